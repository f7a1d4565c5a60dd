/// Which fenced blocks are commands, and which values of exports a reader must replace.
enum ShellBlock {
  /// Languages that readers run.
  static let languages: Set = ["sh", "bash", "shell", "zsh", "console"]

  /// Whether a block is commands, by its language or, whatever that is, by how it begins: `echo '` and `cat <<EOF` put a
  /// file together for what stands at the end, a pipe or a redirection.
  static func isCommand(_ text: String, language: String) -> Bool {
    if languages.contains(language.lowercased()) || language.isEmpty && isAllExports(text) { return true }
    guard let first = text.split(separator: "\n").first(where: { !$0.allSatisfy(\.isWhitespace) })?.trimmingSpace else {
      return false
    }
    if first.hasPrefix("cat <<") { return true }
    guard first.hasPrefix("echo '") || first.hasPrefix("echo \"") else { return false }
    let last = text.split(separator: "\n").last { !$0.allSatisfy(\.isWhitespace) }?.trimmingSpace ?? ""
    return last.contains("' |") || last.contains("' >") || last.contains("\" |") || last.contains("\" >")
  }

  /// Whether each line is an `export`, which is a shell's whatever the fence says.
  private static func isAllExports(_ text: String) -> Bool {
    let lines = text.split(separator: "\n").filter { !$0.allSatisfy(\.isWhitespace) }
    return !lines.isEmpty && lines.allSatisfy { $0.trimmingSpace.hasPrefix("export ") && $0.contains("=") }
  }

  /// Whether `text` pipes entities to decK: `echo '…' | deck gateway apply -`.
  static func feedsDecK(_ text: String) -> Bool {
    guard let pipe = text.utf8.lastIndex(of: UInt8(ascii: "|")) else { return false }
    return text[text.index(after: pipe)...].trimmingSpace.hasPrefix("deck gateway apply")
  }

  /// Whether `value` is something a reader must replace: `YOUR …`, `<…>`, `…-here`, words in capitals, `your-…`, an
  /// identifier that can be nobody else's.
  static func isPlaceholder(_ value: String, for variable: String) -> Bool {
    let lowered = value.lowercased()
    if value.isEmpty || lowered.hasPrefix("your ") || lowered.hasPrefix("your-") || lowered.hasPrefix("your_") {
      return true
    }
    if lowered.hasSuffix("-here") || lowered.hasSuffix("_here") || lowered.hasSuffix(" here") { return true }
    if value.hasPrefix("<"), value.hasSuffix(">") { return true }
    if isUUID(value) { return true }
    let words = value.split { $0 == " " || $0 == "_" || $0 == "-" }
    guard words.allSatisfy({ $0.allSatisfy { $0.isUppercase || $0.isNumber } }),
      words.contains(where: { $0.contains(where: \.isLetter) })
    else { return false }
    return words.count > 1 || variable.uppercased().contains(value)
  }

  private static func isUUID(_ value: String) -> Bool {
    let groups = value.split(separator: "-", omittingEmptySubsequences: false)
    return groups.map(\.count) == [8, 4, 4, 4, 12] && groups.allSatisfy { $0.allSatisfy(\.isHexDigit) }
  }
}
