public import JSON

/// A schema, ready to check values and to be looked into: a handle on a graph that threads share read-only.
///
/// A schema is compiled when first used; `$ref` is followed and never seen. Two handles are equal when they name the
/// same place of the same document.
public struct Schema: Sendable {
  let graph: SchemaGraph
  let index: Int

  var node: SchemaNode { graph.node(index) }

  /// Compiles a schema that stands alone.
  ///
  /// - Parameters:
  ///   - value: The schema as JSON.
  ///   - dialect: How to read it.
  ///   - resolver: Gives the documents that a `$ref` names by an address other than the schema's own.
  public static func compile(
    _ value: JSONValue, dialect: SchemaDialect = .draft202012, resolver: ReferenceResolver? = nil
  ) -> Schema {
    let graph = SchemaGraph(root: value, base: "", dialect: dialect, resolver: resolver)
    return graph.schema(at: .root)
  }

  /// Where it stands in its document: `/components/schemas/AddOn`.
  public var location: JSONPointer { node.location.pointer }

  /// The name it has among the document's components, if it stands there.
  public var componentName: String? {
    let tokens = location.tokens
    return tokens.count == 3 && tokens.starts(with: ["components", "schemas"]) ? tokens[2] : nil
  }

  /// The schema as written.
  public var raw: JSONValue { node.raw }

  /// Checks `value`: the violations in the order met; none where it fits.
  ///
  /// Of a `oneOf` or `anyOf` that nothing fits, the violations are those of the branch that the discriminator selects,
  /// else of the branch that fits best.
  public func validate(
    _ value: JSONValue, direction: ValidationOptions.Direction = .none
  ) -> [SchemaViolation] {
    validate(value, options: ValidationOptions(direction: direction))
  }

  /// Checks `value` as `options` say.
  public func validate(_ value: JSONValue, options: ValidationOptions) -> [SchemaViolation] {
    SchemaEvaluator.violations(of: value, against: index, in: graph, options: options)
  }
}

extension Schema: Hashable {
  /// Whether both name the same place of the same document.
  public static func == (a: Schema, b: Schema) -> Bool { a.graph === b.graph && a.index == b.index }

  /// Hashes the place.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(ObjectIdentifier(graph))
    hasher.combine(index)
  }
}
