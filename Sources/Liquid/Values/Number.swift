import Foundation
import SourceText

/// A number of Liquid's arithmetic: decimals are exact where they fit.
struct Number {
  /// The value, where it is an integer.
  let int: Int?
  /// The value.
  let double: Double

  init(_ int: Int) {
    self.int = int
    double = Double(int)
  }

  init(_ double: Double) {
    int = nil
    self.double = double
  }

  /// The number that a value stands for: strings by the digits they begin with; 0 for what is no number.
  init(_ value: LiquidValue) {
    switch value {
    case .int(let value): self.init(value)
    case .double(let value): self.init(value)
    case .string(let text): self.init(text: text)
    case .captured(let text): self.init(text: text.text)
    default: self.init(0)
    }
  }

  /// The number that a text stands for: `5`, `-5.1`, ` 12 apples` (12); 0 where it begins with no digits.
  init(text: String) {
    let bytes = text.utf8.drop(while: \.isLiquidSpace)
    let sign = bytes.first == UInt8(ascii: "-") || bytes.first == UInt8(ascii: "+") ? 1 : 0
    let whole = bytes.dropFirst(sign).prefix(while: \.isDigit)
    let rest = bytes.dropFirst(sign + whole.count)
    let fraction = rest.first == UInt8(ascii: ".") ? rest.dropFirst().prefix(while: \.isDigit) : rest.prefix(0)
    let tail = rest.dropFirst(fraction.isEmpty ? 0 : fraction.count + 1)
    if !whole.isEmpty, !fraction.isEmpty, tail.allSatisfy(\.isLiquidSpace),
      let value = Double(Substring(bytes.prefix(sign + whole.count + 1 + fraction.count)))
    {
      self.init(value)
    } else {
      let digits = Substring(bytes.prefix(sign + whole.count))
      if let value = Int(digits) ?? (whole.isEmpty ? 0 : nil) {
        self.init(value)
      } else {
        self.init(Double(digits) ?? 0)
      }
    }
  }

  /// The value to print.
  var value: LiquidValue { int.map(LiquidValue.int) ?? .double(double) }

  /// Whether it is zero.
  var isZero: Bool { double == 0 }

  /// The value as an integer: cut off, and clamped to what an `Int` holds.
  var truncated: Int { int ?? Self.int(double) }

  /// A double as an integer: cut off and clamped; 0 for NaN.
  static func int(_ value: Double) -> Int {
    if let exact = Int(exactly: value.rounded(.towardZero)) { return exact }
    return value.isNaN ? 0 : value < 0 ? .min : .max
  }

  static func + (a: Number, b: Number) -> Number {
    combine(a, b, { $0.addingReportingOverflow($1) }, { $0 + $1 }, { $0 + $1 })
  }

  static func - (a: Number, b: Number) -> Number {
    combine(a, b, { $0.subtractingReportingOverflow($1) }, { $0 - $1 }, { $0 - $1 })
  }

  static func * (a: Number, b: Number) -> Number {
    combine(a, b, { $0.multipliedReportingOverflow(by: $1) }, { $0 * $1 }, { $0 * $1 })
  }

  private static func combine(
    _ a: Number, _ b: Number, _ ints: (Int, Int) -> (partialValue: Int, overflow: Bool),
    _ decimals: (Decimal, Decimal) -> Decimal, _ doubles: (Double, Double) -> Double
  ) -> Number {
    if let a = a.int, let b = b.int {
      let (value, overflow) = ints(a, b)
      if !overflow { return Number(value) }
    }
    let value = doubles(a.double, b.double)
    if a.isShort, b.isShort, value.magnitude < 1e12 { return Number(value) }
    return exact(a, b, decimals) ?? Number(value)
  }

  /// Whether the value is a multiple of 1/64 and not large, so that sums and products of such are exact in binary too.
  private var isShort: Bool { double.magnitude < 1e9 && (double * 64).rounded() == double * 64 }

  /// The exact result, where there is one; a zero is left to doubles, which know its sign.
  private static func exact(_ a: Number, _ b: Number, _ operation: (Decimal, Decimal) -> Decimal) -> Number? {
    guard let a = a.decimal, let b = b.decimal else { return nil }
    let result = operation(a, b)
    guard !result.isZero, let value = Double("\(result)"), value.isFinite else { return nil }
    return Number(value)
  }

  /// The exact value; nil for magnitudes that a decimal holds badly.
  private var decimal: Decimal? {
    guard double == 0 || (1e-15...1e15).contains(double.magnitude) else { return nil }
    return Decimal(string: "\(double)", locale: Locale(identifier: "en_US_POSIX"))
  }

  /// The quotient, of integers rounded down; nil for a division of integers by zero.
  static func / (a: Number, b: Number) -> Number? {
    guard let x = a.int, let y = b.int else {
      return (b.isZero ? nil : exact(a, b) { $0 / $1 }) ?? Number(a.double / b.double)
    }
    guard y != 0 else { return nil }
    let (quotient, overflow) = x.dividedReportingOverflow(by: y)
    if overflow { return Number(a.double / b.double) }
    return Number(x % y != 0 && (x < 0) != (y < 0) ? quotient - 1 : quotient)
  }

  /// The remainder, with the sign of the divisor; nil for a division by zero.
  static func % (a: Number, b: Number) -> Number? {
    guard !b.isZero else { return nil }
    if let x = a.int, let y = b.int {
      let remainder = x.remainderReportingOverflow(dividingBy: y).partialValue
      return Number(remainder != 0 && (remainder < 0) != (y < 0) ? remainder + y : remainder)
    }
    if let exact = exact(a, b, { $0 - floor($0 / $1) * $1 }) { return exact }
    let remainder = a.double.truncatingRemainder(dividingBy: b.double)
    if remainder == 0 { return Number(0.0) }
    return Number((remainder < 0) != (b.double < 0) ? remainder + b.double : remainder)
  }

  private static func floor(_ value: Decimal) -> Decimal {
    var (value, result) = (value, Decimal())
    NSDecimalRound(&result, &value, 0, .down)
    return result
  }
}
