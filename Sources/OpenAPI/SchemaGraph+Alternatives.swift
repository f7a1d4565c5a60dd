extension SchemaGraph {
  /// So many nodes of one value are looked at; what is beyond counts as if it were not there.
  private static let maximumAlternatives = 10_000

  /// The nodes that may speak of the same value, by `$ref`, `allOf`, `anyOf`, `oneOf`, `then` and `else`; the schemas at
  /// `indexes` first, each once.
  func alternatives(of indexes: [Int]) -> [SchemaNode] {
    var nodes: [SchemaNode] = []
    var seen: Set<Int> = []
    var stack = Array(indexes.reversed())
    while let index = stack.popLast(), nodes.count < Self.maximumAlternatives {
      guard seen.insert(index).inserted else { continue }
      let node = self.node(index)
      let keywords = node.keywords
      nodes.append(node)
      var further = [keywords.reference, keywords.dynamicReference?.index].compactMap { $0 }
      for list in [keywords.allOf, keywords.anyOf, keywords.oneOf] { further += list ?? [] }
      further += [keywords.condition?.then, keywords.condition?.otherwise].compactMap { $0 }
      stack += further.reversed()
    }
    return nodes
  }
}
