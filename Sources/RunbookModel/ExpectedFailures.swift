public import SourceText

/// The failures that are expected of one page, and the day on which it is run.
public struct ExpectedFailures: Sendable {
  /// What was expected, and what came of it.
  public struct Judgement: Sendable, Hashable {
    /// What was expected.
    public var expected: ExpectedFailure
    /// What came of it.
    public var outcome: ExpectedFailure.Outcome
    /// What is wrong with the expectation, in a sentence without a full stop; nil where nothing is.
    public var fault: String?
  }

  /// Nothing is expected to fail.
  public static let none = ExpectedFailures([], today: nil)

  private let entries: [ExpectedFailure]
  private let today: CalendarDay?
  private let isOfSelection: Bool

  /// The failures `entries`, of which those that end before `today` excuse nothing; nil for none ended.
  ///
  /// - Parameter isOfSelection: Whether only some of the page's steps are run, so that others are not judged.
  public init(_ entries: [ExpectedFailure], today: CalendarDay?, isOfSelection: Bool = false) {
    self.isOfSelection = isOfSelection
    self.entries = entries
    self.today = today
  }

  /// `result` as it counts: failed as expected where one explains it.
  ///
  /// - Parameter diagnostics: What is known to be wrong with the step.
  public func applied(to result: StepResult, _ diagnostics: [Diagnostic]) -> StepResult {
    guard let entry = entries.first(where: { !isPast($0) && $0.explains(result, diagnostics) }) else { return result }
    var result = result
    result.status = .xfailed
    result.expectedFailure = entry
    return result
  }

  /// Whether all faults for which `runbook` could not be read are expected.
  public func excuseReading(of runbook: Runbook) -> Bool {
    let faults = runbook.diagnostics.filter { $0.severity == .error }
    return !faults.isEmpty && faults.contains { fault in entries.contains { !isPast($0) && $0.explains(fault) } }
  }

  /// What came of each, once the run has ended with `steps`.
  ///
  /// - Parameter isPartial: Whether steps were left out that belong to a whole run, as by an interruption.
  public func judged(_ steps: [StepResult], of runbook: Runbook, isPartial: Bool) -> [Judgement] {
    let isPartial = isPartial || isOfSelection
    return entries.map { entry in
      if isPast(entry) {
        return Judgement(
          expected: entry, outcome: .expired, fault: "it was expected to fail until \(entry.until), which is past")
      }
      let isOfReading = !runbook.isReadable && runbook.diagnostics.contains(where: entry.explains)
      if isOfReading || steps.contains(where: { entry.explains($0, runbook.diagnostics(of: $0.step.id)) }) {
        return Judgement(expected: entry, outcome: .failed)
      }
      if !isOfSelection, let id = entry.step, runbook.graph.step(id) == nil {
        return Judgement(expected: entry, outcome: .passed, fault: "the page has no step \(id) that could fail")
      }
      guard isHeld(entry, steps, isPartial) else { return Judgement(expected: entry, outcome: .unjudged) }
      return Judgement(expected: entry, outcome: .passed, fault: "it was expected to fail, and passed")
    }
  }

  private func isPast(_ entry: ExpectedFailure) -> Bool { today.map { entry.until < $0 } ?? false }

  /// Whether what `entry` is about was carried out without a failure.
  private func isHeld(_ entry: ExpectedFailure, _ steps: [StepResult], _ isPartial: Bool) -> Bool {
    if let id = entry.step { return steps.contains { $0.step.id == id && [.passed, .done].contains($0.status) } }
    let hasRun = steps.contains { $0.status == .passed }
    return !isPartial && hasRun && !steps.contains { [.failed, .errored].contains($0.status) }
  }
}
