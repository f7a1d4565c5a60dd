public import RunbookModel
import SourceText

/// Runbook → the plan for a person to read.
public struct PlanText {
  private let style: TextStyle

  /// A renderer.
  public init(style: TextStyle) { self.style = style }

  /// The plan of `runbook`, without a final newline.
  public func render(_ runbook: Runbook) -> String {
    var lines = [style.bold(runbook.title)]
    lines.append(style.dim("\(runbook.page) · \(runbook.deployment.rawValue) · \(runbook.steps.count.counted("step"))"))
    var section: [String] = []
    for step in runbook.steps {
      if step.section != section {
        section = step.section
        lines += ["", style.bold(section.dropFirst().joined(separator: " › "))]
      }
      lines += self.lines(of: step, in: runbook.graph)
    }
    if !runbook.graph.variables.isEmpty {
      lines += ["", style.bold("Variables")]
      let width = runbook.graph.variables.map(\.name.count).max() ?? 0
      lines += runbook.graph.variables.map { "  \($0.name.padded(to: width))  \(sources(of: $0))" }
    }
    if !runbook.diagnostics.isEmpty {
      let renderer = DiagnosticRenderer(usesColor: style.isEnabled)
      lines += runbook.diagnostics.flatMap { ["", renderer.render($0)] }
    }
    return lines.joined(separator: "\n")
  }

  private func lines(of step: Step, in graph: StepGraph) -> [String] {
    let line = step.origin.includes.first?.line ?? step.origin.start.line
    let place = style.dim(":\(line)".padded(to: 5, onLeft: true))
    var lines = ["  \(place)  \(step.action.kind.padded(to: 8)) \(summary(of: step))"]
    let indent = String(repeating: " ", count: 18)
    lines.append(indent + style.dim("\(step.id) · rule \(step.rule)"))
    let uses = graph.uses(of: step.id).map { "$\($0)" }
    let defines = graph.definitions(of: step.id).map { "$\($0)" }
    let flow = [
      uses.isEmpty ? nil : "uses \(uses.joined(separator: ", "))",
      defines.isEmpty ? nil : "sets \(defines.joined(separator: ", "))",
    ].compactMap { $0 }
    if !flow.isEmpty { lines.append(indent + style.dim(flow.joined(separator: " · "))) }
    return lines
  }

  private func summary(of step: Step) -> String {
    switch step.action {
    case .request(let request):
      let status = request.expectation.status.map { " → \($0)" } ?? ""
      let region = request.region.map { " (\($0))" } ?? ""
      let polling = request.polling.map { ", until \($0.state) within \(DurationText.short($0.limit))" } ?? ""
      return "\(request.method) \(request.path)\(region)\(status)\(polling)"
    case .export(let assignments): return assignments.map(\.variable).joined(separator: ", ")
    case .shell(let block), .entities(let block): return block.language
    case .manual(let procedure): return "\(procedure.actions.count.counted("action"))"
    case .wait(let wait): return "until \(wait.state)"
    case .repeat(let repetition):
      return "\(repetition.steps.joined(separator: ", ")) for \(repetition.subject)"
    }
  }

  private func sources(of variable: Variable) -> String {
    variable.sources.map { source in
      switch source.kind {
      case .undefined: style.yellow("no step sets it")
      case .environment: "the environment"
      case .literal: "set by \(source.step ?? "the page")"
      case .capture: "captured by \(source.step ?? "") with `\(source.detail)`"
      case .response: "from \(source.detail), bound by \(source.step ?? "")"
      case .screen: "from a screen, at \(source.step ?? "")"
      case .scenario: "the scenario"
      case .shell: "a shell, at \(source.step ?? "")"
      }
    }.joined(separator: "; ")
  }
}
