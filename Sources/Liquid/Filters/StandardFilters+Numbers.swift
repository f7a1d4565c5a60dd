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
    "ceil": Filter { input, _, _ in
      let number = Number(input)
      return .int(number.int ?? Number.int(number.double.rounded(.up)))
    },
    "floor": Filter { input, _, _ in
      let number = Number(input)
      return .int(number.int ?? Number.int(number.double.rounded(.down)))
    },
    "round": Filter(arguments: 0...1) { input, arguments, _ in
      round(Number(input), digits: Number(arguments[0]).truncated)
    },
    "default": Filter(arguments: 0...1) { input, arguments, _ in
      let allowsFalse = arguments["allow_false"]?.isTruthy ?? false
      let isMissing = allowsFalse ? input.isNil : !input.isTruthy
      return isMissing || input.isEmpty ? (arguments.count > 0 ? arguments[0] : "") : input
    },
  ]

  private static func arithmetic(_ body: @escaping @Sendable (Number, Number) throws -> Number) -> Filter {
    Filter(arguments: 1...1) { input, arguments, _ in try body(Number(input), Number(arguments[0])).value }
  }

  /// `number` rounded half away from zero to as many decimal digits, or to tens, hundreds… where negative.
  private static func round(_ number: Number, digits: Int) -> LiquidValue {
    if digits == 0 { return .int(number.int ?? Number.int(number.double.rounded())) }
    guard (-18...18).contains(digits) else { return digits > 0 ? number.value : .int(0) }
    if digits > 0, number.int != nil { return number.value }
    let scale = pow(10, Double(abs(digits)))
    guard digits > 0 else { return .int(Number.int((number.double / scale).rounded() * scale)) }
    let scaled = (number * Number(scale)).double
    // Past 2^53 there is no fraction left to round.
    return scaled.magnitude < 9e15 ? .double(scaled.rounded() / scale) : number.value
  }
}
