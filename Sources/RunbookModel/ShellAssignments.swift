/// A shell script → the names it sets: `NAME=value`, `export NAME=value`, `for NAME in`, `read NAME`.
enum ShellAssignments {
  /// The names in the order of the text, each once.
  ///
  /// Quotes and heredocs are not told apart from commands.
  static func names(in text: String) -> [String] {
    var names: [String] = []
    var seen: Set<String> = []
    for command in text.utf8.split(whereSeparator: { commandEnds.contains($0) }) {
      for name in self.names(inCommand: command) where seen.insert(name).inserted { names.append(name) }
    }
    return names
  }

  private static let commandEnds: Set = [
    10, UInt8(ascii: ";"), UInt8(ascii: "&"), UInt8(ascii: "|"), UInt8(ascii: "("),
  ]
  private static let declarations: Set = ["export", "local", "declare", "readonly"]
  /// Words before a command of its own.
  private static let leads: Set = ["do", "then", "else", "if", "while", "until", "{", "!"]

  private static func names(inCommand command: Substring.UTF8View) -> [String] {
    var words = command.split { $0 == 32 || $0 == 9 || $0 == 13 }.map { String(decoding: $0, as: UTF8.self) }[...]
    while let first = words.first, leads.contains(first) { words = words.dropFirst() }
    switch words.first {
    case "for": return words.dropFirst().prefix(1).filter(isName)
    case "read": return words.dropFirst().drop { $0.hasPrefix("-") }.prefix { isName($0) }.map { $0 }
    case let word? where declarations.contains(word): words = words.dropFirst()
    default: break
    }
    return words.prefix { assignedName($0) != nil }.compactMap(assignedName)
  }

  private static func assignedName(_ word: String) -> String? {
    guard let equals = word.firstIndex(of: "=") else { return nil }
    let name = String(word[..<equals])
    return isName(name) ? name : nil
  }

  private static func isName(_ word: String) -> Bool {
    guard let first = word.utf8.first, !(48...57).contains(first) else { return false }
    return word.utf8.allSatisfy { byte in
      byte == UInt8(ascii: "_") || (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
    }
  }
}
