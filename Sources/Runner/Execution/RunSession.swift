import CurlClient
import JSON
import RunbookModel
import SourceText

/// The state of one page's run: values of variables, answers so far.
struct RunSession {
  let runbook: Runbook
  let configuration: RunConfiguration
  let executor: RequestExecutor
  /// The values of variables.
  var store: VariableStore
  /// The last answer to each request of the page.
  var responses: [Step.ID: Exchange.Response] = [:]
  /// Which step is next, and how the others ended.
  private(set) var scheduler: Scheduler
  /// Tells what happens, and returns when it is told.
  let tell: (RunEvent) async -> Void

  init(
    runbook: Runbook, configuration: RunConfiguration, client: HTTPClient, tell: @escaping (RunEvent) async -> Void
  ) {
    self.runbook = runbook
    self.configuration = configuration
    self.tell = tell
    executor = RequestExecutor(
      client: client, target: configuration.target, timeout: configuration.requestTimeout, token: configuration.token)
    scheduler = Scheduler(runbook.graph)
    store = VariableStore(configuration)
    for (name, value) in configuration.scenario?.variables ?? [] {
      var missing: [String] = []
      let resolved = store.resolve(value, missing: &missing)
      if missing.isEmpty { store.set(Binding(variable: name, value: resolved, source: .scenario)) }
    }
  }

  /// Carries out all steps, or says of each why it was left out.
  mutating func run() async -> [StepResult] {
    var results: [StepResult] = []
    while let decision = decide() {
      guard let step = runbook.graph.step(decision.step) else { continue }
      await tell(.stepStarted(step))
      let result: StepResult
      switch decision {
      case .run: result = await carryOut(step)
      case .skip(_, let reason): result = StepResult(step: step, status: .skipped, reason: reason)
      }
      scheduler.finish(result)
      results.append(result)
      await tell(.stepFinished(result))
    }
    return results
  }

  private mutating func decide() -> Scheduler.Decision? {
    let store = store
    return scheduler.decide(isInterrupted: Task.isCancelled) { store.isUsable($0, despite: $1) }
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

  /// Puts `binding` in force, unless a stronger one is, and tells what is in force then.
  mutating func bind(_ binding: Binding, in result: inout StepResult) async {
    store.set(binding, by: result.step.id)
    let inForce = store.binding(binding.variable) ?? binding
    result.bindings.append(inForce)
    await tell(.bound(inForce))
  }

  private static func result(of block: CommandBlock, _ step: Step) -> StepResult {
    switch block.disposition {
    case .execute: StepResult(step: step, status: .skipped, reason: "shell blocks are not executed yet")
    case .display(let reason), .unsupported(let reason): StepResult(step: step, status: .skipped, reason: reason)
    }
  }
}
