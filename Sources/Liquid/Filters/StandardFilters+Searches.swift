extension StandardFilters {
  /// Filters that look for elements by a property: one that holds, or one that equals a value.
  static let searches: [String: Filter] = [
    "where": search(of: []) { values, matches in .array(try values.filter(matches)) },
    "reject": search(of: []) { values, matches in .array(try values.filter { try !matches($0) }) },
    "find": search(of: .nil) { values, matches in try values.first(where: matches) ?? .nil },
    "find_index": search(of: .nil) { values, matches in
      try values.firstIndex(where: matches).map(LiquidValue.int) ?? .nil
    },
    "has": search(of: false) { values, matches in .bool(try values.contains(where: matches)) },
  ]

  /// A filter that yields `none` where there are no elements.
  private static func search(
    of none: LiquidValue,
    _ body: @escaping @Sendable ([LiquidValue], (LiquidValue) throws -> Bool) throws -> LiquidValue
  ) -> Filter {
    Filter(arguments: 1...2) { input, arguments, context in
      let values = try elements(of: input, context)
      guard !values.isEmpty else { return none }
      let (key, target) = (arguments[0], arguments[1])
      return try whereIndexed {
        try body(values) { value in
          let part = try part(key, of: value)
          return target.isNil ? part.isTruthy : part == target
        }
      }
    }
  }
}
