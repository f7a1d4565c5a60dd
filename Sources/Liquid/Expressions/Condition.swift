import SourceText

/// A condition: comparisons joined by `and` and `or`, which bind from the right and equally strongly.
struct Condition: Sendable {
  /// How two values are compared.
  enum Operator: String, Sendable {
    case equal = "=="
    case notEqual = "!="
    case notEqualToo = "<>"
    case less = "<"
    case greater = ">"
    case lessOrEqual = "<="
    case greaterOrEqual = ">="
    case contains
  }

  /// One comparison, or one value to be tested.
  struct Comparison: Sendable {
    var left: Expression
    var right: (Operator, Expression)?
    /// Whether `or`, not `and`, joins it to the next.
    var isFollowedByOr = false
  }

  /// Never empty.
  var comparisons: [Comparison]

  /// Whether the condition holds in `context`.
  ///
  /// - Throws: `LiquidError` where values cannot be compared.
  func evaluate(in context: inout RenderContext) throws -> Bool {
    var result = false
    for comparison in comparisons {
      result = try comparison.evaluate(in: &context)
      if result == comparison.isFollowedByOr { return result }
    }
    return result
  }
}

extension Condition.Comparison {
  func evaluate(in context: inout RenderContext) throws -> Bool {
    let left = try left.evaluate(in: &context)
    guard let (relation, operand) = right else { return left.isTruthy }
    let right = try operand.evaluate(in: &context)
    switch relation {
    case .equal: return left.matches(right)
    case .notEqual, .notEqualToo: return !left.matches(right)
    case .contains: return left.contains(right)
    case .less: return try left.compare(to: right).map { $0 < 0 } ?? false
    case .greater: return try left.compare(to: right).map { $0 > 0 } ?? false
    case .lessOrEqual: return try left.compare(to: right).map { $0 <= 0 } ?? false
    case .greaterOrEqual: return try left.compare(to: right).map { $0 >= 0 } ?? false
    }
  }
}

extension LiquidValue {
  /// What `a contains b` says: a part of a string, an element of an array, a key of an object.
  func contains(_ other: LiquidValue) -> Bool {
    guard other.isTruthy else { return false }
    switch self {
    case .string(let text): return text.containsBytes(of: other.text)
    case .captured(let text): return text.text.containsBytes(of: other.text)
    case .array(let values): return values.contains(other)
    case .object(let object): return object[other.text] != nil
    case .drop(let drop): return drop.value(of: other.text) != nil
    case .range(let first, let last):
      switch other {
      case .int(let value): return value >= first && value <= last
      case .double(let value): return value >= Double(first) && value <= Double(last)
      default: return false
      }
    default: return false
    }
  }

  /// The order for `<` and its like; nil where one side has none, so that every comparison is false.
  fileprivate func compare(to other: LiquidValue) throws -> Int? {
    switch (self, other) {
    case (.int, .int), (.int, .double), (.double, .int), (.double, .double): return order(to: other)
    case (.int, .string), (.double, .string), (.string, .int), (.string, .double), (.int, .captured),
      (.double, .captured), (.captured, .int), (.captured, .double):
      throw LiquidError("a string and a number cannot be compared")
    default: return string != nil && other.string != nil ? order(to: other) : nil
    }
  }
}
