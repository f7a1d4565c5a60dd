extension StandardFilters {
  /// Filters that look for elements by a property: one that holds, or one that equals a value.
  static let searches: [String: Filter] = [
    "where": search { values, matches in .array(try values.filter(matches)) },
    "reject": search { values, matches in .array(try values.filter { try !matches($0) }) },
    "find": search { values, matches in try values.first(where: matches) ?? .nil },
    "find_index": search { values, matches in try values.firstIndex(where: matches).map(LiquidValue.int) ?? .nil },
    "has": search { values, matches in .bool(try values.contains(where: matches)) },
  ]

  private static func search(
    _ body: @escaping @Sendable ([LiquidValue], (LiquidValue) throws -> Bool) throws -> LiquidValue
  ) -> Filter {
    Filter(arguments: 1...2) { input, arguments, context in
      let (key, target) = (arguments[0], arguments[1])
      do {
        return try body(try elements(of: input, context)) { value in
          switch value {
          // In the reference implementation such an element makes the filter yield nothing.
          case .nil, .bool, .double: throw NoProperties()
          default: break
          }
          let property = try property(key, of: value)
          return target.isNil ? property.isTruthy : property == target
        }
      } catch is NoProperties {
        return .nil
      }
    }
  }

  /// Thrown at an element that can have no properties.
  private struct NoProperties: Error {}
}
