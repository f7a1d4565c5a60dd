public import CurlClient
public import RunbookModel

/// Runbook → results: carries the steps out, one after the other, and tells every event.
public struct PageRunner: Sendable {
  private let client: HTTPClient

  /// A runner that sends through `client`, which several pages may share.
  public init(client: HTTPClient) { self.client = client }

  /// Runs `runbook` and returns what came of it.
  ///
  /// When the task is cancelled, the request in flight is still answered, the step ends, and all further steps are
  /// skipped, so that the verdict is never better than incomplete.
  ///
  /// - Parameter report: Is called with every event, in order; the run waits for it.
  public func run(
    _ runbook: Runbook, _ configuration: RunConfiguration, report: (RunEvent) async -> Void
  ) async -> RunResult {
    let wall = ContinuousClock.now
    let header = RunHeader(
      runbook: runbook, target: configuration.target.name, scenario: configuration.scenario?.path)
    await report(.runStarted(header))
    let start = configuration.clock.now()
    let results = await withoutActuallyEscaping(report) { tell in
      var session = RunSession(runbook: runbook, configuration: configuration, client: client, tell: tell)
      let results = await session.run()
      await session.cleanUpShell()
      return results
    }
    var result = RunResult(
      runbook: runbook, steps: results, elapsed: configuration.clock.now() - start, wallTime: wall.duration(to: .now))
    let expected = configuration.expectedFailures
    let isPartial = results.contains { $0.reason == RunSession.interruption }
    result.expectedFailures = expected.judged(results, of: runbook, isPartial: isPartial)
    result.isUnreadableAsExpected = !runbook.isReadable && expected.excuseReading(of: runbook)
    await report(.runFinished(result))
    return result
  }
}
