public import RunbookModel

/// Runbook → its graph as a Mermaid flowchart or a Graphviz digraph.
///
/// A box a step in a frame a section; a plain arrow for order, a dotted one with the variable's name for data.
public enum PlanGraph {
  /// The graph as a Mermaid flowchart, without a final newline.
  public static func mermaid(_ runbook: Runbook) -> String {
    let names = names(of: runbook)
    var lines = ["flowchart TD"]
    for (index, group) in sections(of: runbook).enumerated() {
      lines.append("  subgraph section\(index + 1)[\"\(mermaidText(group.title))\"]")
      for step in group.steps { lines.append("    \(names[step.id] ?? "")[\"\(mermaidText(label(of: step)))\"]") }
      lines.append("  end")
    }
    for arrow in arrows(of: runbook) {
      let from = names[arrow.from] ?? ""
      let to = names[arrow.to] ?? ""
      let label = arrow.variables.map { "$\($0)" }.joined(separator: ", ")
      lines.append(label.isEmpty ? "  \(from) --> \(to)" : "  \(from) -. \"\(mermaidText(label))\" .-> \(to)")
    }
    return lines.joined(separator: "\n")
  }

  /// The graph in Graphviz' language, without a final newline.
  public static func dot(_ runbook: Runbook) -> String {
    let names = names(of: runbook)
    var lines = ["digraph runbook {", "  rankdir=TB;", "  node [shape=box, fontname=\"sans-serif\"];"]
    for (index, group) in sections(of: runbook).enumerated() {
      lines.append("  subgraph cluster_\(index + 1) {")
      lines.append("    label=\"\(dotText(group.title))\";")
      for step in group.steps { lines.append("    \(names[step.id] ?? "") [label=\"\(dotText(label(of: step)))\"];") }
      lines.append("  }")
    }
    for arrow in arrows(of: runbook) {
      let label = arrow.variables.map { "$\($0)" }.joined(separator: ", ")
      let attributes = label.isEmpty ? "" : " [style=dotted, label=\"\(dotText(label))\"]"
      lines.append("  \(names[arrow.from] ?? "") -> \(names[arrow.to] ?? "")\(attributes);")
    }
    lines.append("}")
    return lines.joined(separator: "\n")
  }

  // MARK: The graph

  private struct Arrow {
    var from: Step.ID
    var to: Step.ID
    /// The variables that go along it; none for order alone.
    var variables: [String]
  }

  private static func names(of runbook: Runbook) -> [Step.ID: String] {
    Dictionary(uniqueKeysWithValues: runbook.steps.enumerated().map { ($1.id, "s\($0 + 1)") })
  }

  private static func sections(of runbook: Runbook) -> [(title: String, steps: [Step])] {
    var groups: [(title: String, path: [String], steps: [Step])] = []
    for step in runbook.steps {
      if groups.last?.path == step.section {
        groups[groups.count - 1].steps.append(step)
      } else {
        groups.append((step.section.last ?? runbook.title, step.section, [step]))
      }
    }
    return groups.map { ($0.title, $0.steps) }
  }

  /// One arrow for each pair of steps, order and data together.
  private static func arrows(of runbook: Runbook) -> [Arrow] {
    var arrows: [Arrow] = []
    for edge in runbook.graph.edges {
      var variables: [String] = []
      if case .data(let variable) = edge.reason { variables = [variable] }
      if let index = arrows.lastIndex(where: { $0.from == edge.from && $0.to == edge.to }) {
        arrows[index].variables += variables.filter { !arrows[index].variables.contains($0) }
      } else {
        arrows.append(Arrow(from: edge.from, to: edge.to, variables: variables))
      }
    }
    return arrows
  }

  private static func label(of step: Step) -> String {
    let detail: String
    switch step.action {
    case .request(let request): detail = "\(request.method) \(request.path)"
    case .export(let assignments): detail = assignments.map(\.variable).joined(separator: ", ")
    case .shell(let block), .entities(let block): detail = block.language
    case .manual(let procedure): detail = procedure.actions.count.counted("action")
    case .wait(let wait): detail = "until \(wait.state)"
    case .repeat(let repetition): detail = "for \(repetition.subject)"
    }
    return "\(step.action.kind): \(detail)"
  }

  private static func mermaidText(_ text: String) -> String {
    // Mermaid's own entities; a bare `&`, `<` or quote would end the label or be read as HTML.
    text.replacing("&", with: "#amp;").replacing("\"", with: "#quot;").replacing("<", with: "#lt;")
      .replacing(">", with: "#gt;").replacing("`", with: "'").split(whereSeparator: \.isNewline).joined(separator: " ")
  }

  private static func dotText(_ text: String) -> String {
    text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").split(whereSeparator: \.isNewline)
      .joined(separator: " ")
  }
}
