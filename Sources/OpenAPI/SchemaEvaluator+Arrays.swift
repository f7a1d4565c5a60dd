import JSON

extension SchemaEvaluator {
  mutating func checkArray(_ items: [JSONValue], _ node: SchemaNode, _ outcome: inout Outcome) {
    checkLength(items, node, &outcome)
    let leading = node.keywords.arrays.prefixItems ?? []
    for (position, (index, item)) in zip(leading, items).enumerated() {
      outcome.violations += descend(into: String(position), item, against: index).violations
      outcome.evaluated.leadingItems = position + 1
    }
    if let index = node.keywords.arrays.items {
      for (position, item) in items.enumerated().dropFirst(leading.count) {
        outcome.violations += descend(into: String(position), item, against: index).violations
        if outcome.violations.count > options.maximumViolations { break }
      }
      outcome.evaluated.allItems = true
    }
    if let index = node.keywords.arrays.contains { checkContains(index, items, node, &outcome) }
  }

  mutating func checkUnevaluatedItems(_ value: JSONValue, _ node: SchemaNode, _ outcome: inout Outcome) {
    guard case .array(let items) = value, let index = node.keywords.arrays.unevaluated else { return }
    for (position, item) in items.enumerated() where !outcome.evaluated.covers(item: position) {
      outcome.violations += descend(into: String(position), item, against: index).violations
    }
    outcome.evaluated.allItems = true
  }

  private func checkLength(_ items: [JSONValue], _ node: SchemaNode, _ outcome: inout Outcome) {
    let limits = node.keywords.arrays
    if let least = limits.minItems, items.count < least {
      outcome.merge(failure("minItems", "must have at least \(Wording.count(least, "item"))", node))
    }
    if let most = limits.maxItems, items.count > most {
      outcome.merge(failure("maxItems", "must have at most \(Wording.count(most, "item")), not \(items.count)", node))
    }
    if limits.uniqueItems, let (first, second) = Self.firstRepetition(in: items) {
      outcome.merge(
        failure("uniqueItems", "must not hold a value twice; items \(first) and \(second) are equal", node))
    }
  }

  private mutating func checkContains(
    _ index: Int, _ items: [JSONValue], _ node: SchemaNode, _ outcome: inout Outcome
  ) {
    var count = 0
    for (position, item) in items.enumerated() where descend(into: String(position), item, against: index).isValid {
      count += 1
      outcome.evaluated.items.insert(position)
    }
    checkCount(count, node, &outcome)
  }

  private func checkCount(_ count: Int, _ node: SchemaNode, _ outcome: inout Outcome) {
    let limits = node.keywords.arrays
    let least = limits.minContains ?? 1
    if count < least {
      let keyword = limits.minContains == nil ? "contains" : "minContains"
      outcome.merge(
        failure(keyword, "must hold at least \(Wording.count(least, "item")) of the kind asked for", node))
    }
    if let most = limits.maxContains, count > most {
      outcome.merge(
        failure("maxContains", "must hold at most \(Wording.count(most, "item")) of the kind asked for", node))
    }
  }

  /// The positions of the first item that equals an earlier one.
  static func firstRepetition(in items: [JSONValue]) -> (Int, Int)? {
    var positions: [DeeplyHashed: Int] = [:]
    for (position, item) in items.enumerated() {
      if let earlier = positions.updateValue(position, forKey: DeeplyHashed(item)) { return (earlier, position) }
    }
    return nil
  }
}
