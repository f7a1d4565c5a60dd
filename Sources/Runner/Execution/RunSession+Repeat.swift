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
    var missing: [String] = []
    let values = values(of: variable, listedByPage: repetition.values, missing: &missing)
    guard missing.isEmpty else {
      result.status = .errored
      let fault = store.value(missing[0]) == nil ? "has no value" : "gets too long"
      result.reason = "\(missing.map { "$\($0)" }.joined(separator: ", ")), listed for $\(variable), \(fault)"
      return result
    }
    let current = store.value(variable)
    let further = values.filter { $0 != current }
    guard !further.isEmpty else {
      judgeFirstRound(of: repetition, variable, hasValue: current != nil, &result)
      return result
    }
    let steps = repetition.steps.compactMap { runbook.graph.step($0) }
    for value in further {
      guard !Task.isCancelled else {
        result.worsen(to: .unverified)
        result.reason = "the run was interrupted before \(variable)=\(value)"
        return result
      }
      await carryOut(steps, with: variable, value, &result)
      if [.failed, .errored, .skipped].contains(result.status) { return result }
    }
    if result.status == .done {
      result.status = .passed
      result.reason = "done again for \(further.count) further value\(further.count == 1 ? "" : "s") of $\(variable)"
    }
    return result
  }

  /// With one value known, the first round was the whole of it, and the repetition is worth what that was.
  private func judgeFirstRound(
    of repetition: Repetition, _ variable: String, hasValue: Bool, _ result: inout StepResult
  ) {
    if let open = repetition.steps.first(where: { scheduler.status(of: $0) == .unverified }) {
      let isForPerson = runbook.graph.step(open)?.action.isForPerson ?? false
      result.status = .unverified
      result.reason = "\(isForPerson ? "nobody performed" : "nothing verified") \(open), which it repeats"
    } else if !hasValue {
      result.status = .unverified
      result.reason = "$\(variable) has no value"
    } else {
      result.reason = "one value of $\(variable) is known, and it is done (--each \(variable)=A,B names more)"
    }
  }

  /// The values to go through, each once.
  private func values(of variable: String, listedByPage page: [String], missing: inout [String]) -> [String] {
    let listed = configuration.each[variable] ?? configuration.scenario?.each[variable] ?? page
    var values: [String] = []
    for text in listed {
      let value = store.resolve(text, missing: &missing)
      if !values.contains(value) { values.append(value) }
    }
    return values
  }

  /// Does one further round, and adds what came of it to `result`.
  private mutating func carryOut(
    _ steps: [Step], with variable: String, _ value: String, _ result: inout StepResult
  ) async {
    // Later steps speak of the first round's values and answers.
    let (values, answers) = (store, responses)
    defer { (store, responses) = (values, answers) }
    store.set(Binding(variable: variable, value: value, source: .each))
    for step in steps {
      let again = await carryOut(step)
      result.exchanges += again.exchanges
      result.checks += again.checks.map {
        CheckResult($0.outcome, "\(variable)=\(value): \($0.summary)", details: $0.details, range: $0.range)
      }
      if again.isVerified || (again.status == .unverified && result.status == .unverified) { continue }
      result.worsen(to: again.status)
      result.reason = "for \(variable)=\(value): \(again.reason ?? "step \(step.id) did not pass")"
      if again.status != .unverified { return }
    }
  }
}

extension StepAction {
  /// Whether a person does it.
  fileprivate var isForPerson: Bool {
    switch self {
    case .manual, .wait: true
    case .request, .export, .shell, .entities, .repeat: false
    }
  }
}
