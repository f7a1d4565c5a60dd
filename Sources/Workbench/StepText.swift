import RunbookModel
import SourceText

/// Steps and places → the few words that name them on the page.
enum StepText {
  /// What the step does, without its kind.
  static func summary(of action: StepAction) -> String {
    switch action {
    case .request(let request): "\(request.method) \(request.path)"
    case .export(let assignments): assignments.map(\.variable).joined(separator: ", ")
    case .shell(let block), .entities(let block): block.language
    case .manual(let procedure): counted(procedure.actions.count, "action")
    case .wait(let wait): "until \(wait.state)"
    case .repeat(let repetition): "\(repetition.steps.joined(separator: ", ")) for \(repetition.subject)"
    }
  }

  /// What is asked of the request beyond its line: `expects 201`, `polls until ready within 15m`.
  static func facts(of action: StepAction) -> [String] {
    guard case .request(let request) = action else { return [] }
    let expectation = request.expectation
    var facts = [expectation.status.map { "expects \($0)" }, request.region.map { "region \($0)" }].compactMap { $0 }
    if let polling = request.polling {
      facts.append("polls until \(polling.state), at most \(DurationText.short(polling.limit))")
    }
    let captures = request.captures.map(\.variable)
    if !captures.isEmpty { facts.append("captures \(captures.joined(separator: ", "))") }
    let snippets = expectation.snippets.count
    if snippets > 0 { facts.append("shows \(counted(snippets, "snippet")) of the answer") }
    return facts
  }

  /// The line of the page where the step, or the include that holds it, stands.
  static func line(of step: Step) -> Int { step.origin.includes.first?.line ?? step.origin.start.line }

  /// `line 84` of `page`, or the place in another file.
  static func place(of range: SourceRange, in page: String) -> String {
    range.file.path == page ? "line \(range.start.line)" : "\(range.file.path), line \(range.start.line)"
  }

  /// `1 step`, `2 steps`.
  static func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }
}
