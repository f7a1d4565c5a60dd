import RunbookModel

/// What becomes of a step that needs variables without a value.
struct Lack {
  /// Whether a step of the page, or whoever runs it, was to give each of the values; else the page is at fault.
  let isOpen: Bool
  /// What is told of it.
  let reason: String

  /// How a step ends that cannot be carried out for it: left out where the value is merely not here.
  var status: StepResult.Status { isOpen ? .skipped : .errored }
}

extension RunSession {
  /// Why `step` cannot do without a value for `names`.
  ///
  /// A value that the reader has to find, or that a step which was left out would have set, is open: with it the page
  /// may hold. What nothing above the step sets is a fault of the page, which `undefined-variable` reports.
  ///
  /// - Parameter names: Variables without a value; at least one.
  func lackOfValues(_ names: [String], in step: Step.ID) -> Lack {
    if let name = names.first(where: { store.value($0) != nil }) {
      return Lack(isOpen: false, reason: "with the value of $\(name) the text gets too long; nothing was sent")
    }
    let sources = names.map { source(of: $0, for: step) }
    guard let first = names.first, !sources.contains(nil) else {
      let list = names.map { "$\($0)" }.joined(separator: ", ")
      let verb = names.count == 1 ? "has" : "have"
      return Lack(
        isOpen: false,
        reason: "\(list) \(verb) no value; nothing was sent (give one with --var \(names.first ?? "NAME")=…)")
    }
    let list = zip(names, sources).map { "$\($0) from \($1 ?? "elsewhere")" }.joined(separator: ", ")
    return Lack(isOpen: true, reason: "needs \(list), which gave no value (give one with --var \(first)=…)")
  }

  /// What was to give `name` its value before `step`, or in it; nil where nothing was.
  private func source(of name: String, for step: Step.ID) -> String? {
    guard let variable = runbook.graph.variable(name) else { return nil }
    let position = runbook.graph.position(of: step) ?? 0
    let setters = variable.sources.compactMap(\.step).filter { runbook.graph.position(of: $0) ?? .max <= position }
    if let last = setters.last { return last == step ? "the environment" : "step \(last)" }
    return variable.sources.contains { $0.kind == .environment } ? "the environment" : nil
  }
}
