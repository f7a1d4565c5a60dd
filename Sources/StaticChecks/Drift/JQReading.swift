import JSON

/// A jq program → the fields it reads, as far as its plain paths tell.
enum JQReading {
  /// The places in the value, `-` for any item: `.data[] | select(.name == "x") | .id` reads `data.-.name`, `data.-.id`.
  static func fields(of program: String) -> [JSONPointer] {
    var fields: [JSONPointer] = []
    var base: [String] = []
    for part in JQStages(program).stages {
      if let tokens = path(part) {
        base += tokens
      } else if part.hasPrefix("select(") {
        // It lets values through or not, whatever it looks at.
        if let tokens = path(condition(part)), !tokens.isEmpty { fields.append(JSONPointer(base + tokens)) }
      } else if part != "first" && part != "last" {
        // What any other filter makes of the value is not known.
        break
      }
    }
    return fields + (base.isEmpty ? [] : [JSONPointer(base)])
  }

  /// What a `select` compares: the text before the operator.
  private static func condition(_ stage: Substring) -> Substring {
    let inside = stage.dropFirst("select(".count).dropLast()
    let end = ["==", "!="].compactMap { inside.firstRange(of: $0)?.lowerBound }.min() ?? inside.endIndex
    return inside[..<end].trimmed
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
}
