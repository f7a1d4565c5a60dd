import JSON
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
      let rounds = request.rounds.map { ", \($0.count) times" } ?? ""
      return "\(request.method) \(request.path)\(region)\(status)\(polling)\(rounds)".printable
    case .repeat(let repetition):
      return "\(repetition.steps.joined(separator: ", ")) for \(repetition.subject)".printable
    case .export, .shell, .entities, .manual, .wait: return label(of: action)
    }
  }

  /// The choices of a reader that lead to a step, besides that for `deployment`, and the part of the page it stands in
  /// where that is not the procedure.
  static func conditions(of step: Step, for deployment: Runbook.Deployment) -> [String] {
    let conditions = step.conditions.compactMap { condition -> String? in
      switch condition {
      case .deployment(let other): other == deployment ? nil : other == .konnect ? "on Konnect" : "on-prem"
      case .tab(let tab): "tab \(tab.name)"
      }
    }
    return switch step.zone {
    case .faq: ["answer to a question"] + conditions
    case .tldr: ["summary"] + conditions
    case .prereq, .body, .cleanup: conditions
    }
  }

  private static let maximumLength = 60

  /// The first command of a block.
  private static func commandLine(of block: CommandBlock) -> String {
    let lines = block.text.split(whereSeparator: \.isNewline).map { $0.drop(while: \.isWhitespace) }
    let commands = lines.filter { !$0.isEmpty && !$0.hasPrefix("#") }
    guard let first = commands.first else { return block.language }
    return commands.count > 1 || first.count > maximumLength ? "\(first.prefix(maximumLength)) …" : String(first)
  }

  /// What kinds of entities a block holds, as far as its keys tell.
  private static func entityKinds(of block: CommandBlock) -> String {
    if let entities = block.settings["entities"]?.object { return entities.keys.joined(separator: ", ") }
    return block.settings["kind"]?.string ?? block.settings["type"]?.string ?? block.language
  }

  /// Fewer words, for a box of a graph.
  static func label(of action: StepAction) -> String {
    let text =
      switch action {
      case .request(let request): "\(request.method) \(request.path)"
      case .export(let assignments): assignments.map(\.variable).joined(separator: ", ")
      case .shell(let block): commandLine(of: block)
      case .entities(let block): entityKinds(of: block)
      case .manual(let procedure): procedure.actions.count.counted("action")
      case .wait(let wait): "until \(wait.state)"
      case .repeat(let repetition): "for \(repetition.subject)"
      }
    return text.printable
  }
}
