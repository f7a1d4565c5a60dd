import JSON

extension SchemaEvaluator {
  /// Applies the schemas that speak of the value at hand itself.
  mutating func compose(_ value: JSONValue, _ node: SchemaNode, _ outcome: inout Outcome) {
    if let reference = node.keywords.reference { outcome.merge(evaluate(value, against: reference)) }
    if let branches = node.keywords.allOf {
      for index in branches { outcome.merge(evaluate(value, against: index)) }
    }
    if let branches = node.keywords.anyOf { alternatives(branches, "anyOf", value, node, &outcome) }
    if let branches = node.keywords.oneOf { alternatives(branches, "oneOf", value, node, &outcome) }
    if node.keywords.not != nil || node.keywords.condition != nil || node.keywords.dynamicReference != nil {
      composeRarely(value, node, &outcome)
    }
  }

  private mutating func composeRarely(_ value: JSONValue, _ node: SchemaNode, _ outcome: inout Outcome) {
    if let reference = node.keywords.dynamicReference {
      outcome.merge(evaluate(value, against: dynamicTarget(of: reference)))
    }
    if let not = node.keywords.not, evaluate(value, against: not).isValid {
      outcome.merge(failure("not", Wording.excluded(by: graph.node(not)), node))
    }
    if let condition = node.keywords.condition {
      let test = evaluate(value, against: condition.test)
      if test.isValid { outcome.evaluated.formUnion(test.evaluated) }
      if let branch = test.isValid ? condition.then : condition.otherwise {
        outcome.merge(evaluate(value, against: branch))
      }
    }
  }

  private func dynamicTarget(of reference: SchemaKeywords.DynamicReference) -> Int {
    guard let anchor = reference.anchor else { return reference.index }
    for resource in resources {
      if let index = graph.dynamicAnchor(anchor, in: resource) { return index }
    }
    return reference.index
  }

  private mutating func alternatives(
    _ branches: [Int], _ keyword: String, _ value: JSONValue, _ node: SchemaNode, _ outcome: inout Outcome
  ) {
    switch selection(node, value) {
    case .branch(let index):
      outcome.merge(evaluate(value, against: index))
      return
    case .violation(let violation):
      outcome.violations.append(violation)
      return
    case .none: break
    }
    var failed: [Outcome] = []
    var fitting = 0
    for index in branches {
      let result = evaluate(value, against: index)
      if result.isValid {
        fitting += 1
        outcome.evaluated.formUnion(result.evaluated)
      } else {
        failed.append(result)
      }
    }
    if fitting == 0 {
      outcome.violations += nearest(failed, keyword, value, branches, node)
    } else if fitting > 1, keyword == "oneOf" {
      let message = "fits \(fitting) of the alternatives, of which only one may fit"
      outcome.merge(Outcome(violations: [violation("oneOf", message, node, isAmbiguity: true)]))
    }
  }

  /// What a discriminator makes of a value.
  private enum Selection {
    case branch(Int)
    case violation(SchemaViolation)
    /// It says nothing: the branches themselves decide.
    case none
  }

  private func selection(_ node: SchemaNode, _ value: JSONValue) -> Selection {
    guard let discriminator = node.keywords.discriminator,
      let selector = value[discriminator.propertyName]?.string
    else { return .none }
    if let branch = discriminator.branch(of: selector) { return .branch(branch.index) }
    // Names of components are seldom what the property holds.
    guard discriminator.isMapped else { return .none }
    return .violation(
      violation(
        "discriminator", Wording.enumeration(discriminator.values, not: .string(selector)), node,
        at: [discriminator.propertyName]))
  }

  /// The violations of the branch that the value was most likely meant for.
  private func nearest(
    _ failed: [Outcome], _ keyword: String, _ value: JSONValue, _ branches: [Int], _ node: SchemaNode
  ) -> [SchemaViolation] {
    let ranked = failed.map { outcome in (outcome, outcome.violations.reduce(0) { $0 + weight(of: $1) }) }
    guard let best = ranked.min(by: { $0.1 < $1.1 }) else {
      return [violation(keyword, "is not allowed", node)]
    }
    // Nothing but the wrong type everywhere: say all the types that would do.
    let isTypeEverywhere = failed.allSatisfy { outcome in
      outcome.violations.allSatisfy { $0.keyword == "type" && $0.instance.tokens.count == path.count }
    }
    if isTypeEverywhere, failed.count > 1 {
      let types = branches.compactMap { graph.node($0).keywords.types }.reduce(into: Set()) { $0.formUnion($1) }
      if !types.isEmpty { return [violation(keyword, Wording.type(types, isNullable: false, not: value), node)] }
    }
    return best.0.violations
  }

  /// How much a violation speaks against its branch having been meant.
  private func weight(of violation: SchemaViolation) -> Int {
    let further = violation.instance.tokens.count - path.count
    return switch violation.keyword {
    case "type" where further == 0: 1000
    case "enum", "const", "discriminator": further <= 1 ? 100 : 5
    case "additionalProperties", "unevaluatedProperties": 8
    case "required": further <= 1 ? 6 : 2
    default: further <= 1 ? 4 : 2
    }
  }
}
