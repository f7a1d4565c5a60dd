import RunbookModel

/// A dotenv file (`NAME=value` lines) → bindings.
enum EnvironmentFile {
  /// The bindings of `text`; `path` is for messages.
  ///
  /// - Throws: `Failure` at a line that is no assignment.
  static func parse(_ text: String, path: String) throws -> [Binding] {
    try text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().compactMap { index, line in
      var content = line.drop { $0 == " " || $0 == "\t" }
      while content.last?.isWhitespace == true { content = content.dropLast() }
      if content.isEmpty || content.hasPrefix("#") { return nil }
      if content.hasPrefix("export ") { content = content.dropFirst("export ".count) }
      guard let equals = content.firstIndex(of: "="), equals > content.startIndex else {
        throw Failure("\(path):\(index + 1): expected NAME=value", help: "write one assignment a line")
      }
      var value = content[content.index(after: equals)...]
      if value.count >= 2, let quote = value.first, quote == value.last, quote == "\"" || quote == "'" {
        value = value.dropFirst().dropLast()
      }
      return Binding(variable: String(content[..<equals]), value: String(value), source: .environmentFile)
    }
  }
}
