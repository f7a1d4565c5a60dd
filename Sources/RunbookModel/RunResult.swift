/// What came of a page's run.
public struct RunResult: Sendable {
  /// The truth about the page.
  public enum Verdict: String, Sendable, CaseIterable, Codable {
    /// Everything was verified.
    case passed
    /// An expectation did not hold.
    case failed
    /// A step could not be carried out.
    case errored
    /// Nothing failed, but something stayed unverified, or no step was run.
    case incomplete
    /// Everything was verified but for what failed as expected.
    case xfailed
  }

  /// The runbook.
  public var runbook: Runbook
  /// The results, in the order the steps ended.
  public var steps: [StepResult]
  /// By the run's clock, which on the mock is simulated.
  public var elapsed: Duration
  /// On the wall clock.
  public var wallTime: Duration
  /// What was expected to fail, and what came of it.
  public var expectedFailures: [ExpectedFailures.Judgement] = []
  /// Whether the page could not be read, which was expected.
  public var isUnreadableAsExpected = false

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
  ///
  /// An expectation of a failure that passed, or whose day is past, is a failure itself.
  public var verdict: Verdict {
    if count(of: .failed) > 0 || expectedFailures.contains(where: { $0.fault != nil }) { return .failed }
    if count(of: .errored) > 0 || !runbook.isReadable && !isUnreadableAsExpected { return .errored }
    guard hasRun || isUnreadableAsExpected, !steps.contains(where: isOpen) else { return .incomplete }
    return count(of: .xfailed) > 0 || isUnreadableAsExpected ? .xfailed : .passed
  }

  /// Whether any step was carried out.
  public var hasRun: Bool {
    count(of: .passed) + count(of: .failed) + count(of: .errored) + count(of: .xfailed) > 0
  }

  /// Whether something about the step stays open; what was skipped for an expected failure is a part of that.
  private func isOpen(_ result: StepResult) -> Bool {
    guard !result.isVerified else { return false }
    var result = result
    // Blockers stand above what they block, so that this ends.
    while result.status == .skipped, let blocker = steps.first(where: { $0.step.id == result.blockedBy }) {
      result = blocker
    }
    return result.status != .xfailed
  }
}

extension StepResult {
  /// Whether nothing about the step stays open.
  public var isVerified: Bool {
    guard !checks.contains(where: { $0.outcome == .unverified }) else { return false }
    switch status {
    case .passed, .done: return true
    case .xfailed, .failed, .errored, .unverified: return false
    case .skipped:
      // A block to look at loses nothing by being left out.
      switch step.action {
      case .shell(let block), .entities(let block):
        if case .display = block.disposition { return true } else { return false }
      default: return false
      }
    }
  }
}
