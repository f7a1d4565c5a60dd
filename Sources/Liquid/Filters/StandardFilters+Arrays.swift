extension StandardFilters {
  /// Filters of arrays.
  ///
  /// Another value counts as an array of it, an array in an array as its elements.
  static let arrays: [String: Filter] = [
    "first": Filter { input, _, _ in input.first },
    "last": Filter { input, _, _ in input.last },
    "join": Filter(arguments: 0...1) { input, arguments, context in
      let glue = arguments.count > 0 ? arguments[0].text : " "
      return .string(try join(elements(of: input, context), with: glue, context))
    },
    "reverse": Filter { input, _, context in .array(try elements(of: input, context).reversed()) },
    "compact": Filter(arguments: 0...1) { input, arguments, context in
      let values = try elements(of: input, context)
      guard !arguments[0].isNil else { return .array(values.filter { !$0.isNil }) }
      return try whereIndexed { .array(try values.filter { !(try part(arguments[0], of: $0)).isNil }) }
    },
    "concat": Filter(arguments: 1...1) { input, arguments, context in
      guard case .array(let values) = arguments[0] else { throw LiquidError("`concat` takes an array") }
      return .array(try elements(of: input, context) + values)
    },
    "map": Filter(arguments: 1...1) { input, arguments, context in
      .array(
        try elements(of: input, context).map {
          arguments[0].string == "to_liquid" ? $0 : try $0.subscripted(by: arguments[0]) ?? .nil
        })
    },
    "uniq": Filter(arguments: 0...1) { input, arguments, context in
      let values = try elements(of: input, context)
      var seen = ValueSet()
      guard !arguments[0].isNil else { return .array(values.filter { seen.insert($0) }) }
      // One value is compared with none, so that its part is not asked for.
      if values.count == 1 { return .array(values) }
      return try whereIndexed { .array(try values.filter { seen.insert(try part(arguments[0], of: $0)) }) }
    },
    "sort": Filter(arguments: 0...1) { input, arguments, context in
      try sort(elements(of: input, context), by: arguments[0], order: strictOrder)
    },
    "sort_natural": Filter(arguments: 0...1) { input, arguments, context in
      try sort(elements(of: input, context), by: arguments[0]) { a, b in
        let (a, b) = (a.text.utf8.map(\.lowercasedASCII), b.text.utf8.map(\.lowercasedASCII))
        return a == b ? 0 : a.lexicographicallyPrecedes(b) ? -1 : 1
      }
    },
    "sum": Filter(arguments: 0...1) { input, arguments, context in
      let values = try elements(of: input, context)
      let addends = arguments[0].isNil ? values : try values.map { try $0.subscripted(by: arguments[0]) ?? .int(0) }
      return try elements(of: .array(addends), context).reduce(Number(0)) { $0 + Number($1) }.value
    },
  ]

  /// The elements of a value: an array's with those of inner arrays in their place, a range's, nothing's, else itself.
  ///
  /// - Throws: `LiquidError` where a range is too long.
  static func elements(of value: LiquidValue, _ context: RenderContext) throws -> [LiquidValue] {
    switch value {
    case .nil: return []
    case .array(let values):
      guard values.contains(where: { $0.array != nil }) else { return values }
      var result: [LiquidValue] = []
      flatten(values, into: &result)
      return result
    case .range(let first, let last):
      guard value.size <= context.environment.limits.loopIterations else {
        throw LiquidError.limit("a range has more than \(context.environment.limits.loopIterations) elements")
      }
      return first <= last ? (first...last).map(LiquidValue.int) : []
    default: return [value]
    }
  }

  private static func flatten(_ values: [LiquidValue], into result: inout [LiquidValue]) {
    for value in values {
      if case .array(let inner) = value { flatten(inner, into: &result) } else { result.append(value) }
    }
  }

  static func join(_ values: [LiquidValue], with glue: String, _ context: RenderContext) throws -> String {
    var result = ""
    for (index, value) in values.enumerated() {
      if index > 0 { result += glue }
      result += value.text
      try context.checkSize(bytes: result.utf8.count)
    }
    return result
  }

  /// The order of two values.
  ///
  /// - Throws: `LiquidError` where they cannot be compared.
  static func strictOrder(_ a: LiquidValue, _ b: LiquidValue) throws -> Int {
    guard let order = a.order(to: b) else { throw LiquidError("values of different kinds cannot be sorted") }
    return order
  }

  /// The values in order, by a part of each where `key` is not nil; nothing where some have no parts.
  private static func sort(
    _ values: [LiquidValue], by key: LiquidValue, order: (LiquidValue, LiquidValue) throws -> Int
  ) throws -> LiquidValue {
    guard !key.isNil else { return .array(try sort(values, key: { $0 }, order: order)) }
    guard values.allSatisfy(\.isSubscriptable) else { return .nil }
    if values.count == 1 { return .array(values) }
    return try whereIndexed { .array(try sort(values, key: { try part(key, of: $0) }, order: order)) }
  }

  /// Sorts by keys; equals keep their order, and those without a key come last unless asked for first.
  static func sort(
    _ values: [LiquidValue], putsNilFirst: Bool = false, key: (LiquidValue) throws -> LiquidValue,
    order: (LiquidValue, LiquidValue) throws -> Int
  ) throws -> [LiquidValue] {
    let keyed = try values.enumerated().map { (offset: $0, key: try key($1), value: $1) }
    return try keyed.sorted { a, b in
      switch (a.key.isNil, b.key.isNil) {
      case (true, true): return a.offset < b.offset
      case (true, false): return putsNilFirst
      case (false, true): return !putsNilFirst
      case (false, false):
        let result = try order(a.key, b.key)
        return result == 0 ? a.offset < b.offset : result < 0
      }
    }.map(\.value)
  }
}
