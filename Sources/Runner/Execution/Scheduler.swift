import RunbookModel

/// The order of a run: a state machine that says which step is next, given how the others ended.
///
/// Pure: it starts nothing and waits for nothing.
struct Scheduler {
  /// What is to be done next.
  enum Decision: Equatable {
    /// Carry the step out.
    case run(Step.ID)
    /// Leave it out, for the reason given and the outcome of another step, where it is for that.
    case skip(Step.ID, reason: String, blockedBy: Step.ID? = nil)

    /// The step that is decided on.
    var step: Step.ID {
      switch self {
      case .run(let id), .skip(let id, _, _): id
      }
    }
  }

  private let steps: [Step]
  private let needs: [Step.ID: [StepGraph.Edge]]
  private var next = 0
  private var results: [Step.ID: StepResult] = [:]

  /// A scheduler at the beginning of `graph`.
  init(_ graph: StepGraph) {
    steps = graph.steps
    needs = Dictionary(grouping: graph.edges, by: \.to)
  }

  /// The next decision; nil when all steps have ended.
  ///
  /// - Parameters:
  ///   - isInterrupted: Whether the run is to end.
  ///   - isUsable: Whether a variable has a value that can be used although the step that was to set it did not hold.
  mutating func decide(
    isInterrupted: Bool = false, isUsable: (_ variable: String, _ despite: Step.ID) -> Bool
  ) -> Decision? {
    guard next < steps.count else { return nil }
    let step = steps[next]
    next += 1
    if isInterrupted { return .skip(step.id, reason: RunSession.interruption) }
    if let obstacle = obstacle(to: step, isUsable: isUsable) {
      return .skip(step.id, reason: obstacle.reason, blockedBy: obstacle.step)
    }
    return .run(step.id)
  }

  /// Tells how a step ended.
  mutating func finish(_ result: StepResult) { results[result.step.id] = result }

  /// How a step ended; nil for one that has not.
  func status(of id: Step.ID) -> StepResult.Status? { results[id]?.status }

  /// Why a step cannot be carried out, and for which step before it, given how those ended.
  private func obstacle(
    to step: Step, isUsable: (String, Step.ID) -> Bool
  ) -> (reason: String, step: Step.ID)? {
    if case .repeat(let repetition) = step.action, let bad = repetition.steps.first(where: hasNotHeld) {
      return ("step \(bad), which it repeats, \(outcome(of: bad))", bad)
    }
    for edge in needs[step.id] ?? [] {
      guard case .data(let variable) = edge.reason, hasNotHeld(edge.from), !isUsable(variable, edge.from) else {
        continue
      }
      return ("needs $\(variable) from step \(edge.from), which \(outcome(of: edge.from))", edge.from)
    }
    return nil
  }

  /// Whether the step ended badly; a block to look at that was left out did not.
  private func hasNotHeld(_ id: Step.ID) -> Bool {
    guard let result = results[id], !result.isVerified else { return false }
    return [.failed, .errored, .skipped].contains(result.status)
  }

  private func outcome(of id: Step.ID) -> String { status(of: id) == .skipped ? "was skipped" : "did not pass" }
}
