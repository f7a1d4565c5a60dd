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
      return .array(values.dropLast(max(try arguments[0].integer(or: 1), 0)))
    },
    "shift": Filter(arguments: 0...1) { input, arguments, _ in
      guard let values = input.array else { return input }
      return .array(Array(values.dropFirst(max(try arguments[0].integer(or: 1), 0))))
    },
    "where": Filter(arguments: 2...2) { input, arguments, _ in
      guard let values = candidates(input) else { return input }
      return .array(values.filter { matches(property(arguments[0].text, of: $0), arguments[1]) })
    },
    "find": Filter(arguments: 2...2) { input, arguments, _ in
      guard let values = candidates(input) else { return input }
      return values.first { matches(property(arguments[0].text, of: $0), arguments[1]) } ?? .nil
    },
    "group_by": Filter(arguments: 1...1) { input, arguments, _ in
      guard let values = candidates(input) else { return input }
      return try group(values) { .string(property(arguments[0].text, of: $0).text) }
    },
    "sort": Filter(arguments: 0...2) { input, arguments, context in
      let nilsLast = arguments[1].text == "last"
      guard arguments[1].isNil || nilsLast || arguments[1].text == "first" else {
        throw LiquidError("`sort` puts nothing `first` or `last`, not `\(arguments[1].text)`")
      }
      let key = arguments[0]
      let values = try StandardFilters.elements(of: input, context)
      return .array(
        try StandardFilters.sort(
          values, putsNilFirst: !nilsLast, key: { key.isNil ? $0 : property(key.text, of: $0) },
          order: StandardFilters.strictOrder))
    },
  ]

  /// The elements that a value offers to be chosen from: an array's, or an object's values; nil for anything else.
  static func candidates(_ value: LiquidValue) -> [LiquidValue]? {
    switch value {
    case .array(let values): values
    case .object, .drop: value.object?.values
    default: nil
    }
  }

  /// The value at a path such as `spec.name`; nothing where there is no such member.
  static func property(_ path: String, of value: LiquidValue) -> LiquidValue {
    path.split(separator: ".").reduce(value) { value, name in
      switch value {
      case .object(let object): object[String(name)] ?? .nil
      case .drop(let drop): drop.value(of: String(name)) ?? .nil
      default: .nil
      }
    }
  }

  /// Whether a property is the target as a text, or an array that holds it.
  private static func matches(_ property: LiquidValue, _ target: LiquidValue) -> Bool {
    switch target {
    case .nil: return property.isNil
    case .empty, .blank: return property.text.isEmpty
    default: break
    }
    let target = target.text
    if case .array(let values) = property { return values.contains { $0.text == target } }
    return !property.isNil && property.text == target
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
