extension JekyllFilters {
  /// Filters that take an expression as a text, and the name of the variable that holds the element in it.
  static let expressions: [String: Filter] = [
    "where_exp": Filter(arguments: 2...2) { input, arguments, context in
      guard let values = candidates(input) else { return input }
      let condition = try condition(arguments[1].text)
      return .array(
        try values.filter { value in
          try context.withVariables([arguments[0].text: value]) { try condition.evaluate(in: &$0) }
        })
    },
    "find_exp": Filter(arguments: 2...2) { input, arguments, context in
      guard let values = candidates(input) else { return input }
      let condition = try condition(arguments[1].text)
      return try values.first { value in
        try context.withVariables([arguments[0].text: value]) { try condition.evaluate(in: &$0) }
      } ?? .nil
    },
    "group_by_exp": Filter(arguments: 2...2) { input, arguments, context in
      guard let values = candidates(input) else { return input }
      return try group(values) { value in
        try context.withVariables([arguments[0].text: value]) { try $0.evaluate(arguments[1].text) }
      }
    },
  ]

  private static func condition(_ text: String) throws -> Condition {
    var parser = ExpressionParser(text)
    let condition = parser.condition()
    guard let condition, parser.issues.isEmpty else {
      throw LiquidError("`\(text)` is no condition: \(parser.issues.first?.message ?? "it is empty")")
    }
    return condition
  }
}
