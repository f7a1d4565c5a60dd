extension JekyllFilters {
  /// Filters that take an expression as a text, and the name of the variable that holds the element in it.
  static let expressions: [String: Filter] = [
    "where_exp": Filter(arguments: 2...2) { input, arguments, context in
      guard let values = try candidates(input, context) else { return input }
      let condition = try condition(arguments[1].text)
      return .array(try values.filter { try holds(condition, for: arguments[0].text, $0, &context) })
    },
    "find_exp": Filter(arguments: 2...2) { input, arguments, context in
      guard let values = try candidates(input, context) else { return input }
      let condition = try condition(arguments[1].text)
      return try values.first { try holds(condition, for: arguments[0].text, $0, &context) } ?? .nil
    },
    "group_by_exp": Filter(arguments: 2...2) { input, arguments, context in
      guard let values = try members(input, context) else { return input }
      let expression = try context.parse(expression: arguments[1].text)
      return try group(values) { value in
        try context.withVariables([arguments[0].text: value]) { try expression.evaluate(in: &$0) }
      }
    },
  ]

  private static func holds(
    _ condition: Condition, for name: String, _ value: LiquidValue, _ context: inout RenderContext
  ) throws -> Bool {
    try context.withVariables([name: value]) { try condition.evaluate(in: &$0) }
  }

  private static func condition(_ text: String) throws -> Condition {
    var parser = ExpressionParser(text, dialect: .jekyll)
    let condition = parser.condition()
    guard let condition, parser.issues.isEmpty else {
      throw LiquidError("`\(text)` is no condition: \(parser.issues.first?.message ?? "it is empty")")
    }
    return condition
  }
}
