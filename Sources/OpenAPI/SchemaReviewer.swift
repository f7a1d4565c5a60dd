import JSON
import SourceText

/// Holds a value against a schema as far as can be told before its strings are final.
struct SchemaReviewer {
  let graph: SchemaGraph
  let direction: ValidationOptions.Direction
  let standIn: (String) -> SchemaStandIn

  /// The way to the value at hand.
  private(set) var path: [String] = []
  private var depth = 0
  private var steps = 0

  /// Values nested deeper are not looked into, nor are more schemas than this.
  private static let maximumDepth = 60
  private static let maximumSteps = 100_000

  init(graph: SchemaGraph, direction: ValidationOptions.Direction, standIn: @escaping (String) -> SchemaStandIn) {
    self.graph = graph
    self.direction = direction
    self.standIn = standIn
  }

  /// What is wrong with `value`.
  mutating func review(_ value: JSONValue, against index: Int) -> [SchemaFinding] {
    steps += 1
    guard depth < Self.maximumDepth, steps < Self.maximumSteps else { return [] }
    depth += 1
    defer { depth -= 1 }
    let nodes = graph.flattened(index)
    if let node = nodes.first(where: { $0.keywords.boolean == false }) {
      return [finding(nil, "is not allowed", node)]
    }
    if value.isNull { return null(nodes) }
    let standIn = value.string.map(self.standIn) ?? .itself
    if standIn == .anything { return [] }
    if let finding = wrongType(value, nodes) { return [finding] }
    var findings: [SchemaFinding] = []
    switch value {
    case .object(let members): findings += object(members, nodes)
    case .array(let items): findings += array(items, nodes)
    case .string where standIn == .text: break
    case .string, .number, .bool, .null: findings += scalar(value, nodes, index)
    }
    for node in nodes {
      for branches in [node.keywords.oneOf, node.keywords.anyOf].compactMap({ $0 }) {
        findings += reviewUnion(of: branches, value, node)
      }
    }
    return findings
  }

  private mutating func descend(into token: String, _ value: JSONValue, against index: Int) -> [SchemaFinding] {
    path.append(token)
    defer { path.removeLast() }
    return review(value, against: index)
  }

  // MARK: Scalars

  /// Documents often forget to say that null is allowed, and newer ones say it in many ways.
  private func null(_ nodes: [SchemaNode]) -> [SchemaFinding] {
    guard graph.dialect == .openAPI30, !nodes.contains(where: { $0.keywords.isNullable || $0.hasUnion }),
      let node = nodes.first(where: { $0.keywords.types?.contains(.null) == false })
    else { return [] }
    let types = node.keywords.types ?? []
    return [finding("type", Wording.type(types, isNullable: false, not: .null), node, isCertain: false)]
  }

  private func wrongType(_ value: JSONValue, _ nodes: [SchemaNode]) -> SchemaFinding? {
    for node in nodes {
      guard let types = node.keywords.types, !types.contains(where: { $0.admits(value) }) else { continue }
      guard case .string(let text) = value, standIn(text) == .text else {
        return finding("type", Wording.type(types, isNullable: node.keywords.isNullable, not: value), node)
      }
      let wanted = Wording.type(types, isNullable: node.keywords.isNullable, not: value)
      return finding("type", "\(wanted), which is what \(Wording.shown(value)) is sent as", node)
    }
    return nil
  }

  private func scalar(_ value: JSONValue, _ nodes: [SchemaNode], _ index: Int) -> [SchemaFinding] {
    guard !nodes.contains(where: \.hasUnion) else {
      return nodes.compactMap { node in
        guard let values = node.keywords.enumeration, !values.contains(value) else { return nil }
        return finding("enum", Wording.enumeration(values, not: value), node)
      }
    }
    let options = ValidationOptions(direction: direction, takesEmptyText: true)
    return SchemaEvaluator.violations(of: value, against: index, in: graph, options: options).map { violation in
      SchemaFinding(
        violation: SchemaViolation(
          instance: JSONPointer(path + violation.instance.tokens), schema: violation.schema,
          keyword: violation.keyword, message: violation.message),
        isCertain: violation.keyword != "format" || !isLoose(index))
    }
  }

  private func isLoose(_ index: Int) -> Bool {
    graph.node(index).keywords.format.flatMap(SchemaFormat.init)?.isStrict != true
  }

  // MARK: Arrays and objects

  private mutating func array(_ items: [JSONValue], _ nodes: [SchemaNode]) -> [SchemaFinding] {
    var findings: [SchemaFinding] = []
    for node in nodes {
      let arrays = node.keywords.arrays
      if let least = arrays.minItems, items.count < least {
        findings.append(finding("minItems", "must have at least \(Wording.count(least, "item"))", node))
      }
      if let most = arrays.maxItems, items.count > most {
        findings.append(
          finding("maxItems", "must have at most \(Wording.count(most, "item")), not \(items.count)", node))
      }
      let leading = arrays.prefixItems ?? []
      for (position, item) in items.enumerated() {
        guard let index = leading.indices.contains(position) ? leading[position] : arrays.items else { continue }
        findings += descend(into: String(position), item, against: index)
      }
    }
    return findings
  }

  private mutating func object(_ members: JSONObject, _ nodes: [SchemaNode]) -> [SchemaFinding] {
    var findings: [SchemaFinding] = []
    for node in nodes {
      for name in node.keywords.objects.required where members[name] == nil && !isMisdirected(name, nodes) {
        findings.append(finding("required", "is required", node, at: name))
      }
    }
    for (name, member) in members { findings += self.member(name, member, nodes) }
    return findings
  }

  private mutating func member(_ name: String, _ member: JSONValue, _ nodes: [SchemaNode]) -> [SchemaFinding] {
    var declared: [Int] = []
    for node in nodes {
      if let index = node.keywords.objects.property(name) { declared.append(index) }
      declared += node.keywords.objects.patternProperties.filter { $0.pattern.matches(name) }.map(\.index)
    }
    if !declared.isEmpty {
      guard !declared.contains(where: isMisdirected) else { return [] }
      return declared.flatMap { descend(into: name, member, against: $0) }
    }
    let additional = nodes.compactMap(\.keywords.objects.additional)
    let described = additional.filter { graph.node($0).keywords.boolean == nil }
    if !described.isEmpty { return described.flatMap { descend(into: name, member, against: $0) } }
    return unknown(name, nodes)
  }

  /// A member that nothing declares: forbidden where a schema takes no others, doubtful where none speaks of others.
  private func unknown(_ name: String, _ nodes: [SchemaNode]) -> [SchemaFinding] {
    let alternatives = alternatives(of: nodes)
    let objects = alternatives.map(\.keywords.objects)
    let names = objects.flatMap(\.properties).map(\.name)
    let isElsewhere = objects.contains { objects in
      objects.property(name) != nil || objects.patternProperties.contains { $0.pattern.matches(name) }
        || objects.additional.map { graph.node($0).keywords.boolean != false } == true
    }
    guard !isElsewhere, !names.isEmpty || nodes.contains(where: isClosed),
      let node = nodes.first(where: isClosed) ?? nodes.first
    else { return [] }
    let nearest = EditDistance.nearest(to: name, among: names, limit: 1).first
    let hint = nearest.map { "; nearest is \"\($0)\"" } ?? ""
    return [
      finding(
        "additionalProperties", "is not a declared field" + hint, node, at: name, isCertain: isClosed(node),
        nearest: nearest)
    ]
  }

  /// Whether a schema allows no members but those it declares.
  private func isClosed(_ node: SchemaNode) -> Bool {
    node.keywords.objects.additional.map { graph.node($0).keywords.boolean == false } ?? false
  }

  /// `nodes`, and all branches of their unions.
  private func alternatives(of nodes: [SchemaNode]) -> [SchemaNode] {
    var result: [SchemaNode] = []
    var seen: Set<Int> = []
    var stack = nodes
    while let node = stack.popLast(), result.count < 2000 {
      result.append(node)
      let keywords = node.keywords
      let further =
        (keywords.oneOf ?? []) + (keywords.anyOf ?? []) + (keywords.discriminator?.branches.map(\.index) ?? [])
        + [keywords.condition?.then, keywords.condition?.otherwise].compactMap { $0 }
        + keywords.objects.dependentSchemas.map(\.index)
      for index in further where seen.insert(index).inserted { stack += graph.flattened(index) }
    }
    return result
  }

  // MARK: Direction

  private func isMisdirected(_ index: Int) -> Bool {
    switch direction {
    case .none: false
    case .request: graph.flattened(index).contains { $0.keywords.isReadOnly }
    case .response: graph.flattened(index).contains { $0.keywords.isWriteOnly }
    }
  }

  private func isMisdirected(_ name: String, _ nodes: [SchemaNode]) -> Bool {
    nodes.contains { $0.keywords.objects.property(name).map { isMisdirected($0) } ?? false }
  }

  func finding(
    _ keyword: String?, _ message: String, _ node: SchemaNode, at further: String? = nil, isCertain: Bool = true,
    nearest: String? = nil
  ) -> SchemaFinding {
    let pointer = node.location.pointer
    return SchemaFinding(
      violation: SchemaViolation(
        instance: JSONPointer(path + [further].compactMap { $0 }), schema: keyword.map(pointer.appending) ?? pointer,
        keyword: keyword ?? "schema", message: message, nearest: nearest),
      isCertain: isCertain)
  }
}

extension SchemaNode {
  /// Whether alternatives speak of the very same value.
  fileprivate var hasUnion: Bool {
    keywords.oneOf != nil || keywords.anyOf != nil || keywords.condition != nil || keywords.not != nil
  }
}
