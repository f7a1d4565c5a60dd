/// A jq program that only walks into a value: `.data[0].id`, `.data[] | select(.name == "x") | .id`.
enum PlainPath {
  /// The path without selections, as `Schema.field(at:)` reads it; nil where the program does more.
  static func path(of program: String) -> String? {
    let program = JQStages(program)
    guard !program.hasAlternative else { return nil }
    var path = ""
    for part in program.stages {
      if part == "." || (part.hasPrefix("select(") && part.hasSuffix(")")) { continue }
      guard isPath(part) else { return nil }
      path += part
    }
    return path
  }

  /// The path as `extract_body` writes it: `data[0].id` and `data.0.id` are the same.
  static func dotted(_ path: String) -> String {
    var text = path.filter { $0 != "\"" && $0 != "'" && $0 != "?" }
    text.replace("[", with: ".")
    text.replace("]", with: "")
    return text.split(separator: ".").joined(separator: ".")
  }

  /// Whether `part` is `.a.b[0].c`, `.["a"]`, `."a"`, `[0]`.
  private static func isPath(_ part: Substring) -> Bool {
    guard part.hasPrefix(".") || part.hasPrefix("[") else { return false }
    guard part.firstRange(of: "..") == nil, !part.contains(":") else { return false }
    var rest = part
    while let first = rest.first {
      switch first {
      case ".", "?": rest = rest.dropFirst()
      case "\"":
        guard let end = rest.dropFirst().firstIndex(of: "\"") else { return false }
        rest = rest[rest.index(after: end)...]
      case "[":
        guard let end = rest.firstIndex(of: "]") else { return false }
        let inside = rest[..<end].dropFirst()
        let isName = inside.count > 1 && inside.hasPrefix("\"") && inside.hasSuffix("\"")
        guard isName || inside.allSatisfy(\.isNumber) else { return false }
        rest = rest[rest.index(after: end)...]
      default:
        let name = rest.prefix { $0.isLetter || $0.isNumber || $0 == "_" }
        guard !name.isEmpty, first.isNumber == false else { return false }
        rest = rest.dropFirst(name.count)
      }
    }
    return true
  }
}
