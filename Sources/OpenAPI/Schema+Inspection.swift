public import JSON

extension Schema {
  /// A property of an object as the schema and all that it is composed of by `allOf` declare it.
  public struct Property: Sendable {
    /// The name.
    public let name: String
    /// What its value fits; of several declarations the first.
    public let schema: Schema
    /// Whether `required` names it.
    public let isRequired: Bool
  }

  /// The properties of this schema, of its `$ref` and `allOf`, in the order written; branches of `oneOf` left out.
  public var properties: [Property] {
    var indexes: [(name: String, index: Int)] = []
    var seen: Set<String> = []
    for (name, index) in flattened.flatMap(\.keywords.objects.properties) where seen.insert(name).inserted {
      indexes.append((name, index))
    }
    let required = Set(self.required)
    return indexes.map {
      Property(name: $0.name, schema: Schema(graph: graph, index: $0.index), isRequired: required.contains($0.name))
    }
  }

  /// The property called `name`, if it is declared.
  public func property(_ name: String) -> Property? {
    for node in flattened {
      if let index = node.keywords.objects.property(name) {
        return Property(
          name: name, schema: Schema(graph: graph, index: index), isRequired: required.contains(name))
      }
    }
    return nil
  }

  /// The names of the properties that an object must have, in the order written.
  public var required: [String] {
    var seen: Set<String> = []
    return flattened.flatMap(\.keywords.objects.required).filter { seen.insert($0).inserted }
  }

  /// The types it asks for, without the `null` of `nullable`; empty where it asks for none.
  public var types: [JSONType] {
    first { $0.keywords.types }.map { types in JSONType.allCases.filter(types.contains) } ?? []
  }

  /// The type it describes besides `null`: the one asked for, else what its keywords and values imply.
  public var type: JSONType? {
    if let declared = types.first(where: { $0 != .null }) { return declared }
    if let implied = first({ $0.keywords.impliedType }) { return implied }
    let value = constant ?? enumeration?.first { !$0.isNull } ?? self.default
    return value.flatMap { value in JSONType.allCases.first { $0.admits(value) } }
  }

  /// Whether `null` fits by `nullable` or by its types.
  public var isNullable: Bool { flattened.contains { $0.keywords.isNullable } || types.contains(.null) }

  /// The values it is limited to.
  public var enumeration: [JSONValue]? { first { $0.keywords.enumeration } }

  /// The only value that fits (`const`).
  public var constant: JSONValue? { first { $0.keywords.constant } }

  /// The value that stands in where none is given.
  public var `default`: JSONValue? { first { $0.raw["default"] } }

  /// The values shown as examples: `example`, then `examples`.
  public var examples: [JSONValue] {
    for node in flattened {
      let own = [node.raw["example"]].compactMap { $0 } + (node.raw["examples"]?.array ?? [])
      if !own.isEmpty { return own }
    }
    return []
  }

  /// The title.
  public var title: String? { first { $0.raw["title"]?.string } }

  /// What it is for.
  public var summary: String? { first { $0.raw["description"]?.string } }

  /// The format: `uuid`.
  public var format: String? { first { $0.keywords.format } }

  /// The regular expression as written.
  public var pattern: String? { first { $0.keywords.strings.pattern } }

  /// The least number of characters.
  public var minLength: Int? { first { $0.keywords.strings.minLength } }

  /// The greatest number of characters.
  public var maxLength: Int? { first { $0.keywords.strings.maxLength } }

  /// The least number, itself allowed.
  public var minimum: JSONNumber? { first { $0.keywords.numbers.minimum } }

  /// The greatest number, itself allowed.
  public var maximum: JSONNumber? { first { $0.keywords.numbers.maximum } }

  /// The number that all must exceed.
  public var exclusiveMinimum: JSONNumber? { first { $0.keywords.numbers.exclusiveMinimum } }

  /// The number that all must stay below.
  public var exclusiveMaximum: JSONNumber? { first { $0.keywords.numbers.exclusiveMaximum } }

  /// The number that all are multiples of.
  public var multipleOf: JSONNumber? { first { $0.keywords.numbers.multipleOf } }

  /// The least number of items.
  public var minItems: Int? { first { $0.keywords.arrays.minItems } }

  /// The greatest number of items.
  public var maxItems: Int? { first { $0.keywords.arrays.maxItems } }

  /// Whether no item may stand twice.
  public var hasUniqueItems: Bool { flattened.contains { $0.keywords.arrays.uniqueItems } }

  /// The least number of properties.
  public var minProperties: Int? { first { $0.keywords.objects.minProperties } }

  /// The greatest number of properties.
  public var maxProperties: Int? { first { $0.keywords.objects.maxProperties } }

  /// What every item fits (those after `prefixItems`).
  public var items: Schema? { first { $0.keywords.arrays.items }.map(sibling) }

  /// What the first items fit, by position.
  public var prefixItems: [Schema] { (first { $0.keywords.arrays.prefixItems } ?? []).map(sibling) }

  /// What properties without a declaration of their own fit; nil where nothing is said of them.
  public var additionalProperties: Schema? { first { $0.keywords.objects.additional }.map(sibling) }

  /// The alternatives of `oneOf`; empty for none.
  public var oneOf: [Schema] { (first { $0.keywords.oneOf } ?? []).map(sibling) }

  /// The alternatives of `anyOf`; empty for none.
  public var anyOf: [Schema] { (first { $0.keywords.anyOf } ?? []).map(sibling) }

  /// The parts of `allOf` of this very schema; empty for none.
  public var allOf: [Schema] { (node.keywords.allOf ?? []).map(sibling) }

  /// How a property selects among `oneOf` or `anyOf`.
  public var discriminator: Discriminator? {
    guard let node = flattened.first(where: { $0.keywords.discriminator != nil }),
      let own = node.keywords.discriminator
    else { return nil }
    let branches = own.branches.map { branch in
      let schema = sibling(branch.index)
      let values = branch.isMapped ? [] : schema.property(own.propertyName)?.schema.values ?? []
      return (value: values.count == 1 ? values[0].string ?? branch.value : branch.value, schema: schema)
    }
    return Discriminator(propertyName: own.propertyName, branches: branches)
  }

  /// The only values that fit, by `const` or `enum`.
  private var values: [JSONValue] { constant.map { [$0] } ?? enumeration ?? [] }

  /// Whether only servers write it.
  public var isReadOnly: Bool { flattened.contains { $0.keywords.isReadOnly } }

  /// Whether only clients write it.
  public var isWriteOnly: Bool { flattened.contains { $0.keywords.isWriteOnly } }

  /// Whether it should no longer be used.
  public var isDeprecated: Bool { flattened.contains { $0.raw["deprecated"]?.bool == true } }

  /// What a Boolean schema says: `true` lets everything pass, `false` nothing; nil for a schema of keywords.
  public var boolean: Bool? { node.keywords.boolean }

  /// The value of a keyword that has no property here, such as `x-unique`.
  public func keyword(_ name: String) -> JSONValue? { first { $0.raw[name] } }

  /// This schema and what its `$ref` and `allOf` add, nearest first.
  var flattened: [SchemaNode] { graph.flattened(index) }

  private func first<Value>(_ value: (SchemaNode) -> Value?) -> Value? {
    let node = self.node
    if let own = value(node) { return own }
    return node.isComposed ? flattened.lazy.dropFirst().compactMap(value).first : nil
  }

  func sibling(_ index: Int) -> Schema { Schema(graph: graph, index: index) }
}
