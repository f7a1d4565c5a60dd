public import SourceText

/// What came of a step.
public struct StepResult: Sendable {
  /// How a step ended.
  public enum Status: String, Sendable, CaseIterable, Codable {
    /// All that it claims was proved.
    case passed
    /// An expectation did not hold.
    case failed
    /// It could not be carried out.
    case errored
    /// It was left out, for the reason given.
    case skipped
    /// An export, or a manual step that somebody or something performed.
    case done
    /// Whether it holds could not be judged.
    case unverified
    /// It failed or errored, and was expected to.
    case xfailed
  }

  /// The step.
  public var step: Step
  /// How it ended.
  public var status: Status
  /// Why, or what is worth telling; one sentence without a full stop.
  public var reason: String?
  /// What was checked, in order.
  public var checks: [CheckResult]
  /// The requests that were sent, the last look of a poll only.
  public var exchanges: [Exchange]
  /// The variables that got a value.
  public var bindings: [Binding]
  /// The looks of a poll.
  public var readings: [PollReading]
  /// What explains a failure, found while running.
  public var diagnostics: [Diagnostic]
  /// From begin to end by the run's clock, which on the mock is simulated.
  public var elapsed: Duration
  /// Why it was expected to fail, where it did so as expected.
  public var expectedFailure: ExpectedFailure?
  /// The step for whose outcome it was skipped, where it was for one's.
  public var blockedBy: Step.ID?

  /// A result without checks and exchanges.
  public init(step: Step, status: Status, reason: String? = nil) {
    self.step = step
    self.status = status
    self.reason = reason
    checks = []
    exchanges = []
    bindings = []
    readings = []
    diagnostics = []
    elapsed = .zero
  }
}

/// What came of one expectation.
public struct CheckResult: Sendable {
  /// How the check ended.
  public enum Outcome: String, Sendable, Codable {
    /// It holds.
    case passed
    /// It does not.
    case failed
    /// It could not be judged.
    case unverified
  }

  /// What was expected, or found where it holds: `status 201`.
  public var summary: String
  /// How it ended.
  public var outcome: Outcome
  /// Lines that explain a failure, such as the nearest candidate.
  public var details: [String]
  /// Where the page states the expectation.
  public var range: SourceRange?

  /// A check.
  public init(_ outcome: Outcome, _ summary: String, details: [String] = [], range: SourceRange? = nil) {
    self.summary = summary
    self.outcome = outcome
    self.details = details
    self.range = range
  }
}
