public import Journal

/// All that the journal has of a run.
public struct RunDetail: Sendable {
  /// The run.
  public var run: RunRecord
  /// The steps that ended, in order.
  public var steps: [StepRecord]
  /// The requests, in order.
  public var requests: [RequestRecord]
  /// What it created, in order.
  public var resources: [ResourceRecord]

  /// A run with its parts.
  public init(run: RunRecord, steps: [StepRecord], requests: [RequestRecord], resources: [ResourceRecord]) {
    self.run = run
    self.steps = steps
    self.requests = requests
    self.resources = resources
  }
}
