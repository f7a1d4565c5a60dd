import JSON

/// A keyword that limits a value.
struct SchemaConstraint: Hashable {
  let keyword: String
  let value: JSONValue

  /// How two values of a keyword compare.
  private enum Order {
    /// A greater value leaves less room.
    case minimum
    /// A smaller value leaves less room.
    case maximum
    /// Any other value may leave less room.
    case other
  }

  private static let orders: [String: Order] = [
    "minLength": .minimum, "minItems": .minimum, "minProperties": .minimum, "minimum": .minimum,
    "exclusiveMinimum": .minimum, "maxLength": .maximum, "maxItems": .maximum, "maxProperties": .maximum,
    "maximum": .maximum, "exclusiveMaximum": .maximum,
  ]

  /// The limits that `schema` sets.
  static func all(of schema: Schema) -> [SchemaConstraint] {
    let lengths: [(String, Int?)] = [
      ("minLength", schema.minLength), ("maxLength", schema.maxLength), ("minItems", schema.minItems),
      ("maxItems", schema.maxItems), ("minProperties", schema.minProperties), ("maxProperties", schema.maxProperties),
    ]
    let numbers: [(String, JSONNumber?)] = [
      ("minimum", schema.minimum), ("maximum", schema.maximum), ("exclusiveMinimum", schema.exclusiveMinimum),
      ("exclusiveMaximum", schema.exclusiveMaximum), ("multipleOf", schema.multipleOf),
    ]
    let texts: [(String, String?)] = [("pattern", schema.pattern), ("format", schema.format)]
    var all = lengths.compactMap { name, value in value.map { Self(keyword: name, value: .number(JSONNumber($0))) } }
    all += numbers.compactMap { name, value in value.map { Self(keyword: name, value: .number($0)) } }
    all += texts.compactMap { name, value in value.map { Self(keyword: name, value: .string($0)) } }
    if schema.hasUniqueItems { all.append(Self(keyword: "uniqueItems", value: true)) }
    return all
  }

  /// Whether this leaves less room than `old` did; nil stands for no limit.
  func isTighter(than old: JSONValue?) -> Bool {
    guard let old else { return true }
    guard old != value else { return false }
    guard let own = value.number?.double, let its = old.number?.double else { return true }
    return switch Self.orders[keyword] ?? .other {
    case .minimum: own > its
    case .maximum: own < its
    case .other: true
    }
  }
}
