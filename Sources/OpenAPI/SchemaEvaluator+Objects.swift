import JSON
import SourceText

extension SchemaEvaluator {
  mutating func checkObject(_ value: JSONValue, _ node: SchemaNode, _ outcome: inout Outcome) {
    guard case .object(let members) = value else { return }
    checkPresence(members, node, &outcome)
    for (name, member) in members {
      let isKnown = checkMember(name, member, node, &outcome)
      if isKnown { outcome.evaluated.properties.insert(name) }
      if outcome.violations.count > options.maximumViolations { break }
    }
    for (name, index) in node.keywords.objects.dependentSchemas where members[name] != nil {
      outcome.merge(evaluate(value, against: index))
    }
  }

  /// Checks which members there are, and how many.
  private func checkPresence(
    _ members: JSONObject, _ node: SchemaNode, _ outcome: inout Outcome
  ) {
    let limits = node.keywords.objects
    for name in limits.required where members[name] == nil && !isMisdirected(name, node) {
      outcome.merge(failure("required", "is required", node, at: [name]))
    }
    if let least = limits.minProperties, members.count < least {
      outcome.merge(
        failure("minProperties", "must have at least \(Wording.count(least, "property", "properties"))", node))
    }
    if let most = limits.maxProperties, members.count > most {
      outcome.merge(
        failure(
          "maxProperties",
          "must have at most \(Wording.count(most, "property", "properties")), not \(members.count)", node))
    }
    for (name, required) in limits.dependentRequired where members[name] != nil {
      for other in required where members[other] == nil {
        outcome.merge(failure("dependentRequired", "is required where \(name) is given", node, at: [other]))
      }
    }
  }

  /// Checks one member; whether some keyword speaks of it.
  private mutating func checkMember(
    _ name: String, _ member: JSONValue, _ node: SchemaNode, _ outcome: inout Outcome
  ) -> Bool {
    if node.keywords.objects.propertyNames != nil { checkName(name, node, &outcome) }
    var isKnown = false
    if let index = node.keywords.objects.property(name) {
      isKnown = true
      if isMisdirected(index) {
        reportMisdirected(name, node, &outcome)
      } else {
        outcome.violations += descend(into: name, member, against: index).violations
      }
    }
    if !node.keywords.objects.patternProperties.isEmpty {
      isKnown = checkPatterns(name, member, node, &outcome) || isKnown
    }
    if !isKnown, let index = node.keywords.objects.additional {
      let child = descend(into: name, member, against: index)
      outcome.violations += unknownProperty(name, child, keyword: "additionalProperties", against: index, node)
      return true
    }
    return isKnown
  }

  private mutating func checkPatterns(
    _ name: String, _ member: JSONValue, _ node: SchemaNode, _ outcome: inout Outcome
  ) -> Bool {
    var isKnown = false
    for (pattern, index) in node.keywords.objects.patternProperties where pattern.matches(name) {
      isKnown = true
      outcome.violations += descend(into: name, member, against: index).violations
    }
    return isKnown
  }

  private mutating func checkName(_ name: String, _ node: SchemaNode, _ outcome: inout Outcome) {
    guard let index = node.keywords.objects.propertyNames else { return }
    outcome.violations += descend(into: name, .string(name), against: index).violations.map {
      SchemaViolation(
        instance: $0.instance, schema: $0.schema, keyword: "propertyNames", message: "has a name that \($0.message)")
    }
  }

  mutating func checkUnevaluatedProperties(_ value: JSONValue, _ node: SchemaNode, _ outcome: inout Outcome) {
    guard case .object(let members) = value, let index = node.keywords.objects.unevaluated else { return }
    for (name, member) in members where !outcome.evaluated.covers(property: name) {
      let child = descend(into: name, member, against: index)
      outcome.violations += unknownProperty(name, child, keyword: "unevaluatedProperties", against: index, node)
    }
    outcome.evaluated.allProperties = true
  }

  /// The violations of a property that no keyword names: where none may be, with the nearest of those that may.
  func unknownProperty(
    _ name: String, _ child: Outcome, keyword: String, against index: Int, _ node: SchemaNode
  ) -> [SchemaViolation] {
    guard !child.isValid, graph.node(index).keywords.boolean == false else { return child.violations }
    let known = node.keywords.objects.properties.map(\.name) + (roots.last.map(declaredNames) ?? [])
    let nearest = EditDistance.nearest(to: name, among: known.filter { $0 != name }, limit: 1).first
    let hint = nearest.map { "; nearest is \"\($0)\"" } ?? ""
    return [violation(keyword, "is not a known property" + hint, node, at: [name])]
  }

  private func declaredNames(_ root: Int) -> [String] {
    graph.flattened(root).flatMap { $0.keywords.objects.properties.map(\.name) }
  }

  // MARK: Direction

  private func reportMisdirected(_ name: String, _ node: SchemaNode, _ outcome: inout Outcome) {
    guard options.reportsMisdirected else { return }
    if options.direction == .request {
      outcome.merge(failure("readOnly", "is read-only, a request must not set it", node, at: [name]))
    } else {
      outcome.merge(failure("writeOnly", "is write-only, a response must not show it", node, at: [name]))
    }
  }

  /// Whether a property is for the other direction only.
  private func isMisdirected(_ index: Int) -> Bool {
    switch options.direction {
    case .none: false
    case .request: graph.flattened(index).contains { $0.keywords.isReadOnly }
    case .response: graph.flattened(index).contains { $0.keywords.isWriteOnly }
    }
  }

  /// The same by name: one part of an `allOf` may require what another declares.
  private func isMisdirected(_ name: String, _ node: SchemaNode) -> Bool {
    guard options.direction != .none else { return false }
    if let index = node.keywords.objects.property(name) { return isMisdirected(index) }
    guard let root = roots.last else { return false }
    return graph.flattened(root).contains { other in
      other.keywords.objects.property(name).map { isMisdirected($0) } ?? false
    }
  }
}
