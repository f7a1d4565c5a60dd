public import RunbookModel
import SourceText

/// Run events → lines for a terminal.
public struct ConsoleReport {
  private let style: TextStyle
  private let diagnosticRenderer: DiagnosticRenderer
  private var runbook: Runbook?
  private var section: [String] = []

  /// A report; `style` colours it.
  public init(style: TextStyle) {
    self.style = style
    diagnosticRenderer = DiagnosticRenderer(usesColor: style.isEnabled)
  }

  /// The lines that `event` adds, each without a newline.
  public mutating func lines(for event: RunEvent) -> [String] {
    switch event {
    case .runStarted(let header): return begin(header)
    case .stepFinished(let result): return heading(of: result.step) + StepLines(style: style).render(result) + diagnostics(of: result)
    case .runFinished(let result): return ["", summary(of: result)]
    case .stepStarted, .exchanged, .polled, .bound: return []
    }
  }

  // MARK: Beginning

  private mutating func begin(_ header: RunHeader) -> [String] {
    let runbook = header.runbook
    self.runbook = runbook
    section = []
    var facts = [runbook.page, runbook.deployment.rawValue, runbook.steps.count.counted("step"), header.target]
    if let scenario = header.scenario { facts.append("scenario \(scenario)") }
    let ids = Set(runbook.steps.map(\.id))
    let pageDiagnostics = runbook.diagnostics.filter { $0.subject.map { !ids.contains($0) } ?? true }
    return [style.bold(runbook.title), style.dim(facts.joined(separator: " · "))]
      + pageDiagnostics.flatMap { ["", diagnosticRenderer.render($0)] }
  }

  private mutating func heading(of step: Step) -> [String] {
    guard step.section != section else { return [] }
    section = step.section
    let path = step.section.dropFirst().joined(separator: " › ")
    return ["", style.bold(path.isEmpty ? step.section.first ?? "" : path)]
  }

  /// What static checks and the run itself found about a step.
  private func diagnostics(of result: StepResult) -> [String] {
    let found = (runbook?.diagnostics(of: result.step.id) ?? []) + result.diagnostics
    return found.flatMap { diagnostic in
      diagnosticRenderer.render(diagnostic).split(separator: "\n").map { "           \($0)" }
    }
  }

  // MARK: End

  private func summary(of result: RunResult) -> String {
    let counts = StepResult.Status.allCases.compactMap { status -> String? in
      let count = result.count(of: status)
      return count == 0 ? nil : "\(count) \(status.rawValue)"
    }
    var facts = ["\(result.steps.count.counted("step")): \(counts.joined(separator: ", "))"]
    facts.append(result.requestCount.counted("request"))
    if result.elapsed > .zero, result.elapsed > result.wallTime * 2 {
      facts.append("\(DurationText.short(result.elapsed)) simulated")
    }
    facts.append("\(DurationText.short(result.wallTime))")
    return "\(verdict(result.verdict))  \(facts.joined(separator: " · "))"
  }

  private func verdict(_ verdict: RunResult.Verdict) -> String {
    let text = style.bold(verdict.rawValue.uppercased())
    switch verdict {
    case .passed: return style.green(text)
    case .failed, .errored: return style.red(text)
    case .incomplete: return style.yellow(text)
    }
  }
}
