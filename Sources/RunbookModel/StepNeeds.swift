/// A step → the steps without which it has no values for its variables.
struct StepNeeds {
  let graph: StepGraph
  /// Variables that have a value without any step.
  let given: Set<String>
  /// What stands in for a person.
  let scenario: Scenario?

  /// `ids`, and all that these need, directly or by way of others.
  func closure(of ids: Set<Step.ID>) -> Set<Step.ID> {
    var found = ids
    var open = Array(ids)
    while let id = open.popLast() {
      for need in needs(of: id) where found.insert(need).inserted { open.append(need) }
    }
    return found
  }

  private func needs(of id: Step.ID) -> [Step.ID] {
    guard let step = graph.step(id) else { return [] }
    var needs = graph.edges.compactMap { edge -> Step.ID? in
      guard edge.to == id, case .data(let variable) = edge.reason, !given.contains(variable) else { return nil }
      return edge.from
    }
    var names = graph.uses(of: id)
    switch step.action {
    case .repeat(let repetition): needs += repetition.steps
    case .export(let assignments):
      // What a reader copies from a screen, the scenario may have made.
      names += assignments.compactMap { if case .placeholder = $0.value { $0.variable } else { nil } }
    case .manual, .wait:
      let used = Self.names(in: scenario?.performance(of: step) ?? [])
      names += used
      needs += used.compactMap { pageSource(of: $0, before: id) }
    case .request, .shell, .entities: break
    }
    return needs + names.compactMap { personSource(of: $0, before: id) }
  }

  /// The step of the page that sets `name` last before `id`.
  private func pageSource(of name: String, before id: Step.ID) -> Step.ID? {
    guard !given.contains(name), let position = graph.position(of: id) else { return nil }
    let sources = graph.variable(name)?.sources.compactMap(\.step) ?? []
    return sources.last { graph.position(of: $0).map { $0 < position } ?? false }
  }

  /// The manual step or wait before `id` whose scenario sets `name` last.
  private func personSource(of name: String, before id: Step.ID) -> Step.ID? {
    guard let scenario, !given.contains(name), let position = graph.position(of: id) else { return nil }
    return graph.steps.prefix(position).last { step in
      scenario.performance(of: step)?.contains { $0.request.captures.contains { $0.variable == name } } ?? false
    }?.id
  }

  private static func names(in requests: [ScenarioRequest]) -> [String] {
    requests.flatMap { scenarioRequest -> [String] in
      let request = scenarioRequest.request
      var texts = [request.url] + request.headers.map(\.value)
      request.body?.walkTexts { _, text in texts.append(text) }
      return texts.flatMap { VariableReference.all(in: $0).map(\.name) }
    }
  }
}
