extension StandardFilters {
  /// Filters of arrays.
  ///
  /// Another value counts as an array of it, an array in an array as its elements.
  static let arrays: [String: Filter] = [
    "first": Filter { input, _, _ in input.first },
    "last": Filter { input, _, _ in input.last },
    "join": Filter(arguments: 0...1) { input, arguments, context in
      let glue = arguments.count > 0 ? arguments[0].text : " "
      return .string(try join(try elements(of: input, context), with: glue, context))
    },
    "reverse": Filter { input, _, context in .array(try elements(of: input, context).reversed()) },
    "compact": Filter(arguments: 0...1) { input, arguments, context in
      let key = arguments[0]
      return .array(
        try elements(of: input, context).filter { !(key.isNil ? $0 : try property(key, of: $0)).isNil })
    },
    "concat": Filter(arguments: 1...1) { input, arguments, context in
      switch arguments[0] {
      case .array, .range: break
      default: throw LiquidError("`concat` takes an array")
      }
      return .array(try elements(of: input, context) + elements(of: arguments[0], context))
    },
    "map": Filter(arguments: 1...1) { input, arguments, context in
      .array(try elements(of: input, context).map { try property(arguments[0], of: $0) })
    },
    "uniq": Filter(arguments: 0...1) { input, arguments, context in
      let key = arguments[0]
      var seen = ValueSet()
      return .array(
        try elements(of: input, context).filter { seen.insert(key.isNil ? $0 : try property(key, of: $0)) })
    },
    "sort": Filter(arguments: 0...1) { input, arguments, context in
      .array(
        try sort(elements(of: input, context), key: key(arguments[0]), order: strictOrder))
    },
    "sort_natural": Filter(arguments: 0...1) { input, arguments, context in
      .array(
        try sort(elements(of: input, context), key: key(arguments[0])) { a, b in
          let (a, b) = (a.text.lowercased(), b.text.lowercased())
          return a == b ? 0 : a.utf8.lexicographicallyPrecedes(b.utf8) ? -1 : 1
        })
    },
    "sum": Filter(arguments: 0...1) { input, arguments, context in
      let key = arguments[0]
      return try elements(of: input, context).reduce(Number(0)) {
        $0 + Number(key.isNil ? $1 : try property(key, of: $1))
      }.value
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

  /// What `value[key]` is in Ruby: an object's member, a string's part; nothing for numbers with a fraction and words.
  ///
  /// - Throws: `LiquidError` for integers, which have no such thing.
  static func property(_ key: LiquidValue, of value: LiquidValue) throws -> LiquidValue {
    switch value {
    case .object, .drop: return value.element(key)
    case .string, .captured:
      let part = key.text
      return !key.isNil && value.contains(.string(part)) ? .string(part) : .nil
    case .int: throw LiquidError("`\(value.text)` has no property `\(key.text)`")
    default: return .nil
    }
  }

  /// The value itself, or its property where a key is given.
  private static func key(_ key: LiquidValue) -> (LiquidValue) throws -> LiquidValue {
    { key.isNil ? $0 : try property(key, of: $0) }
  }

  /// The order of two values.
  ///
  /// - Throws: `LiquidError` where they cannot be compared.
  static func strictOrder(_ a: LiquidValue, _ b: LiquidValue) throws -> Int {
    guard let order = a.order(to: b) else { throw LiquidError("values of different kinds cannot be sorted") }
    return order
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
