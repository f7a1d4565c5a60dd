/// A JSON number with the digits it was written with.
public struct JSONNumber: Sendable {
  /// The number as written, by the JSON grammar.
  public let text: String

  /// An integer.
  public init(_ value: Int) { text = String(value) }

  /// A finite number; NaN and infinities, which JSON lacks, become 0.
  public init(_ value: Double) {
    // Past 2^53 a double's digits are not all its own: the shortest form is kept.
    if let int = Int(exactly: value), int.magnitude < 1 << 53 {
      text = String(int)
    } else {
      text = value.isFinite ? "\(value)" : "0"
    }
  }

  /// A number by the JSON grammar; nil where `text` is none.
  public init?(text: String) {
    guard Self.length(in: text.utf8) == text.utf8.count else { return nil }
    self.text = text
  }

  /// For the parser, which has checked the grammar.
  init(unchecked text: String) { self.text = text }

  /// The value as an integer, where it is one exactly: `3`, `3.0`, `3e2`.
  public var int: Int? { Int(text) ?? DecimalForm(text).int }

  /// The nearest double; infinite past a double's range.
  public var double: Double { Double(text) ?? 0 }

  /// Whether the value has no fraction: `3.0` and `1e400` are integers, as JSON Schema has it.
  public var isInteger: Bool { Int(text) != nil || DecimalForm(text).isInteger }

  /// How many bytes at the beginning of `bytes` are a number by the JSON grammar, as many as can be; nil for none.
  static func length(in bytes: some Sequence<UInt8>) -> Int? {
    var state = GrammarState.start
    var length = 0
    var accepted: Int?
    scan: for byte in bytes {
      switch (state, byte) {
      case (.start, UInt8(ascii: "-")): state = .minus
      case (.start, UInt8(ascii: "0")), (.minus, UInt8(ascii: "0")): state = .zero
      case (.start, 49...57), (.minus, 49...57), (.whole, 48...57): state = .whole
      case (.zero, UInt8(ascii: ".")), (.whole, UInt8(ascii: ".")): state = .point
      case (.point, 48...57), (.fraction, 48...57): state = .fraction
      case (.zero, 69), (.zero, 101), (.whole, 69), (.whole, 101), (.fraction, 69), (.fraction, 101): state = .exponent
      case (.exponent, UInt8(ascii: "+")), (.exponent, UInt8(ascii: "-")): state = .sign
      case (.exponent, 48...57), (.sign, 48...57), (.power, 48...57): state = .power
      default: break scan
      }
      length += 1
      switch state {
      case .zero, .whole, .fraction, .power: accepted = length
      case .start, .minus, .point, .exponent, .sign: break
      }
    }
    return accepted
  }

  private enum GrammarState { case start, minus, zero, whole, point, fraction, exponent, sign, power }
}

extension JSONNumber: Hashable, Comparable {
  /// Equal in value, exactly.
  public static func == (a: JSONNumber, b: JSONNumber) -> Bool {
    if a.text == b.text { return true }
    if let a = Int(a.text), let b = Int(b.text) { return a == b }
    return DecimalForm(a.text) == DecimalForm(b.text)
  }

  /// Less in value, exactly.
  public static func < (a: JSONNumber, b: JSONNumber) -> Bool {
    if let a = Int(a.text), let b = Int(b.text) { return a < b }
    return DecimalForm(a.text) < DecimalForm(b.text)
  }

  /// Hashes the value.
  public func hash(into hasher: inout Hasher) {
    if let int { hasher.combine(int) } else { hasher.combine(DecimalForm(text)) }
  }
}
