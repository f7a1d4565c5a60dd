import JSON

/// A jq program → the fields it reads, as far as its plain paths tell.
enum JQReading {
  /// The places in the value, `-` for any item: `.data[] | select(.name == "x") | .id` reads `data.-.name`, `data.-.id`.
  static func fields(of program: String) -> [JSONPointer] {
    var fields: [JSONPointer] = []
    var base: [String] = []
    for part in stages(of: program) {
      if let tokens = path(part) {
        base += tokens
      } else if part.hasPrefix("select("), let tokens = path(condition(part)) {
        if !tokens.isEmpty { fields.append(JSONPointer(base + tokens)) }
      } else if part != "first" && part != "last" {
        // What any other filter makes of the value is not known.
        break
      }
    }
    return fields + (base.isEmpty ? [] : [JSONPointer(base)])
  }

  /// The parts between the pipes that stand outside quotes and brackets; an alternative (`//`) is left out.
  private static func stages(of program: String) -> [Substring] {
    var stages: [Substring] = []
    var start = program.startIndex
    var depth = 0
    var isQuoted = false
    var previous: Character = " "
    var end = program.endIndex
    for index in program.indices {
      let character = program[index]
      if character == "\"", previous != "\\" { isQuoted.toggle() }
      if !isQuoted {
        if "([{".contains(character) { depth += 1 }
        if ")]}".contains(character) { depth -= 1 }
        if character == "|", depth == 0 {
          stages.append(program[start..<index])
          start = program.index(after: index)
        }
        if character == "/", previous == "/", depth == 0 {
          end = program.index(before: index)
          break
        }
      }
      previous = character
    }
    if start < end { stages.append(program[start..<end]) }
    return stages.map(trimmed)
  }

  /// What a `select` compares: the text before the operator.
  private static func condition(_ stage: Substring) -> Substring {
    let inside = stage.dropFirst("select(".count).dropLast()
    let end = ["==", "!="].compactMap { inside.firstRange(of: $0)?.lowerBound }.min() ?? inside.endIndex
    return trimmed(inside[..<end])
  }

  /// The tokens of `.a[0]."b c"`; nil where `text` is more than a plain path.
  private static func path(_ text: Substring) -> [String]? {
    guard text.hasPrefix(".") else { return nil }
    var tokens: [String] = []
    var rest = text.dropFirst()
    while let first = rest.first {
      switch first {
      case "[":
        guard let close = rest.firstIndex(of: "]") else { return nil }
        let inside = rest[rest.index(after: rest.startIndex)..<close]
        if inside.hasPrefix("\""), inside.hasSuffix("\""), inside.count > 1 {
          tokens.append(String(inside.dropFirst().dropLast()))
        } else {
          guard inside.isEmpty || Int(inside) != nil else { return nil }
          tokens.append("-")
        }
        rest = rest[rest.index(after: close)...]
      case "\"":
        rest = rest.dropFirst()
        guard let close = rest.firstIndex(of: "\"") else { return nil }
        tokens.append(String(rest[..<close]))
        rest = rest[rest.index(after: close)...]
      case ".", "?": rest = rest.dropFirst()
      default:
        let name = rest.prefix { $0.isLetter || $0.isNumber || $0 == "_" }
        guard !name.isEmpty else { return nil }
        tokens.append(String(name))
        rest = rest.dropFirst(name.count)
      }
    }
    return tokens
  }

  private static func trimmed(_ text: Substring) -> Substring {
    var text = text.drop(while: \.isWhitespace)
    while text.last?.isWhitespace == true { text = text.dropLast() }
    return text
  }
}
