import JSON
import RunbookModel

/// What a step takes from answers into variables that are secret, so that it is known before an answer is kept.
struct SecretTakings {
  private var programs: [String] = []
  private var variables: [String] = []

  /// The takings of `step`; of a manual step or wait, those of the scenario.
  init(_ step: Step, of runbook: Runbook, _ scenario: Scenario?, isSecret: (String) -> Bool) {
    add(step, of: runbook, scenario, isSecret)
  }

  private mutating func add(_ step: Step, of runbook: Runbook, _ scenario: Scenario?, _ isSecret: (String) -> Bool) {
    switch step.action {
    case .request(let request):
      add(request.captures, isSecret)
      for case .export(let assignments) in runbook.steps.map(\.action) {
        for assignment in assignments
        where assignment.value == .response(step: step.id) && isSecret(assignment.variable) {
          variables.append(assignment.variable)
        }
      }
    case .manual, .wait: scenario?.performance(of: step)?.forEach { add($0.request.captures, isSecret) }
    case .repeat(let repetition):
      for step in repetition.steps.compactMap(runbook.graph.step) { add(step, of: runbook, scenario, isSecret) }
    case .export, .shell, .entities: break
    }
  }

  private mutating func add(_ captures: [Capture], _ isSecret: (String) -> Bool) {
    for capture in captures where capture.header == nil && isSecret(capture.variable) { programs.append(capture.jq) }
  }

  /// The secrets in `response`.
  func values(in response: Exchange.Response) -> [String] {
    guard let json = response.json else { return [] }
    let taken = programs.compactMap { try? RunSession.output(of: $0, from: json, of: "").get() }
    return taken
      + variables.compactMap { name in ResponseField.field(for: name, in: json).flatMap { json[$0]?.scalarText } }
  }
}
