import RunbookModel

/// A step that did not hold → why, for the person who decides what to do about it.
enum StepFailureText {
  /// The failed checks with their details, and the reason.
  static func lines(of result: StepResult) -> [String] {
    let checks = result.checks.filter { $0.outcome != .passed }
    return checks.flatMap { ["✗ \($0.summary)"] + $0.details.map { "  \($0)" } }
      + (result.reason.map { [$0] } ?? [])
  }
}
