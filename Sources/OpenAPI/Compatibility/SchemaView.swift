import JSON

/// What all alternatives of a schema say of one value, taken together.
///
/// The roots are schemas of which any one may apply; without roots nothing is said.
struct SchemaView {
  let roots: [Schema]
  /// The roots and what they lead to by `$ref`, `allOf`, `anyOf`, `oneOf`, `then` and `else`, each once.
  private let nodes: [SchemaNode]

  init(_ roots: [Schema]) {
    self.roots = roots
    nodes = roots.first?.graph.alternatives(of: roots.map(\.index)) ?? []
  }

  // MARK: Parts

  /// The names of declared members, in the order written.
  var names: [String] {
    var seen: Set<String> = []
    return nodes.flatMap(\.keywords.objects.properties).map(\.name).filter { seen.insert($0).inserted }
  }

  /// What is said of the member or item that `token` names; nil where nothing declares it.
  func part(_ token: String) -> SchemaView? {
    guard let graph = roots.first?.graph else { return nil }
    var indexes = nodes.compactMap { $0.keywords.objects.property(token) }
    if indexes.isEmpty, token == "-" || Int(token) != nil {
      indexes = nodes.flatMap { ($0.keywords.arrays.prefixItems ?? []) + [$0.keywords.arrays.items].compactMap { $0 } }
    }
    if indexes.isEmpty, token != "-" {
      // `true` and `{}` for further members say nothing of this one.
      indexes = nodes.compactMap(\.keywords.objects.additional).filter {
        let node = graph.node($0)
        return node.keywords.boolean == nil && node.raw.object?.isEmpty == false
      }
    }
    var seen: Set<Int> = []
    let unique = indexes.filter { seen.insert($0).inserted }
    return unique.isEmpty ? nil : SchemaView(unique.map { Schema(graph: graph, index: $0) })
  }

  /// The tokens of all parts that are declared: names, and `-` for items.
  var tokens: [String] { names + (part("-") == nil ? [] : ["-"]) }

  /// Whether nothing is said of members and items, so that any may be there.
  var isOpaque: Bool { tokens.isEmpty && !types.contains { $0 != .object && $0 != .array } }

  // MARK: Facts

  /// The types it has besides `null`; empty where nothing is said.
  var types: Set<JSONType> {
    let own = roots.map(\.types).reduce(into: Set<JSONType>()) { $0.formUnion($1) }
    var types = own
    if own.isSubset(of: [.null]) {
      for node in nodes { types.formUnion(node.keywords.types ?? node.keywords.impliedType.map { [$0] } ?? []) }
    }
    return types.subtracting([.null])
  }

  /// The members that are always asked for.
  var required: Set<String> {
    guard let first = roots.first else { return [] }
    return roots.dropFirst().reduce(Set(first.required)) { $0.intersection($1.required) }
  }

  /// The values it is limited to; nil where some alternative sets no limit.
  var values: [JSONValue]? { Self.values(of: roots, depth: 0) }

  private static func values(of schemas: [Schema], depth: Int) -> [JSONValue]? {
    guard !schemas.isEmpty, depth < 8 else { return nil }
    var values: [JSONValue] = []
    for schema in schemas {
      let own = schema.constant.map { [$0] } ?? schema.enumeration
      guard let own = own ?? Self.values(of: schema.oneOf + schema.anyOf, depth: depth + 1) else { return nil }
      values += own
    }
    return values
  }

  /// Whether `null` fits.
  var isNullable: Bool { nodes.contains { $0.keywords.isNullable || $0.keywords.types?.contains(.null) == true } }

  /// Whether only servers write it.
  var isReadOnly: Bool { !roots.isEmpty && roots.allSatisfy(\.isReadOnly) }

  /// Whether only clients write it.
  var isWriteOnly: Bool { !roots.isEmpty && roots.allSatisfy(\.isWriteOnly) }

  /// Whether it should no longer be used.
  var isDeprecated: Bool { !roots.isEmpty && roots.allSatisfy(\.isDeprecated) }

  /// Its limits, where there is one schema to ask.
  var constraints: [SchemaConstraint] { roots.count == 1 ? SchemaConstraint.all(of: roots[0]) : [] }
}
