import RunbookModel

/// The order of a run: a state machine that says which step is next, given how the others ended.
///
/// Pure: it starts nothing and waits for nothing.
struct Scheduler {
  /// What is to be done next.
  enum Decision: Equatable {
    /// Carry the step out.
    case run(Step.ID)
    /// Leave it out, for the reason given.
    case skip(Step.ID, reason: String)
  }

  private let graph: StepGraph
  private var next = 0
  private var statuses: [Step.ID: StepResult.Status] = [:]

  /// A scheduler at the beginning of `graph`.
  init(_ graph: StepGraph) { self.graph = graph }

  /// The next decision; nil when all steps have ended.
  ///
  /// - Parameter hasValue: Whether a variable has a value, whoever gave it.
  mutating func decide(hasValue: (String) -> Bool) -> Decision? {
    guard next < graph.steps.count else { return nil }
    let step = graph.steps[next]
    next += 1
    if let reason = obstacle(to: step, hasValue: hasValue) { return .skip(step.id, reason: reason) }
    return .run(step.id)
  }

  /// Tells how a step ended.
  mutating func finish(_ id: Step.ID, _ status: StepResult.Status) { statuses[id] = status }

  /// Why a step cannot be carried out, given how the steps before it ended.
  private func obstacle(to step: Step, hasValue: (String) -> Bool) -> String? {
    if case .repeat(let repetition) = step.action, let bad = repetition.steps.first(where: hasNotHeld) {
      return "step \(bad), which it repeats, \(outcome(of: bad))"
    }
    for edge in graph.edges where edge.to == step.id {
      guard case .data(let variable) = edge.reason, hasNotHeld(edge.from), !hasValue(variable) else { continue }
      return "needs $\(variable) from step \(edge.from), which \(outcome(of: edge.from))"
    }
    return nil
  }

  private func hasNotHeld(_ id: Step.ID) -> Bool {
    statuses[id].map { [.failed, .errored, .skipped].contains($0) } ?? false
  }

  private func outcome(of id: Step.ID) -> String { statuses[id] == .skipped ? "was skipped" : "did not pass" }
}
