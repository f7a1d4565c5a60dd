import RunbookModel

/// The text of a shell block → the exports it consists of.
enum ShellBlock {
  /// An `export NAME=value` line.
  struct Export: Hashable {
    /// The variable.
    var name: String
    /// The value without quotes.
    var value: String
    /// The line in the block, from 0.
    var line: Int
    /// Whether a shell has to work the value out.
    var needsShell: Bool
  }

  /// Languages that readers run.
  static let languages: Set = ["sh", "bash", "shell", "zsh", "console"]

  /// The exports that make up the whole of `text`; nil where there is anything else but blanks and comments.
  static func exports(in text: String) -> [Export]? {
    var exports: [Export] = []
    for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      let content = line.trimmingSpace
      if content.isEmpty || content.hasPrefix("#") { continue }
      guard content.hasPrefix("export "), let equals = content.firstIndex(of: "=") else { return nil }
      let name = content[..<equals].dropFirst("export ".count).trimmingSpace
      guard !name.isEmpty, name.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") }),
        let value = value(content[content.index(after: equals)...])
      else { return nil }
      exports.append(Export(name: String(name), value: value.text, line: number, needsShell: value.needsShell))
    }
    return exports.isEmpty ? nil : exports
  }

  /// A value's text without quotes; nil where the line goes on after it, or a quote is not closed.
  private static func value(_ text: Substring) -> (text: String, needsShell: Bool)? {
    var result = ""
    // What a shell would work out: single quotes keep it from that.
    var expanded = ""
    var quote: Character?
    var index = text.startIndex
    while index < text.endIndex {
      let character = text[index]
      if let open = quote {
        if character == open {
          quote = nil
        } else {
          result.append(character)
          if open == "\"" { expanded.append(character) }
        }
      } else if character == "'" || character == "\"" {
        quote = character
      } else if character == ";" || character == "|" {
        return nil
      } else if character.isWhitespace {
        let rest = text[index...].trimmingSpace
        // A placeholder without quotes may have blanks: `export X=YOUR ID`.
        if rest.isEmpty || rest.hasPrefix("#") { break }
        guard !rest.contains("="), !rest.contains("&") else { return nil }
        result.append(" ")
      } else {
        result.append(character)
        expanded.append(character)
      }
      index = text.index(after: index)
    }
    guard quote == nil else { return nil }
    return (result, expanded.contains("$(") || expanded.contains("`"))
  }

  /// Whether `text` pipes entities to decK, in whatever language its fence names: `echo '…' | deck gateway apply -`.
  static func feedsDecK(_ text: String) -> Bool {
    guard let pipe = text.utf8.lastIndex(of: UInt8(ascii: "|")) else { return false }
    return text[text.index(after: pipe)...].trimmingSpace.hasPrefix("deck gateway apply")
  }

  /// Whether `value` is something a reader must replace: `YOUR …`, `<…>`, `…-here`, words in capitals, `your-…`.
  static func isPlaceholder(_ value: String, for variable: String) -> Bool {
    let lowered = value.lowercased()
    if value.isEmpty || lowered.hasPrefix("your ") || lowered.hasPrefix("your-") || lowered.hasPrefix("your_") {
      return true
    }
    if lowered.hasSuffix("-here") || lowered.hasSuffix("_here") || lowered.hasSuffix(" here") { return true }
    if value.hasPrefix("<"), value.hasSuffix(">") { return true }
    let words = value.split { $0 == " " || $0 == "_" || $0 == "-" }
    guard words.allSatisfy({ $0.allSatisfy { $0.isUppercase || $0.isNumber } }),
      words.contains(where: { $0.contains(where: \.isLetter) })
    else { return false }
    return words.count > 1 || variable.uppercased().contains(value)
  }
}
