/// A jq program that only walks into a value: `.data[0].id`, `.data[] | select(.name == "x") | .id`.
enum PlainPath {
  /// The path without selections, as `Schema.field(at:)` reads it; nil where the program does more.
  static func path(of program: String) -> String? {
    var path = ""
    for part in parts(of: program) {
      let part = part.trimmed
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

  /// The program's parts between `|` outside of brackets and quotes.
  private static func parts(of program: String) -> [Substring] {
    var parts: [Substring] = []
    var depth = 0
    var isQuoted = false
    var start = program.startIndex
    for index in program.indices {
      switch program[index] {
      case "\"": isQuoted.toggle()
      case "(" where !isQuoted, "[" where !isQuoted, "{" where !isQuoted: depth += 1
      case ")" where !isQuoted, "]" where !isQuoted, "}" where !isQuoted: depth -= 1
      case "|" where depth == 0 && !isQuoted:
        parts.append(program[start..<index])
        start = program.index(after: index)
      default: break
      }
    }
    return parts + [program[start...]]
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
