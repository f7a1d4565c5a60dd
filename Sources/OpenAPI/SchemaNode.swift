import JSON

/// One compiled schema of a graph.
final class SchemaNode: Sendable {
  let location: SchemaLocation
  /// The number of the schema resource (`$id`) it belongs to.
  let resource: Int
  /// The schema as written.
  let raw: JSONValue
  let keywords: SchemaKeywords
  /// Compiled when first needed.
  let pattern: ECMAPattern?

  init(location: SchemaLocation, resource: Int, raw: JSONValue, keywords: SchemaKeywords) {
    self.location = location
    self.resource = resource
    self.raw = raw
    self.keywords = keywords
    pattern = keywords.strings.pattern.map(ECMAPattern.init)
  }

  /// Whether other schemas apply to the very same value by `$ref` or `allOf`.
  var isComposed: Bool { keywords.allOf != nil || keywords.reference != nil }

  /// All nodes that this one names.
  var children: [Int] {
    let own = keywords
    var children = [
      own.reference, own.dynamicReference?.index, own.not, own.condition?.test, own.condition?.then,
      own.condition?.otherwise, own.arrays.items, own.arrays.contains, own.arrays.unevaluated, own.objects.additional,
      own.objects.propertyNames, own.objects.unevaluated,
    ].compactMap { $0 }
    for list in [own.allOf, own.anyOf, own.oneOf, own.arrays.prefixItems] { children += list ?? [] }
    children += own.objects.properties.map(\.index)
    children += own.objects.patternProperties.map(\.index)
    children += own.objects.dependentSchemas.map(\.index)
    children += own.discriminator?.branches.map(\.index) ?? []
    return children
  }
}
