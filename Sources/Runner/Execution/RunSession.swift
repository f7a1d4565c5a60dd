import CurlClient
import JSON
import RunbookModel
import SourceText

/// The state of one page's run: values of variables, answers so far.
struct RunSession {
  let runbook: Runbook
  let configuration: RunConfiguration
  let executor: RequestExecutor
  /// When the run began, by its clock.
  let start: Duration
  /// The values of variables.
  var store: VariableStore
  /// The last answer to each request of the page.
  var responses: [Step.ID: Exchange.Response] = [:]
  /// What happened since the last `takeEvents`.
  private var events: [RunEvent] = []

  init(runbook: Runbook, configuration: RunConfiguration, client: HTTPClient) {
    self.runbook = runbook
    self.configuration = configuration
    executor = RequestExecutor(
      client: client, target: configuration.target, timeout: configuration.requestTimeout, token: configuration.token)
    start = configuration.clock.now()
    store = VariableStore(configuration)
    for (name, value) in configuration.scenario?.variables ?? [] {
      var missing: [String] = []
      let resolved = store.resolve(value, missing: &missing)
      if missing.isEmpty { store.set(Binding(variable: name, value: resolved, source: .scenario)) }
    }
  }

  /// Carries `step` out, whatever its kind.
  mutating func carryOut(_ step: Step) async -> StepResult {
    let began = configuration.clock.now()
    var result: StepResult
    switch step.action {
    case .request(let request): result = await carryOut(request, step)
    case .export(let assignments): result = await carryOut(assignments, step)
    case .shell(let block), .entities(let block): result = Self.result(of: block, step)
    case .manual, .wait: result = await performForPerson(step)
    case .repeat(let repetition): result = await carryOut(repetition, step)
    }
    result.elapsed = configuration.clock.now() - began
    return result
  }

  /// The events since this was last called.
  mutating func takeEvents() -> [RunEvent] {
    defer { events = [] }
    return events
  }

  mutating func tell(_ event: RunEvent) { events.append(event) }

  /// Puts `binding` in force and tells it.
  mutating func bind(_ binding: Binding, in result: inout StepResult) {
    store.set(binding)
    result.bindings.append(binding)
    tell(.bound(binding))
  }

  private static func result(of block: CommandBlock, _ step: Step) -> StepResult {
    switch block.disposition {
    case .execute: StepResult(step: step, status: .skipped, reason: "shell blocks are not executed yet")
    case .display(let reason): StepResult(step: step, status: .skipped, reason: reason)
    case .unsupported(let reason): StepResult(step: step, status: .skipped, reason: reason)
    }
  }
}
