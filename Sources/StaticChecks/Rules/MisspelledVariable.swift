import OpenAPI
public import RunbookModel
public import SourceText

/// `misspelled-variable`: a variable that nothing sets is nearly one that the page sets.
public struct MisspelledVariable: CheckRule {
  /// The rule's page.
  public static let explanation = RuleExplanation(
    "misspelled-variable",
    what: "A variable that nothing sets has nearly the name of one that the page sets.",
    why: "It is empty in a reader's shell, so the request goes to another path or sends an empty field.",
    example: """
      {% konnect_api_request %}
      url: /v2/control-planes/$CONTROL_PLNE_ID
      {% endkonnect_api_request %}
      """,
    mending: "Write the name that the page sets. `--fix` does it.")

  /// The rule.
  public init() {}

  /// Reports the uses of undefined variables that were probably meant to be another; `undefined-variable` tells the rest.
  ///
  /// Where nothing uses the other, and several places this one, it is the other that is misspelled, and its definition is
  /// reported.
  public func check(_ runbook: Runbook) -> [Diagnostic] {
    let variables = runbook.graph.variables
    let isUndefined = { (variable: Variable) in variable.sources.contains { $0.kind == .undefined } }
    let defined = variables.filter { !isUndefined($0) }
    let definitions = runbook.definitions
    let frequent = variables.filter { isUndefined($0) && $0.uses.count > 1 }
    return variables.filter(isUndefined).flatMap { variable -> [Diagnostic] in
      let known = defined + (variable.uses.count == 1 ? frequent : [])
      guard let name = NearestName.of(variable.name, among: known.map(\.name)), Self.isSlip(variable.name, name),
        let meant = known.first(where: { $0.name == name })
      else { return [] }
      if meant.uses.isEmpty, variable.uses.count > 1, let definition = definitions[name]?.first {
        return [misspelledDefinition(of: name, meant: variable.name, at: definition)]
      }
      let verb = isUndefined(meant) ? "uses" : "sets"
      return variable.uses.map { use in
        Diagnostic(
          .warning, rule: Self.id, "$\(variable.name) is set nowhere; the page \(verb) $\(name)", at: use.range,
          fix: .init("write `$\(name)`", replacement: replacement(use.range, variable.name, name)), subject: use.step)
      }
    }
  }

  private func misspelledDefinition(
    of name: String, meant: String, at definition: VariableDefinition
  ) -> Diagnostic {
    let place = definition.range.part(name)
    return Diagnostic(
      .warning, rule: Self.id, "$\(name) is set here and used nowhere; the page uses $\(meant)",
      at: place ?? definition.range, fix: .init("write `\(meant)`", replacement: place == nil ? nil : meant),
      subject: definition.step)
  }

  /// A letter or two apart; names that differ in their numbers are different things.
  private static func isSlip(_ name: String, _ meant: String) -> Bool {
    guard name.count >= 5, NearestName.distance(name, meant) <= (name.count >= 10 ? 2 : 1) else { return false }
    return name.filter(\.isNumber) == meant.filter(\.isNumber)
  }

  private func replacement(_ range: SourceRange, _ name: String, _ meant: String) -> String? {
    switch range.text {
    case "$\(name)": "$\(meant)"
    case "${\(name)}": "${\(meant)}"
    default: nil
    }
  }
}
