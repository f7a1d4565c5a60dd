import RunbookModel

extension RunSession {
  /// Asks the person at the terminal for the value of `name`; nothing where nobody is there or nothing is typed.
  mutating func ask(for name: String, in result: inout StepResult) async {
    guard let ask = configuration.ask, !Task.isCancelled else { return }
    guard let value = await ask(question(about: name, for: result.step)), !value.isEmpty else { return }
    await bind(Binding(variable: name, value: value, source: .prompt), in: &result)
  }

  /// What the page says of `name`: where an export leaves its value to the reader, there; else at the step that needs it.
  private func question(about name: String, for step: Step) -> VariableQuestion {
    let sources = runbook.graph.variable(name)?.sources ?? []
    for source in sources {
      guard let id = source.step, let place = runbook.graph.step(id), case .export(let assignments) = place.action,
        let assignment = assignments.first(where: { $0.variable == name })
      else { continue }
      var placeholder: String?
      if case .placeholder(let text) = assignment.value { placeholder = text }
      return VariableQuestion(
        variable: name, section: place.section, prose: place.title, placeholder: placeholder)
    }
    return VariableQuestion(variable: name, section: step.section, prose: step.title)
  }
}
