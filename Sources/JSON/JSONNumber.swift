import Foundation

/// A JSON number with the digits it was written with.
public struct JSONNumber: Sendable {
  /// The number as written, by the JSON grammar.
  public let text: String

  /// An integer.
  public init(_ value: Int) { text = String(value) }

  /// A finite number; NaN and infinities, which JSON lacks, become 0.
  public init(_ value: Double) {
    if let int = Int(exactly: value), abs(int) < 1 << 53 {
      text = String(int)
    } else {
      text = value.isFinite ? "\(value)" : "0"
    }
  }

  /// A number by the JSON grammar; nil where `text` is none.
  public init?(text: String) {
    guard Self.matchesGrammar(text.utf8) else { return nil }
    self.text = text
  }

  /// For the parser, which has checked the grammar.
  init(unchecked text: String) { self.text = text }

  /// The value as an integer, where it is one exactly: `3`, `3.0`, `3e2`.
  public var int: Int? { Int(text) ?? decimal.flatMap { Int(exactly: ($0 as NSDecimalNumber).doubleValue) } }

  /// The nearest double.
  public var double: Double { Double(text) ?? 0 }

  /// Whether the value has no fraction: `3.0` and `1e400` are integers, as JSON Schema has it.
  public var isInteger: Bool {
    if Int(text) != nil { return true }
    let value = double
    return value.isFinite ? value == value.rounded() : !text.contains(".")
  }

  /// The exact decimal value, if it has no more than 38 digits and a modest exponent.
  var decimal: Decimal? {
    guard text.utf8.count < 40 else { return nil }
    return Decimal(string: text, locale: Locale(identifier: "en_US_POSIX"))
  }

  private static func matchesGrammar(_ utf8: String.UTF8View) -> Bool {
    var rest = utf8[...]
    func digits() -> Int {
      let run = rest.prefix { (48...57).contains($0) }.count
      rest = rest.dropFirst(run)
      return run
    }
    if rest.first == UInt8(ascii: "-") { rest = rest.dropFirst() }
    let leadingZero = rest.first == UInt8(ascii: "0")
    let whole = digits()
    guard whole > 0, !(leadingZero && whole > 1) else { return false }
    if rest.first == UInt8(ascii: ".") {
      rest = rest.dropFirst()
      guard digits() > 0 else { return false }
    }
    if rest.first == UInt8(ascii: "e") || rest.first == UInt8(ascii: "E") {
      rest = rest.dropFirst()
      if rest.first == UInt8(ascii: "+") || rest.first == UInt8(ascii: "-") { rest = rest.dropFirst() }
      guard digits() > 0 else { return false }
    }
    return rest.isEmpty
  }
}

extension JSONNumber: Hashable, Comparable {
  /// Equal in value.
  public static func == (a: JSONNumber, b: JSONNumber) -> Bool {
    if a.text == b.text { return true }
    if let a = Int(a.text), let b = Int(b.text) { return a == b }
    if let a = a.decimal, let b = b.decimal { return a == b }
    return a.double == b.double
  }

  /// Less in value.
  public static func < (a: JSONNumber, b: JSONNumber) -> Bool {
    if let a = Int(a.text), let b = Int(b.text) { return a < b }
    if let a = a.decimal, let b = b.decimal { return a < b }
    return a.double < b.double
  }

  /// Hashes the value.
  public func hash(into hasher: inout Hasher) { hasher.combine(double) }
}
