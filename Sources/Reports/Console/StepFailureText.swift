public import RunbookModel

/// A step that did not hold → why, for the person who decides what to do about it.
public struct StepFailureText {
  private let style: TextStyle

  /// A renderer; `style` colours what it writes.
  public init(style: TextStyle) { self.style = style }

  /// How the step ended, the failed checks with their details, and the reason.
  public func lines(of result: StepResult) -> [String] {
    let outcome = result.status == .failed ? "failed" : "could not be carried out"
    let checks = result.checks.filter { $0.outcome != .passed }
    let facts = checks.flatMap { ["✗ \($0.summary)"] + $0.details.map { "  \($0)" } }
    let details = facts + [result.reason].compactMap(\.self)
    return ["", style.red("\(result.step.id.printable) \(outcome)")] + details.map { "  \($0.printable)" }
  }
}
