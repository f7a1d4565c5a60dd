public import CurlClient
public import RunbookModel

/// Runbook → results: carries the steps out, one after the other, and tells every event.
public struct PageRunner: Sendable {
  private let client: HTTPClient

  /// A runner that sends through `client`, which several pages may share.
  public init(client: HTTPClient) { self.client = client }

  /// Runs `runbook` and returns what came of it.
  ///
  /// - Parameter report: Is called with every event, in order; the run waits for it.
  public func run(
    _ runbook: Runbook, _ configuration: RunConfiguration, report: (RunEvent) async -> Void
  ) async -> RunResult {
    let wall = ContinuousClock.now
    var session = RunSession(runbook: runbook, configuration: configuration, client: client)
    await report(
      .runStarted(
        RunHeader(
          runbook: runbook, target: configuration.target.name, scenario: configuration.scenario?.path)))
    var results: [StepResult] = []
    var scheduler = Scheduler(runbook.graph)
    while let decision = scheduler.decide(hasValue: { session.store.value($0) != nil }) {
      let result: StepResult
      switch decision {
      case .run(let id):
        guard let step = runbook.graph.step(id) else { continue }
        await report(.stepStarted(step))
        result = await session.carryOut(step)
      case .skip(let id, let reason):
        guard let step = runbook.graph.step(id) else { continue }
        await report(.stepStarted(step))
        result = StepResult(step: step, status: .skipped, reason: reason)
      }
      scheduler.finish(result.step.id, result.status)
      results.append(result)
      for event in session.takeEvents() { await report(event) }
      await report(.stepFinished(result))
    }
    let result = RunResult(
      runbook: runbook, steps: results, elapsed: configuration.clock.now() - session.start,
      wallTime: wall.duration(to: .now))
    await report(.runFinished(result))
    return result
  }
}
