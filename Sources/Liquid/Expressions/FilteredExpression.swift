/// An operand with the filters it goes through: `name | upcase | append: "x"`.
struct FilteredExpression: Sendable {
  /// One filter of the chain.
  struct Call: Sendable {
    var name: String
    var filter: Filter
    var positional: [Expression]
    var named: [(name: String, value: Expression)]
  }

  var operand: Expression
  var filters: [Call]

  /// The value in `context`.
  ///
  /// - Throws: what a filter throws.
  func evaluate(in context: inout RenderContext) throws -> LiquidValue {
    var value = try operand.evaluate(in: &context)
    for call in filters { value = try call.apply(to: value, in: &context) }
    return value
  }
}

extension FilteredExpression.Call {
  /// What the filter makes of `input`.
  ///
  /// - Throws: what the filter throws, or `LiquidError` where the result is too large.
  fileprivate func apply(to input: LiquidValue, in context: inout RenderContext) throws -> LiquidValue {
    let value = try filter.body(input, try arguments(in: &context), &context)
    try context.checkSize(of: value)
    return value
  }

  /// The values of the arguments.
  ///
  /// - Throws: `LiquidError` where there are too few or too many, or what evaluating one throws.
  private func arguments(in context: inout RenderContext) throws -> FilterArguments {
    let isObject = !named.isEmpty && !filter.takesNames
    let count = positional.count + (isObject ? 1 : 0)
    guard filter.arguments.contains(count) else {
      throw LiquidError("`\(name)` takes \(Self.count(filter.arguments)), not \(count)")
    }
    var arguments = FilterArguments()
    for argument in positional { arguments.positional.append(try argument.evaluate(in: &context)) }
    for (name, argument) in named { arguments.named.append((name, try argument.evaluate(in: &context))) }
    if isObject { arguments.positional.append(.object(LiquidObject(arguments.named.map { ($0.name, $0.value) }))) }
    return arguments
  }

  private static func count(_ range: ClosedRange<Int>) -> String {
    switch (range.lowerBound, range.upperBound) {
    case (0, 0): "no argument"
    case (1, 1): "1 argument"
    case (let lower, let upper): lower == upper ? "\(lower) arguments" : "\(lower) to \(upper) arguments"
    }
  }
}
