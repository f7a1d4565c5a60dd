import RunbookModel
import SourceText

/// What a report tells of one page while it runs.
struct PageLines {
  private let style: TextStyle
  private let redact: (String) -> String
  private let steps: StepLines
  /// What reading and static checks found, by the id of the step it is about; empty for the page itself.
  private let diagnostics: [Step.ID: [Diagnostic]]
  private var renderer: DiagnosticLines
  private var section: [String] = []

  init(_ header: RunHeader, style: TextStyle, redact: @escaping (String) -> String) {
    let runbook = header.runbook
    self.style = style
    self.redact = redact
    steps = StepLines(style: style, runbook: runbook, redact: redact)
    diagnostics = Dictionary(grouping: runbook.diagnostics) { diagnostic in
      diagnostic.subject.flatMap { runbook.graph.step($0)?.id } ?? ""
    }
    renderer = DiagnosticLines(style: style, redact: redact)
  }

  /// Title, facts, and what is wrong with the page as a whole.
  mutating func beginning(of header: RunHeader) -> [String] {
    let runbook = header.runbook
    let total = runbook.steps.count + runbook.omittedCount
    let count = runbook.omittedCount == 0 ? "" : "\(runbook.steps.count) of "
    var facts = [runbook.page, runbook.deployment.rawValue, count + total.counted("step"), header.target]
    if let scenario = header.scenario { facts.append("scenario \(scenario)") }
    var lines = [style.bold(runbook.title.printable)]
    lines += LineWrap.lines(redact(style.dim(facts.joined(separator: " · ").printable)), indent: 2)
    for diagnostic in diagnostics[""] ?? [] {
      let text = renderer.render(diagnostic)
      // What takes one line stands close to the one before it.
      lines += text.count > 1 ? [""] + text : text
    }
    return lines
  }

  /// The section's heading where it begins, the step, and what is known to be wrong with it.
  mutating func lines(of result: StepResult) -> [String] {
    var lines: [String] = []
    if result.step.section != section {
      section = result.step.section
      let path = section.dropFirst().joined(separator: " › ")
      lines += ["", style.bold((path.isEmpty ? section.first ?? "" : path).printable)]
    }
    lines += steps.render(result)
    for diagnostic in (diagnostics[result.step.id] ?? []) + result.diagnostics {
      lines += renderer.render(diagnostic, indent: 11)
    }
    return lines
  }
}
