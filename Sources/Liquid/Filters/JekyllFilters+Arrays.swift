extension JekyllFilters {
  /// Filters of arrays.
  static let arrays: [String: Filter] = [
    "push": Filter(arguments: 1...1) { input, arguments, _ in
      guard let values = input.array else { return input }
      return .array(values + [try nestable(arguments[0])])
    },
    "unshift": Filter(arguments: 1...1) { input, arguments, _ in
      guard let values = input.array else { return input }
      return .array([try nestable(arguments[0])] + values)
    },
    "pop": Filter(arguments: 0...1) { input, arguments, _ in
      guard let values = input.array else { return input }
      return .array(values.dropLast(try count(arguments)))
    },
    "shift": Filter(arguments: 0...1) { input, arguments, _ in
      guard let values = input.array else { return input }
      return .array(Array(values.dropFirst(try count(arguments))))
    },
    "sample": Filter(arguments: 0...1) { input, arguments, context in
      guard let values = input.array else { return input }
      let count = (try? arguments[0].integer(or: 1)) ?? 1
      guard count >= 0 else { throw LiquidError("`sample` takes no negative number") }
      let shuffled = values.shuffled(using: &context.generator)
      return count == 1 ? shuffled.first ?? .nil : .array(Array(shuffled.prefix(count)))
    },
    "where": Filter(arguments: 2...2) { input, arguments, context in
      guard let values = try searched(input, arguments, context) else { return input }
      return .array(values.filter { matches(property(arguments[0], of: $0), arguments[1]) })
    },
    "find": Filter(arguments: 2...2) { input, arguments, context in
      guard let values = try searched(input, arguments, context) else { return input }
      return values.first { matches(property(arguments[0], of: $0), arguments[1]) } ?? .nil
    },
    "group_by": Filter(arguments: 1...1) { input, arguments, context in
      guard let values = try members(input, context) else { return input }
      if input.object != nil { throw LiquidError("`group_by` takes an array; `group_by_exp` takes objects too") }
      return try group(values) { .string(property(arguments[0], of: $0).text) }
    },
    "sort": Filter(arguments: 0...2) { input, arguments, context in
      guard let values = try members(input, context) else { throw LiquidError("`sort` takes an array") }
      let key = arguments[0]
      guard !key.isNil else {
        if values.count > 1, values.contains(where: \.isNil) { throw LiquidError("nothing cannot be sorted") }
        return .array(try StandardFilters.sort(values, key: { $0 }, order: StandardFilters.strictOrder))
      }
      let nils = arguments.count > 1 ? arguments[1].text : "first"
      guard nils == "first" || nils == "last" else {
        throw LiquidError("`sort` puts nothing `first` or `last`, not `\(nils)`")
      }
      return .array(
        try StandardFilters.sort(
          values, putsNilFirst: nils == "first", key: { property(key, of: $0) }, order: looseOrder))
    },
  ]

  /// The elements that `where` and `find` look at; nil where what they are asked for makes no sense.
  private static func searched(
    _ input: LiquidValue, _ arguments: FilterArguments, _ context: RenderContext
  ) throws -> [LiquidValue]? {
    let isUsable = arguments[0].isTruthy && arguments[1].array == nil && arguments[1].object == nil
    return isUsable ? try candidates(input, context) : nil
  }

  /// How many elements `pop` and `shift` take away.
  private static func count(_ arguments: FilterArguments) throws -> Int {
    let count = arguments.count > 0 ? try arguments[0].integer() : 1
    guard count >= 0 else { throw LiquidError("no negative number of elements can be taken away") }
    return count
  }

  /// The order of two values; of values that have none, that of their texts.
  private static func looseOrder(_ a: LiquidValue, _ b: LiquidValue) -> Int {
    a.order(to: b) ?? LiquidValue.string(a.text).order(to: .string(b.text)) ?? 0
  }

  /// Objects with `name`, `items` and `size`, one for each key, in the order of first appearance.
  ///
  /// - Throws: what `key` throws, or `LiquidError` where the values are nested too deep.
  static func group(_ values: [LiquidValue], by key: (LiquidValue) throws -> LiquidValue) throws -> LiquidValue {
    var groups: [(name: LiquidValue, items: [LiquidValue])] = []
    var places: [String: Int] = [:]
    for value in try nestable(.array(values)).array ?? [] {
      let name = try key(value)
      if let place = places[name.inspected] {
        groups[place].items.append(value)
      } else {
        places[name.inspected] = groups.count
        groups.append((name, [value]))
      }
    }
    return .array(groups.map { ["name": $0.name, "items": .array($0.items), "size": .int($0.items.count)] })
  }

  /// The value, if it may be put into an array.
  ///
  /// - Throws: `LiquidError` where it is nested too deep or too large: it would exhaust stack or memory later.
  private static func nestable(_ value: LiquidValue) throws -> LiquidValue {
    var room = RenderLimits.valueCount
    guard value.fits(depth: RenderLimits.valueDepth, room: &room) else {
      throw LiquidError.limit("an array is nested too deep or holds too many values")
    }
    return value
  }
}

extension LiquidValue {
  /// Whether arrays and objects are nested at most `depth` deep and hold at most `room` values, which is used up.
  fileprivate func fits(depth: Int, room: inout Int) -> Bool {
    let values: [LiquidValue]
    switch self {
    case .array(let elements): values = elements
    case .object(let object): values = object.values
    default: return true
    }
    room -= values.count
    guard depth > 0, room >= 0 else { return false }
    for value in values {
      guard value.fits(depth: depth - 1, room: &room) else { return false }
    }
    return true
  }
}
