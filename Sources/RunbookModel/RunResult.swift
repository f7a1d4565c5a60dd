/// What came of a page's run.
public struct RunResult: Sendable {
  /// The truth about the page.
  public enum Verdict: String, Sendable {
    /// Everything was verified.
    case passed
    /// An expectation did not hold.
    case failed
    /// A step could not be carried out.
    case errored
    /// Nothing failed, but something stayed unverified, or no step was run.
    case incomplete
  }

  /// The runbook.
  public var runbook: Runbook
  /// The results, in the order the steps ended.
  public var steps: [StepResult]
  /// By the run's clock, which on the mock is simulated.
  public var elapsed: Duration
  /// On the wall clock.
  public var wallTime: Duration

  /// A result.
  public init(runbook: Runbook, steps: [StepResult], elapsed: Duration, wallTime: Duration) {
    self.runbook = runbook
    self.steps = steps
    self.elapsed = elapsed
    self.wallTime = wallTime
  }

  /// How many steps ended with `status`.
  public func count(of status: StepResult.Status) -> Int { steps.count { $0.status == status } }

  /// How many requests were answered or tried, looks of polls included.
  public var requestCount: Int {
    steps.reduce(0) { $0 + $1.exchanges.count + max($1.readings.count - 1, 0) }
  }

  /// The verdict: failures first, then errors; nothing run is never passed.
  public var verdict: Verdict {
    if count(of: .failed) > 0 { return .failed }
    if count(of: .errored) > 0 { return .errored }
    let isUnverified = count(of: .unverified) > 0 || steps.contains { $0.isUnjudged }
    return isUnverified || count(of: .passed) == 0 ? .incomplete : .passed
  }
}

extension StepResult {
  /// Whether some check could not be judged.
  fileprivate var isUnjudged: Bool { checks.contains { $0.outcome == .unverified } }
}
