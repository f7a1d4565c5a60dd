public import RunbookModel
import SourceText

/// Runbook → the plan for a person to read.
public struct PlanText {
  private static let indent = 18

  private let style: TextStyle
  private let listsOthers: Bool

  /// A renderer.
  ///
  /// - Parameter listsOthers: Whether steps outside the procedure are listed, too.
  public init(style: TextStyle, listsOthers: Bool = false) {
    self.style = style
    self.listsOthers = listsOthers
  }

  /// The plan of `runbook`, without a final newline.
  public func render(_ runbook: Runbook) -> String {
    var lines = [style.bold(runbook.title.printable)]
    let count = runbook.steps.count.counted("step")
    lines.append(style.dim("\(runbook.page.printable) · \(runbook.deployment.rawValue) · \(count)"))
    lines += sections(of: runbook.steps, in: runbook.graph, for: runbook.deployment)
    lines += variables(of: runbook)
    if listsOthers, !runbook.otherSteps.isEmpty {
      let count = runbook.otherSteps.count.counted("step")
      lines += ["", style.bold("Outside the procedure"), style.dim("\(count) of what a reader sees by another choice")]
      lines += sections(
        of: runbook.otherSteps, in: StepGraph(steps: runbook.otherSteps), for: runbook.deployment)
    }
    var diagnostics = DiagnosticLines(style: style)
    lines += runbook.diagnostics.flatMap { diagnostic -> [String] in
      let text = diagnostics.render(diagnostic)
      return text.count > 1 ? [""] + text : text
    }
    return lines.joined(separator: "\n")
  }

  private func sections(
    of steps: [Step], in graph: StepGraph, for deployment: Runbook.Deployment
  ) -> [String] {
    var lines: [String] = []
    var section: [String] = []
    for step in steps {
      if step.section != section {
        section = step.section
        let path = section.dropFirst().joined(separator: " › ")
        lines += ["", style.bold((path.isEmpty ? section.first ?? "" : path).printable)]
      }
      lines += self.lines(of: step, in: graph, for: deployment)
    }
    return lines
  }

  private func lines(of step: Step, in graph: StepGraph, for deployment: Runbook.Deployment) -> [String] {
    let place = style.dim(StepPlace.text(of: step).padded(to: 5, onLeft: true))
    let blanks = String(repeating: " ", count: Self.indent)
    var lines = ["  \(place)  \(step.action.kind.padded(to: 8)) \(StepSummary.text(of: step.action))"]
    let conditions = StepSummary.conditions(of: step, for: deployment).map { " · \($0.printable)" }.joined()
    lines.append(blanks + style.dim("\(step.id) · rule \(step.rule)\(conditions)"))
    lines += step.directives.map { directive in
      let isNear = directive.range.file == step.origin.file
      let place = isNear ? ":\(directive.range.start.line)" : directive.range.description
      return blanks + style.dim("directive \(directive.text.printable) (\(place))")
    }
    let uses = graph.uses(of: step.id).map { "$\($0.printable)" }
    let defines = graph.definitions(of: step.id).map { "$\($0.printable)" }
    let flow = [
      uses.isEmpty ? nil : "uses \(uses.joined(separator: ", "))",
      defines.isEmpty ? nil : "sets \(defines.joined(separator: ", "))",
    ].compactMap { $0 }
    if !flow.isEmpty { lines.append(blanks + style.dim(flow.joined(separator: " · "))) }
    return lines.flatMap { LineWrap.lines($0, indent: Self.indent + 2) }
  }

  private func variables(of runbook: Runbook) -> [String] {
    let variables = runbook.graph.variables
    guard !variables.isEmpty else { return [] }
    let width = variables.map(\.name.count).max() ?? 0
    let rows = variables.flatMap { variable in
      LineWrap.lines("  \(variable.name.printable.padded(to: width))  \(sources(of: variable))", indent: width + 4)
    }
    return ["", style.bold("Variables")] + rows
  }

  private func sources(of variable: Variable) -> String {
    variable.sources.map { source in
      let step = source.step ?? "the page"
      return switch source.kind {
      case .undefined: style.yellow("no step sets it")
      case .environment: "the environment"
      case .literal: "set by \(step)"
      case .capture: "captured by \(step) with `\(source.detail.printable)`"
      case .response: "from \(source.detail), bound by \(step)"
      case .screen: "from a screen, at \(step)"
      case .commandLine, .environmentFile: source.detail
      case .scenario:
        source.step.map { "captured by the scenario at \($0) with `\(source.detail.printable)`" } ?? source.detail
      case .shell: "a shell, at \(step)"
      }
    }.joined(separator: "; ")
  }
}
