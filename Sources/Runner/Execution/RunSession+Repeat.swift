import RunbookModel

extension RunSession {
  /// Does earlier steps again for every further value of the variable that names what they are done for.
  mutating func carryOut(_ repetition: Repetition, _ step: Step) async -> StepResult {
    var result = StepResult(step: step, status: .done)
    guard let variable = repetition.variable else {
      result.status = .unverified
      result.reason = "no variable of the page names \(repetition.subject), so there is nothing to go through"
      return result
    }
    let values = values(of: variable)
    let current = store.value(variable)
    let further = values.filter { $0 != current }
    guard !further.isEmpty else {
      guard current != nil else {
        result.status = .unverified
        result.reason = "$\(variable) has no value"
        return result
      }
      result.reason = "one value of $\(variable) is known, and it is done (--each \(variable)=A,B names more)"
      return result
    }
    let steps = repetition.steps.compactMap { runbook.graph.step($0) }
    for value in further {
      await carryOut(steps, with: variable, value, &result)
      if result.status != .done { return result }
    }
    result.status = .passed
    result.reason = "done again for \(further.count) further value\(further.count == 1 ? "" : "s") of $\(variable)"
    return result
  }

  private func values(of variable: String) -> [String] {
    let listed = configuration.each[variable] ?? configuration.scenario?.each[variable] ?? []
    var missing: [String] = []
    return listed.map { store.resolve($0, missing: &missing) }
  }

  private mutating func carryOut(
    _ steps: [Step], with variable: String, _ value: String, _ result: inout StepResult
  ) async {
    let before = store.override(variable, with: value)
    let answers = responses
    defer {
      store.restore(variable, to: before)
      // Later steps speak of the first round's answers.
      responses = answers
    }
    for step in steps {
      let again = await carryOut(step)
      result.exchanges += again.exchanges
      result.checks += again.checks.map {
        CheckResult($0.outcome, "\(variable)=\(value): \($0.summary)", details: $0.details, range: $0.range)
      }
      guard [.passed, .done].contains(again.status) else {
        result.status = again.status
        result.reason = "for \(variable)=\(value): \(again.reason ?? "step \(step.id) did not pass")"
        return
      }
    }
  }
}
