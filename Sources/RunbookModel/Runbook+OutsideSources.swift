extension Runbook {
  /// The runbook with what gives its variables values from outside of the page as their first sources, by precedence.
  ///
  /// - Parameters:
  ///   - given: The values of options, by precedence.
  ///   - scenario: What stands in for a person.
  public func addingSources(given: [Binding], scenario: Scenario?) -> Runbook {
    var runbook = self
    runbook.graph.addSources { variable in
      Self.sources(of: variable, given) + (scenario.map { Self.sources(of: variable, in: self, $0) } ?? [])
    }
    return runbook
  }

  private static func sources(of variable: String, _ given: [Binding]) -> [Variable.Source] {
    guard let binding = given.first(where: { $0.variable == variable }) else { return [] }
    return binding.source == .environmentFile
      ? [.init(kind: .environmentFile, step: nil, detail: "given with --env-file")]
      : [.init(kind: .commandLine, step: nil, detail: "given with --var")]
  }

  /// What the scenario captures replaces what it sets at the beginning, a later capture an earlier one.
  private static func sources(of variable: String, in runbook: Runbook, _ scenario: Scenario) -> [Variable.Source] {
    let captures = runbook.steps.reversed().flatMap { step in
      (scenario.performance(of: step) ?? []).flatMap(\.request.captures).filter { $0.variable == variable }
        .map { Variable.Source(kind: .scenario, step: step.id, detail: $0.jq) }
    }
    let isSet = scenario.variables.contains { $0.name == variable }
    return captures + (isSet ? [.init(kind: .scenario, step: nil, detail: "set by the scenario")] : [])
  }
}
