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
    Dictionary(runbook.steps.enumerated().map { ($1.id, "s\($0 + 1)") }) { first, _ in first }
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
    var indices: [[Step.ID]: Int] = [:]
    for edge in runbook.graph.edges {
      var variables: [String] = []
      if case .data(let variable) = edge.reason { variables = [variable] }
      if let index = indices[[edge.from, edge.to]] {
        arrows[index].variables += variables.filter { !arrows[index].variables.contains($0) }
      } else {
        indices[[edge.from, edge.to]] = arrows.count
        arrows.append(Arrow(from: edge.from, to: edge.to, variables: variables))
      }
    }
    return arrows
  }

  private static func label(of step: Step) -> String { "\(step.action.kind): \(StepSummary.label(of: step.action))" }

  private static func mermaidText(_ text: String) -> String {
    // Mermaid's own entities; a bare `#`, `&`, `<` or quote would end the label or be read as HTML.
    let entities: [Character: String] = [
      "#": "#35;", "&": "#amp;", "\"": "#quot;", "<": "#lt;", ">": "#gt;", "`": "'",
    ]
    return text.printable.map { entities[$0] ?? String($0) }.joined()
  }

  private static func dotText(_ text: String) -> String {
    text.printable.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
  }
}
