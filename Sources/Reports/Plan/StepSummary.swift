import RunbookModel

/// Action of a step → what it does, in a few words.
enum StepSummary {
  /// The words, without the step's kind.
  static func text(of action: StepAction) -> String {
    switch action {
    case .request(let request):
      let status = request.expectation.status.map { " → \($0)" } ?? ""
      let region = request.region.map { " (\($0))" } ?? ""
      let polling = request.polling.map { ", until \($0.state) within \(DurationText.short($0.limit))" } ?? ""
      return "\(request.method) \(request.path)\(region)\(status)\(polling)".printable
    case .repeat(let repetition):
      return "\(repetition.steps.joined(separator: ", ")) for \(repetition.subject)".printable
    case .export, .shell, .entities, .manual, .wait: return label(of: action)
    }
  }

  /// Fewer words, for a box of a graph.
  static func label(of action: StepAction) -> String {
    let text =
      switch action {
      case .request(let request): "\(request.method) \(request.path)"
      case .export(let assignments): assignments.map(\.variable).joined(separator: ", ")
      case .shell(let block), .entities(let block): block.language
      case .manual(let procedure): procedure.actions.count.counted("action")
      case .wait(let wait): "until \(wait.state)"
      case .repeat(let repetition): "for \(repetition.subject)"
      }
    return text.printable
  }
}
