public import JSON
public import RunbookModel
import SourceText

/// A step that ended, as the journal has it.
public struct StepRecord: Sendable {
  /// The step's place in the run, from 0.
  public var position: Int
  /// The step's id.
  public var id: Step.ID
  /// Its kind, see `StepAction.kind`.
  public var kind: String
  /// Its title.
  public var title: String
  /// Its line in the page.
  public var line: Int
  /// What tells whether the page still has it do the same, see `StepFingerprint`.
  public var fingerprint: String
  /// How it ended.
  public var status: StepResult.Status
  /// Why.
  public var reason: String?
  /// How long it took by the run's clock, in seconds.
  public var elapsed: Double
  /// The rest of its result, see `StoredResult`; nil for runs that are never resumed.
  public var result: JSONValue?
  /// What of its answer later exports bind to.
  public var answer: JSONValue?

  /// What is kept of `result`, the step at `position`, without what only resuming needs.
  public init(_ result: StepResult, position: Int) {
    self.position = position
    id = result.step.id
    kind = result.step.action.kind
    title = result.step.title
    line = result.step.origin.start.line
    fingerprint = StepFingerprint.of(result.step)
    status = result.status
    reason = result.reason
    elapsed = result.elapsed.inSeconds
  }

  init(
    position: Int, id: Step.ID, kind: String, title: String, line: Int, fingerprint: String,
    status: StepResult.Status, reason: String?, elapsed: Double, result: JSONValue?, answer: JSONValue?
  ) {
    self.position = position
    self.id = id
    self.kind = kind
    self.title = title
    self.line = line
    self.fingerprint = fingerprint
    self.status = status
    self.reason = reason
    self.elapsed = elapsed
    self.result = result
    self.answer = answer
  }
}

extension Duration {
  /// The duration in seconds.
  public var inSeconds: Double { Double(components.seconds) + Double(components.attoseconds) / 1e18 }
}
