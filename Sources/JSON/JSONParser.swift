/// JSON text → `JSONValue`, strictly by RFC 8259.
public struct JSONParser {
  /// Why a text is no JSON.
  public struct Failure: Error, Hashable, Sendable, CustomStringConvertible {
    /// What was met, as a clause: `expected ',' or '}'`.
    public var message: String
    /// Where, as an offset in UTF-8 bytes.
    public var offset: Int

    /// The message with its offset.
    public var description: String { "\(message) at byte \(offset)" }
  }

  /// Nesting deeper than this is refused, so that no input exhausts the stack.
  public static let maximumDepth = 256

  private let bytes: [UInt8]
  private var position = 0
  private var depth = 0

  private init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Parses one value that fills the whole of `text`.
  ///
  /// - Throws: `Failure` where `text` is no JSON, has more after the value, or nests deeper than `maximumDepth`.
  public static func parse(_ text: String) throws(Failure) -> JSONValue {
    try parse(bytes: Array(text.utf8))
  }

  /// Parses one value that fills the whole of `bytes`, which must be UTF-8.
  ///
  /// - Throws: `Failure`, as `parse(_:)` does.
  public static func parse(bytes: [UInt8]) throws(Failure) -> JSONValue {
    var parser = JSONParser(bytes)
    parser.skipSpace()
    let value = try parser.value()
    parser.skipSpace()
    guard parser.position == bytes.count else { throw parser.failure("unexpected text after the value") }
    return value
  }

  private var current: UInt8? { position < bytes.count ? bytes[position] : nil }

  private func failure(_ message: String) -> Failure { Failure(message: message, offset: position) }

  private mutating func skipSpace() {
    while let byte = current, byte == 32 || byte == 9 || byte == 10 || byte == 13 { position += 1 }
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard current == byte else { return false }
    position += 1
    return true
  }

  private mutating func value() throws(Failure) -> JSONValue {
    guard let byte = current else { throw failure("unexpected end, a value is missing") }
    switch byte {
    case UInt8(ascii: "{"): return try object()
    case UInt8(ascii: "["): return try array()
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try literal("true", .bool(true))
    case UInt8(ascii: "f"): return try literal("false", .bool(false))
    case UInt8(ascii: "n"): return try literal("null", .null)
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return .number(try number())
    default: throw failure("expected a value")
    }
  }

  /// Goes behind the bracket that opens an object or array.
  private mutating func open() throws(Failure) {
    guard depth < Self.maximumDepth else { throw failure("nested deeper than \(Self.maximumDepth) levels") }
    depth += 1
    position += 1
    skipSpace()
  }

  private mutating func object() throws(Failure) -> JSONValue {
    try open()
    defer { depth -= 1 }
    var members: JSONObject = [:]
    if take(UInt8(ascii: "}")) { return .object(members) }
    while true {
      guard current == UInt8(ascii: "\"") else { throw failure("expected a key in quotes") }
      let key = try string()
      skipSpace()
      guard take(UInt8(ascii: ":")) else { throw failure("expected ':'") }
      skipSpace()
      members[key] = try value()
      skipSpace()
      if take(UInt8(ascii: "}")) { return .object(members) }
      guard take(UInt8(ascii: ",")) else { throw failure("expected ',' or '}'") }
      skipSpace()
    }
  }

  private mutating func array() throws(Failure) -> JSONValue {
    try open()
    defer { depth -= 1 }
    var elements: [JSONValue] = []
    if take(UInt8(ascii: "]")) { return .array(elements) }
    while true {
      elements.append(try value())
      skipSpace()
      if take(UInt8(ascii: "]")) { return .array(elements) }
      guard take(UInt8(ascii: ",")) else { throw failure("expected ',' or ']'") }
      skipSpace()
    }
  }

  private mutating func literal(_ text: StaticString, _ value: JSONValue) throws(Failure) -> JSONValue {
    let expected = UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
    guard bytes[position...].starts(with: expected) else { throw failure("expected a value") }
    position += expected.count
    return value
  }

  private mutating func number() throws(Failure) -> JSONNumber {
    let length = JSONNumber.length(in: bytes[position...]) ?? 0
    let end = position + length
    guard length > 0, end == bytes.count || !bytes[end].continuesNumber else { throw failure("malformed number") }
    defer { position = end }
    return JSONNumber(unchecked: String(decoding: bytes[position..<end], as: UTF8.self))
  }

  private mutating func string() throws(Failure) -> String {
    position += 1
    let start = position
    while let byte = current, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\"), byte >= 0x20 { position += 1 }
    if current == UInt8(ascii: "\"") {
      position += 1
      return try decoded(bytes[start..<position - 1], at: start)
    }
    var content = Array(bytes[start..<position])
    while let byte = current {
      switch byte {
      case UInt8(ascii: "\""):
        position += 1
        return try decoded(content[...], at: start)
      case UInt8(ascii: "\\"):
        position += 1
        try escape(into: &content)
      case 0..<0x20: throw failure("control character in a string")
      default:
        content.append(byte)
        position += 1
      }
    }
    throw failure("unclosed string")
  }

  private func decoded(_ content: ArraySlice<UInt8>, at offset: Int) throws(Failure) -> String {
    guard let text = String(validating: content, as: UTF8.self) else {
      throw Failure(message: "invalid UTF-8 in a string", offset: offset)
    }
    return text
  }

  private mutating func escape(into content: inout [UInt8]) throws(Failure) {
    guard let byte = current else { throw failure("unclosed string") }
    position += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): content.append(byte)
    case UInt8(ascii: "b"): content.append(8)
    case UInt8(ascii: "f"): content.append(12)
    case UInt8(ascii: "n"): content.append(10)
    case UInt8(ascii: "r"): content.append(13)
    case UInt8(ascii: "t"): content.append(9)
    case UInt8(ascii: "u"):
      var scalar = try hexadecimal()
      if (0xD800..<0xDC00).contains(scalar), bytes[position...].starts(with: [UInt8(ascii: "\\"), UInt8(ascii: "u")]) {
        position += 2
        let low = try hexadecimal()
        guard (0xDC00..<0xE000).contains(low) else { throw failure("unpaired surrogate") }
        scalar = 0x10000 + (scalar - 0xD800) << 10 + (low - 0xDC00)
      }
      guard let scalar = Unicode.Scalar(scalar) else { throw failure("unpaired surrogate") }
      content.append(contentsOf: Array(String(scalar).utf8))
    default:
      position -= 1
      throw failure("unknown escape")
    }
  }

  private mutating func hexadecimal() throws(Failure) -> UInt32 {
    let digits = bytes[position...].prefix(4)
    guard digits.count == 4, digits.allSatisfy({ ($0 as UInt8).isHexadecimalDigit }),
      let value = UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
    else { throw failure("expected four hexadecimal digits") }
    position += 4
    return value
  }
}

extension UInt8 {
  fileprivate var continuesNumber: Bool {
    switch self {
    case 48...57, UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "e"), UInt8(ascii: "E"): true
    default: false
    }
  }

  fileprivate var isHexadecimalDigit: Bool {
    (48...57).contains(self) || (65...70).contains(self) || (97...102).contains(self)
  }
}
