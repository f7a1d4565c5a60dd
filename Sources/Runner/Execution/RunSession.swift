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
  /// The files of this run.
  let folder = RunFolder()
  /// What shell blocks left for later ones.
  var shell = ShellState()
  /// How much time there is.
  var limits: TimeLimits
  /// Whether the person who was asked about a step ended the run.
  var hasQuit = false
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
    executor = RequestExecutor(client: client, configuration)
    limits = TimeLimits(configuration, start: configuration.clock.now())
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
    var hasErrored = false
    while let decision = decide(isInterrupted: await isHalted) {
      guard let step = runbook.graph.step(decision.step) else { continue }
      await tell(.stepStarted(step))
      await configuration.recorder?.begin(step)
      var result = await result(of: decision, step, isFirstOverdue: !hasErrored)
      scheduler.finish(result)
      result = configuration.expectedFailures.applied(to: result, runbook.diagnostics(of: step.id))
      hasErrored = hasErrored || result.status == .errored
      results.append(result)
      await configuration.recorder?.finish(
        result, answer: responses[step.id], isInterrupted: Task.isCancelled || hasQuit)
      await tell(.stepFinished(result))
    }
    return results
  }

  /// What comes of `step` by `decision`.
  private mutating func result(
    of decision: Scheduler.Decision, _ step: Step, isFirstOverdue: Bool
  ) async -> StepResult {
    if let restored = await restored(step) { return restored }
    if case .skip(_, let reason, let blocker) = decision {
      var result = StepResult(step: step, status: .skipped, reason: reason)
      result.blockedBy = blocker
      return result
    }
    if let reason = step.skipReason {
      return StepResult(step: step, status: .skipped, reason: "by directive: \(reason)")
    }
    if let limit = limits.runLimit(overAt: configuration.clock.now()) {
      return StepResult(step: step, status: isFirstOverdue ? .errored : .skipped, reason: "\(limit) is over")
    }
    return await carryOutAsWanted(step)
  }

  private mutating func decide(isInterrupted: Bool) -> Scheduler.Decision? {
    let store = store
    return scheduler.decide(isInterrupted: isInterrupted || hasQuit) { store.isUsable($0, despite: $1) }
  }

  /// Carries `step` out, whatever its kind.
  mutating func carryOut(_ step: Step) async -> StepResult {
    let began = configuration.clock.now()
    limits.begin(step, at: began)
    var result: StepResult
    switch step.action {
    case .entities, .shell:
      if configuration.isReadOnly { return StepResult(step: step, status: .skipped, reason: Self.readOnlyReason) }
    default: break
    }
    switch step.action {
    case .request(let request): result = await carryOut(request, step)
    case .export(let assignments): result = await carryOut(assignments, step)
    case .entities(let block) where block.disposition == .execute: result = await carryOut(entities: block, step)
    case .shell(let block) where block.disposition == .execute: result = await carryOut(shell: block, step)
    case .shell(let block), .entities(let block):
      result = StepResult(step: step, status: .skipped, reason: block.reason)
    case .manual, .wait: result = await performForPerson(step)
    case .repeat(let repetition): result = await carryOut(repetition, step)
    }
    result.elapsed = configuration.clock.now() - began
    return result
  }

  /// Puts `binding` in force, unless a stronger one is, and tells what is in force then.
  mutating func bind(_ binding: Binding, in result: inout StepResult) async {
    // Only an answer from the journal can hold it.
    guard !binding.value.contains(Redactor.mask) || store.isGiven(binding.variable) else {
      result.worsen(to: .errored)
      result.reason = "$\(binding.variable) is secret and was not kept; give it with --var \(binding.variable)=…"
      return
    }
    guard binding.value.utf8.count <= VariableStore.maximumBytes else {
      result.worsen(to: .errored)
      result.reason = "the value for $\(binding.variable) has more than \(VariableStore.maximumBytes >> 20) MB"
      return
    }
    store.set(binding, by: result.step.id)
    let inForce = store.binding(binding.variable) ?? binding
    result.bindings.append(inForce)
    await tell(.bound(inForce))
  }

  /// Why a step is left out of a run that ended early.
  static let interruption = "the run was interrupted before it"
}

extension CommandBlock {
  /// Why the block is left out, where it is.
  fileprivate var reason: String? {
    switch disposition {
    case .execute: nil
    case .display(let reason), .unsupported(let reason): reason
    }
  }
}
