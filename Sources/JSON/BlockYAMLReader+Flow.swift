extension BlockYAMLReader {
  /// The `[…]` or `{…}` at `position`.
  mutating func flow(depth: Int) throws(Unsupported) -> JSONValue {
    guard depth < 16 else { throw Unsupported() }
    let isSequence = bytes[position] == UInt8(ascii: "[")
    let bracket = isSequence ? UInt8(ascii: "]") : UInt8(ascii: "}")
    position += 1
    skipBreaks()
    var elements: [JSONValue] = []
    var members: JSONObject = [:]
    if byte(at: position) == bracket {
      position += 1
      return isSequence ? .array([]) : .object([:])
    }
    while true {
      if isSequence {
        elements.append(try flowValue(depth: depth))
      } else {
        guard let first = byte(at: position) else { throw Unsupported() }
        let isQuoted = first == UInt8(ascii: "\"") || first == UInt8(ascii: "'")
        let key = isQuoted ? try quotedOnLine() : string(try flowWord())
        guard isQuoted || key != "<<" else { throw Unsupported() }
        guard byte(at: position) == UInt8(ascii: ":"), byte(at: position + 1) == 32 else { throw Unsupported() }
        position += 1
        skipSpaces()
        guard members.updateValue(try flowValue(depth: depth), forKey: key) == nil else { throw Unsupported() }
      }
      skipBreaks()
      let next = byte(at: position)
      guard next == bracket || next == UInt8(ascii: ",") else { throw Unsupported() }
      position += 1
      if next == bracket { return isSequence ? .array(elements) : .object(members) }
      skipBreaks()
    }
  }

  private mutating func skipBreaks() {
    while let byte = byte(at: position), byte == 32 || byte == 10 { position += 1 }
  }

  private mutating func flowValue(depth: Int) throws(Unsupported) -> JSONValue {
    guard let first = byte(at: position) else { throw Unsupported() }
    switch first {
    case UInt8(ascii: "["), UInt8(ascii: "{"): return try flow(depth: depth + 1)
    case UInt8(ascii: "\""), UInt8(ascii: "'"):
      return .string(try quotedOnLine())
    default:
      return YAMLScalar.resolve(string(try flowWord()))
    }
  }

  private mutating func quotedOnLine() throws(Unsupported) -> String {
    guard endOfQuotedLine(from: position) != nil else { throw Unsupported() }
    return try quoted()
  }

  /// The plain scalar at `position`, inside brackets.
  private mutating func flowWord() throws(Unsupported) -> Range<Int> {
    let start = position
    guard let first = byte(at: start), !first.isYAMLIndicator else { throw Unsupported() }
    if first == UInt8(ascii: "-") {
      guard let next = byte(at: start + 1), next != 32, !next.endsFlowWord else { throw Unsupported() }
    }
    while let byte = byte(at: position), !byte.endsFlowWord {
      if byte == UInt8(ascii: "#"), bytes[position - 1] == 32 { throw Unsupported() }
      if byte == UInt8(ascii: ":") {
        guard let next = self.byte(at: position + 1), !next.endsFlowWord else { throw Unsupported() }
        if next == 32 { break }
      }
      position += 1
    }
    guard position > start else { throw Unsupported() }
    return start..<position
  }
}

extension UInt8 {
  fileprivate var endsFlowWord: Bool {
    switch self {
    case 10, UInt8(ascii: ","), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "{"), UInt8(ascii: "}"),
      UInt8(ascii: "?"):
      true
    default: false
    }
  }
}
