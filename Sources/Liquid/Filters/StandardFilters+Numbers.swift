import Foundation

extension StandardFilters {
  /// Filters of numbers; what is no number counts as 0.
  static let numbers: [String: Filter] = [
    "abs": Filter { input, _, _ in
      let number = Number(input)
      return (number.double < 0 ? Number(0) - number : number).value
    },
    "plus": arithmetic { $0 + $1 },
    "minus": arithmetic { $0 - $1 },
    "times": arithmetic { $0 * $1 },
    "divided_by": arithmetic {
      guard let quotient = $0 / $1 else { throw LiquidError("a number is divided by 0") }
      return quotient
    },
    "modulo": arithmetic {
      guard let remainder = $0 % $1 else { throw LiquidError("a number is divided by 0") }
      return remainder
    },
    "at_least": arithmetic { $0.double < $1.double ? $1 : $0 },
    "at_most": arithmetic { $0.double > $1.double ? $1 : $0 },
    "ceil": Filter { input, _, _ in try whole(Number(input), .up) },
    "floor": Filter { input, _, _ in try whole(Number(input), .down) },
    "round": Filter(arguments: 0...1) { input, arguments, _ in
      try round(Number(input), digits: Number(arguments[0]).truncated)
    },
    "default": Filter(arguments: 0...2, takesNames: true) { input, arguments, _ in
      let allowsFalse = arguments["allow_false"]?.isTruthy ?? false
      let isMissing = allowsFalse ? input.isNil : !input.isTruthy
      return isMissing || input.isEmpty ? (arguments.count > 0 ? arguments[0] : "") : input
    },
  ]

  private static func arithmetic(_ body: @escaping @Sendable (Number, Number) throws -> Number) -> Filter {
    Filter(arguments: 1...1) { input, arguments, _ in try body(Number(input), Number(arguments[0])).value }
  }

  /// `number` as an integer; one that an integer does not hold as it is.
  ///
  /// - Throws: `LiquidError` where there is none.
  private static func whole(_ number: Number, _ rule: FloatingPointRoundingRule) throws -> LiquidValue {
    guard number.int == nil else { return number.value }
    guard number.double.isFinite else { throw LiquidError("`\(number.value.text)` is no integer") }
    let rounded = number.double.rounded(rule)
    return Int(exactly: rounded).map(LiquidValue.int) ?? .double(rounded)
  }

  /// `number` rounded half away from zero to as many decimal digits, or to tens, hundreds… where negative.
  private static func round(_ number: Number, digits: Int) throws -> LiquidValue {
    if digits == 0 { return try whole(number, .toNearestOrAwayFromZero) }
    guard number.double.isFinite else { throw LiquidError("`\(number.value.text)` cannot be rounded") }
    guard (-18...18).contains(digits) else { return digits > 0 ? number.value : .int(0) }
    if let int = number.int { return digits > 0 ? .int(int) : .int(round(int, toPowerOfTen: -digits)) }
    let scale = pow(10, Double(abs(digits)))
    guard digits > 0 else { return try whole(Number((number.double / scale).rounded() * scale), .towardZero) }
    let scaled = (number * Number(scale)).double
    // Past 2^53 there is no fraction left to round.
    return scaled.magnitude < 9e15 ? .double(scaled.rounded() / scale) : number.value
  }

  /// `value` to the nearest multiple of a power of ten, half away from zero; cut off where that is no integer.
  private static func round(_ value: Int, toPowerOfTen power: Int) -> Int {
    let unit = (0..<power).reduce(1) { unit, _ in unit * 10 }
    let rest = value % unit
    let cut = value - rest
    guard rest.magnitude >= UInt(unit / 2) else { return cut }
    let (result, overflow) = cut.addingReportingOverflow(value < 0 ? -unit : unit)
    return overflow ? cut : result
  }
}
