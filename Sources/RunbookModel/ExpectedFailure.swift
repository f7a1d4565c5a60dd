public import SourceText

/// A failure that is known, with the reason why it is put up with for a time.
///
/// Which failures of the page it explains is told by a step, a rule or a part of a message; all that are given must fit.
public struct ExpectedFailure: Sendable, Hashable {
  /// What came of it.
  public enum Outcome: String, Sendable, Codable {
    /// Something failed as expected.
    case failed
    /// What was expected to fail was carried out and passed.
    case passed
    /// Its day is past, so that it excuses nothing any more.
    case expired
    /// Nothing can be said, as what it is about was not carried out.
    case unjudged
  }

  /// The step that fails; nil for any.
  public var step: Step.ID?
  /// The rule of a diagnostic about the step or the page; nil for any.
  public var rule: String?
  /// A part of the message; nil for any.
  public var message: String?
  /// Why it is expected.
  public var reason: String
  /// Who sees to it.
  public var owner: String
  /// The last day on which it is put up with.
  public var until: CalendarDay
  /// Where it is written.
  public var range: SourceRange

  /// An expected failure that fits every failure of the page.
  public init(reason: String, owner: String, until: CalendarDay, range: SourceRange) {
    self.reason = reason
    self.owner = owner
    self.until = until
    self.range = range
  }

  /// Whether it explains that `result` failed or errored, `diagnostics` being what is known to be wrong with the step.
  func explains(_ result: StepResult, _ diagnostics: [Diagnostic]) -> Bool {
    guard [.failed, .errored, .xfailed].contains(result.status), step ?? result.step.id == result.step.id else {
      return false
    }
    let diagnostics = diagnostics + result.diagnostics
    if let rule, !diagnostics.contains(where: { $0.rule == rule }) { return false }
    guard let message else { return true }
    let checks = result.checks.filter { $0.outcome == .failed }
    let texts = [result.reason ?? ""] + diagnostics.map(\.message) + checks.flatMap { [$0.summary] + $0.details }
    return texts.contains { $0.contains(message) }
  }

  /// Whether it explains that the page could not be read for `diagnostic`.
  func explains(_ diagnostic: Diagnostic) -> Bool {
    step == nil && diagnostic.severity == .error && rule ?? diagnostic.rule == diagnostic.rule
      && message.map(diagnostic.message.contains) ?? true
  }
}
