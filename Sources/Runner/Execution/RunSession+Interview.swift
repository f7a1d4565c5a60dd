import JSON
import RunbookModel

extension RunSession {
  /// Carries `step` out the way that the person wants who is asked about each step; without one, as it is.
  mutating func carryOutAsWanted(_ step: Step) async -> StepResult {
    guard let interviewer = configuration.interviewer else { return await carryOut(step) }
    asking: while !Task.isCancelled {
      switch await interviewer.before(preview(of: step)) {
      case .run: break asking
      case .skip: return StepResult(step: step, status: .skipped, reason: "you left it out")
      case .edit(let variable, let value): await edit(variable, value)
      case .quit:
        hasQuit = true
        let reason = Task.isCancelled ? Self.interruption : "you ended the run before it"
        return StepResult(step: step, status: .skipped, reason: reason)
      }
    }
    guard !Task.isCancelled else {
      return StepResult(step: step, status: .skipped, reason: Self.interruption)
    }
    var result = await carryOut(step)
    while !Task.isCancelled, result.status == .failed || result.status == .errored {
      switch await interviewer.afterFailure(result) {
      case .retry: result = await carryOut(step)
      case .proceed: return result
      case .edit(let variable, let value): await edit(variable, value)
      case .quit:
        hasQuit = true
        return result
      }
    }
    return result
  }

  private mutating func edit(_ variable: String, _ value: String) async {
    let binding = Binding(variable: variable, value: value, source: .prompt)
    store.edit(binding)
    await tell(.bound(binding))
  }

  private func preview(of step: Step) -> StepPreview {
    var request: StepPreview.Request?
    if case .request(let template) = step.action {
      let resolved = resolvedAsFarAsKnown(template)
      request = .init(
        method: resolved.method, url: resolved.url, headers: resolved.headers, body: resolved.body?.value)
    }
    return StepPreview(
      step: step, number: (runbook.graph.position(of: step.id) ?? 0) + 1, count: runbook.steps.count,
      request: request,
      variables: runbook.graph.uses(of: step.id).map { .init(name: $0, binding: store.binding($0)) })
  }
}
