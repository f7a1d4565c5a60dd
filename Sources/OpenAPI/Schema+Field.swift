public import JSON
import SourceText

extension Schema {
  /// Whether a path can exist in what this schema describes, by way of all alternatives, items and `$ref`.
  ///
  /// - Parameter path: Steps as jq writes them: `.data[0].id`, `data[].id`, `items`, `["a.b"].c`; empty for the whole.
  public func field(at path: String) -> FieldLookup { field(at: FieldPath(path).steps) }

  /// Whether a path can exist; a token that is a number, or `-` for any, is an item of an array.
  public func field(at pointer: JSONPointer) -> FieldLookup {
    field(
      at: pointer.tokens.map { token in
        token == "-" ? .item(nil) : Int(token).map { .memberOrItem(token, $0) } ?? .member(token)
      })
  }

  private func field(at steps: [FieldPath.Step]) -> FieldLookup {
    var current = [index]
    var isOpen = false
    for step in steps {
      var next: [Int] = []
      var seen: Set<Int> = []
      var names: [String] = []
      for node in graph.alternatives(of: current) {
        for index in declared(step, by: node) where seen.insert(index).inserted { next.append(index) }
        names += node.keywords.objects.properties.map(\.name)
      }
      isOpen = isOpen || leavesOpen(current)
      if next.isEmpty {
        return FieldLookup(
          schemas: [], isOpen: isOpen, missingStep: step.description, candidates: Self.ranked(names, for: step))
      }
      current = next
    }
    return FieldLookup(schemas: current.map(sibling), isOpen: isOpen, missingStep: nil, candidates: [])
  }

  /// Whether nothing is said of members and items, or anything is allowed in so many words.
  private func leavesOpen(_ indexes: [Int]) -> Bool {
    let nodes = graph.alternatives(of: indexes)
    if nodes.contains(where: { $0.keywords.objects.additional.map(admitsAll) ?? false }) { return true }
    return !nodes.contains { $0.keywords.describesContent }
  }

  private func admitsAll(_ index: Int) -> Bool {
    let node = graph.node(index)
    return node.keywords.boolean == true || node.raw.object?.isEmpty == true
  }

  private func declared(_ step: FieldPath.Step, by node: SchemaNode) -> [Int] {
    var indexes: [Int] = []
    if let name = step.name {
      let objects = node.keywords.objects
      if let index = objects.property(name) { indexes.append(index) }
      indexes += objects.patternProperties.filter { $0.pattern.matches(name) }.map(\.index)
      // A declared kind for further members declares this one; `true` and `{}` say nothing of it.
      if indexes.isEmpty, let index = objects.additional, graph.node(index).keywords.boolean == nil, !admitsAll(index) {
        indexes.append(index)
      }
    }
    if let position = step.position {
      let arrays = node.keywords.arrays
      if let position, let leading = arrays.prefixItems, leading.indices.contains(position) {
        indexes.append(leading[position])
      } else if let index = arrays.items, graph.node(index).keywords.boolean != false {
        indexes.append(index)
      }
    }
    return indexes
  }

  private static func ranked(_ names: [String], for step: FieldPath.Step) -> [String] {
    guard let name = step.name else { return [] }
    var seen: Set<String> = []
    let unique = names.filter { seen.insert($0).inserted }
    let nearest = EditDistance.nearest(to: name, among: unique, limit: 5)
    return nearest + unique.filter { !nearest.contains($0) }
  }
}

extension SchemaKeywords {
  /// Whether anything is said of members or items, or the value can have none.
  fileprivate var describesContent: Bool {
    if impliedType == .object || impliedType == .array || boolean == false { return true }
    guard let types else { return false }
    return types.isDisjoint(with: [.object, .array])
  }
}
