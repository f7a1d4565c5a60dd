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
  public func check(_ runbook: Runbook) -> [Diagnostic] {
    let variables = runbook.graph.variables
    let defined = variables.filter { variable in variable.sources.contains { $0.step != nil } }.map(\.name)
    return variables.filter { $0.sources.contains { $0.kind == .undefined } }.flatMap { variable -> [Diagnostic] in
      guard let meant = NearestName.of(variable.name, among: defined), Self.isSlip(variable.name, meant) else {
        return []
      }
      return variable.uses.map { use in
        Diagnostic(
          .warning, rule: Self.id, "$\(variable.name) is set nowhere; the page sets $\(meant)", at: use.range,
          fix: .init("write `$\(meant)`", replacement: replacement(use.range, variable.name, meant)), subject: use.step)
      }
    }
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
