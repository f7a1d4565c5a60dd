extension PathTemplate.Segment {
  /// Reads a segment such as `prefix-{a}.json`.
  init(_ text: String) {
    // Most segments are plain text, which nothing needs to be looked for in.
    guard text.utf8.contains(where: { $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: "%") }) else {
      parts = text.isEmpty ? [] : [.literal(text)]
      return
    }
    var parts: [PathTemplate.Part] = []
    var rest = text[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      let name = rest[rest.index(after: open)..<close]
      guard !name.isEmpty else { break }
      if open > rest.startIndex { parts.append(.literal(PathTemplate.decoded(rest[..<open]))) }
      parts.append(.parameter(String(name)))
      rest = rest[rest.index(after: close)...]
    }
    if !rest.isEmpty { parts.append(.literal(PathTemplate.decoded(rest))) }
    self.parts = parts
  }

  /// The text, if it has no parameter.
  var literal: String? {
    switch parts.count {
    case 0: ""
    case 1: if case .literal(let text) = parts[0] { text } else { nil }
    default: nil
    }
  }

  /// Whether it is one parameter and nothing else.
  var isParameter: Bool { parts.count == 1 && literal == nil }

  /// The names of its parameters.
  var parameterNames: [String] { parts.compactMap { if case .parameter(let name) = $0 { name } else { nil } } }

  /// The order of trying: text, then mixtures with more text, then a bare parameter.
  var rank: Int {
    if literal != nil { return 0 }
    if isParameter { return .max }
    let length = parts.reduce(0) { if case .literal(let text) = $1 { $0 + text.count } else { $0 } }
    return 1_000_000 - min(length, 999_999)
  }

  /// Whether both have the same text around parameters of any name.
  func hasShape(of other: Self) -> Bool {
    parts.count == other.parts.count
      && zip(parts, other.parts).allSatisfy { pair in
        switch pair {
        case (.literal(let a), .literal(let b)): a == b
        case (.parameter, .parameter): true
        default: false
        }
      }
  }

  /// The value of each parameter where the percent-decoded `text` fits; each has a character at least.
  ///
  /// A parameter takes as little as it can, the one before the last text as much as it must.
  func match(_ text: String) -> [String: String]? {
    if let literal { return literal == text ? [:] : nil }
    var values: [String: String] = [:]
    var rest = text[...]
    var pending: String?
    for (index, part) in parts.enumerated() {
      switch part {
      case .parameter(let name):
        // Of parameters that touch, each but the last has one character.
        if let pending {
          guard let first = rest.popFirst() else { return nil }
          values[pending] = String(first)
        }
        pending = name
      case .literal(let literal):
        guard let name = pending else {
          guard rest.hasPrefix(literal) else { return nil }
          rest = rest.dropFirst(literal.count)
          continue
        }
        pending = nil
        let isLast = index == parts.count - 1
        guard
          let place = isLast ? Self.suffix(literal, of: rest) : rest.dropFirst().firstRange(of: literal)?.lowerBound,
          place > rest.startIndex
        else { return nil }
        values[name] = String(rest[..<place])
        rest = rest[place...].dropFirst(literal.count)
      }
    }
    if let pending {
      guard !rest.isEmpty else { return nil }
      values[pending] = String(rest)
      rest = ""
    }
    return rest.isEmpty ? values : nil
  }

  private static func suffix(_ literal: String, of text: Substring) -> Substring.Index? {
    text.hasSuffix(literal) ? text.index(text.endIndex, offsetBy: -literal.count) : nil
  }
}
