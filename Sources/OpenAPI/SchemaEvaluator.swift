import JSON

/// Checks one value against one schema, and remembers where it is meanwhile.
struct SchemaEvaluator {
  /// So many schemas may be at work inside one another on the caller's stack, of which little may be left: one takes up
  /// to 3 KiB.
  static let usualDepth = 100
  /// So many on a large stack; more are refused, so that no input exhausts it.
  static let maximumDepth = 2500
  /// More steps than this are refused, so that no schema takes time without bound.
  static let maximumSteps = 1_000_000

  let graph: SchemaGraph
  let options: ValidationOptions

  /// The way to the value at hand.
  var path: [String] = []
  /// The schema resources entered, outermost first, for `$dynamicRef`.
  var resources: [Int] = []
  /// The schema that each value on the way was first checked against.
  var roots: [Int] = []
  /// Schemas at work, each with the depth of its value: meeting one again means a reference that goes in circles.
  private var active: Set<Activity> = []
  private var steps = 0
  private let depthLimit: Int
  /// The limit that was met, if one was; then the outcome says nothing.
  private var limitMet: Limit?

  private enum Limit {
    case depth
    case steps
  }

  private struct Activity: Hashable {
    var node: Int
    var depth: Int
  }

  /// What came of checking one value against one schema.
  struct Outcome {
    var violations: [SchemaViolation] = []
    var evaluated = EvaluatedParts()

    var isValid: Bool { violations.isEmpty }

    /// Takes over the violations, and what was evaluated where there are none.
    mutating func merge(_ other: Outcome) {
      violations += other.violations
      if other.isValid { evaluated.formUnion(other.evaluated) }
    }
  }

  private init(graph: SchemaGraph, options: ValidationOptions, depthLimit: Int) {
    self.graph = graph
    self.options = options
    self.depthLimit = depthLimit
  }

  /// The violations of a value, each told once.
  static func violations(
    of value: JSONValue, against index: Int, in graph: SchemaGraph, options: ValidationOptions
  ) -> [SchemaViolation] {
    var evaluator = SchemaEvaluator(graph: graph, options: options, depthLimit: usualDepth)
    var all = evaluator.descend(into: nil, value, against: index).violations
    if evaluator.limitMet == .depth {
      (all, evaluator) = LargeStack.run {
        var evaluator = SchemaEvaluator(graph: graph, options: options, depthLimit: maximumDepth)
        return (evaluator.descend(into: nil, value, against: index).violations, evaluator)
      }
    }
    if evaluator.limitMet != nil {
      return [evaluator.violation(nil, "is too deeply nested or too large to be checked", graph.node(index))]
    }
    var seen: Set<Said> = []
    let unique = all.filter { seen.insert(Said(instance: $0.instance, message: $0.message)).inserted }
    return Array(unique.prefix(max(options.maximumViolations, 1)))
  }

  /// The branches of `allOf` often say the same twice.
  private struct Said: Hashable {
    var instance: JSONPointer
    var message: String
  }

  // MARK: Steps

  /// Checks a value one step further in: a member, an item, or (for nil) the whole.
  mutating func descend(into token: String?, _ value: JSONValue, against index: Int) -> Outcome {
    if let token { path.append(token) }
    roots.append(index)
    defer {
      if token != nil { path.removeLast() }
      roots.removeLast()
    }
    return evaluate(value, against: index)
  }

  /// Checks the value at hand against a further schema.
  mutating func evaluate(_ value: JSONValue, against index: Int) -> Outcome {
    let activity = Activity(node: index, depth: roots.count)
    guard limitMet == nil, active.insert(activity).inserted else { return Outcome() }
    defer { active.remove(activity) }
    steps += 1
    if active.count > depthLimit { limitMet = .depth }
    if steps > Self.maximumSteps { limitMet = .steps }
    if limitMet != nil { return Outcome() }
    let node = graph.node(index)
    let entersResource = resources.last != node.resource
    if entersResource { resources.append(node.resource) }
    defer { if entersResource { resources.removeLast() } }
    return apply(node, to: value)
  }

  // The functions that call one another here read single keywords instead of copying all, and leave what does not
  // recurse to others: their frames are what the stack is made of.

  private mutating func apply(_ node: SchemaNode, to value: JSONValue) -> Outcome {
    if let outcome = verdict(of: node, on: value) { return outcome }
    var outcome = Outcome()
    checkScalar(value, node, &outcome)
    switch value {
    case .array(let items): checkArray(items, node, &outcome)
    case .object: checkObject(value, node, &outcome)
    case .number, .string, .null, .bool: break
    }
    compose(value, node, &outcome)
    if node.keywords.objects.unevaluated != nil { checkUnevaluatedProperties(value, node, &outcome) }
    if node.keywords.arrays.unevaluated != nil { checkUnevaluatedItems(value, node, &outcome) }
    return outcome
  }

  /// The outcome where nothing further needs to be looked at.
  private func verdict(of node: SchemaNode, on value: JSONValue) -> Outcome? {
    if let boolean = node.keywords.boolean { return boolean ? Outcome() : failure(nil, "is not allowed", node) }
    if node.keywords.isNullable, value.isNull { return Outcome() }
    guard let types = node.keywords.types, !types.contains(where: { $0.admits(value) }) else { return nil }
    return failure("type", Wording.type(types, isNullable: node.keywords.isNullable, not: value), node)
  }

  private func checkScalar(_ value: JSONValue, _ node: SchemaNode, _ outcome: inout Outcome) {
    if let values = node.keywords.enumeration, !values.contains(value) {
      outcome.merge(failure("enum", Wording.enumeration(values, not: value), node))
    }
    if let constant = node.keywords.constant, constant != value {
      outcome.merge(failure("const", "must be \(Wording.shown(constant))", node))
    }
    if case .number(let number) = value { checkNumber(number, node, &outcome) }
    if case .string(let string) = value { checkString(string, node, &outcome) }
  }

  // MARK: Violations

  func failure(_ keyword: String?, _ message: String, _ node: SchemaNode, at further: [String] = []) -> Outcome {
    Outcome(violations: [violation(keyword, message, node, at: further)])
  }

  func violation(
    _ keyword: String?, _ message: String, _ node: SchemaNode, at further: [String] = [], isAmbiguity: Bool = false
  ) -> SchemaViolation {
    let pointer = node.location.pointer
    return SchemaViolation(
      instance: JSONPointer(path + further), schema: keyword.map(pointer.appending) ?? pointer,
      keyword: keyword ?? "schema", message: message, isAmbiguity: isAmbiguity)
  }
}
