import JSON
import Journal
import RunbookModel

/// Why a run cannot be carried on.
public struct ResumeRefusal: Error, Sendable {
  /// Why, as a sentence without a full stop.
  public var reason: String
  /// What to do about it.
  public var help: String
}

/// A stopped run and the page as it is now → what need not be done again.
struct ResumePlan {
  /// The steps that ended, in order, those to be done again for their secrets included.
  private(set) var restored: [(step: Step, kept: RestoredStep)] = []
  /// The step to go on with; nil where all have ended.
  private(set) var next: Step.ID?
  /// What is worth telling.
  private(set) var remarks: [String] = []
  /// Steps that only read, to be done again because the secrets that they set were not kept.
  private var repeated: Set<Step.ID> = []

  /// Compares `records` with `runbook`.
  ///
  /// - Throws: `ResumeRefusal` where the page has another beginning now, or a secret is lost.
  init(
    _ run: RunRecord, steps records: [StepRecord], of runbook: Runbook, _ scenario: Scenario?, given: Set<String>
  ) throws(ResumeRefusal) {
    let finished = records.prefix { ![.failed, .errored].contains($0.status) }
    for (position, record) in finished.enumerated() {
      guard record.position == position else { break }
      guard let step = Self.step(of: record, in: runbook) else { throw Self.refusal(record, run) }
      restore(record, step)
    }
    let beginning = restored.count
    next = beginning < runbook.steps.count ? runbook.steps[beginning].id : nil
    // What succeeded although a step before it did not is not done twice.
    for record in records.dropFirst(beginning) where [.passed, .done].contains(record.status) {
      if let step = Self.step(of: record, in: runbook) {
        restore(record, step)
      } else if Self.mayHaveWritten(record) {
        throw Self.refusal(record, run)
      }
    }
    if StepFingerprint.of(runbook.steps) != run.plan {
      remarks.append("the page has changed since; what the run has carried out of it has not")
    }
    try findLostSecrets(runbook, scenario, given: given, run)
  }

  /// The step that `record` is of, where it stands where it stood and is the same; nil for none.
  private static func step(of record: StepRecord, in runbook: Runbook) -> Step? {
    guard runbook.steps.indices.contains(record.position) else { return nil }
    let step = runbook.steps[record.position]
    return step.id == record.id && StepFingerprint.of(step) == record.fingerprint ? step : nil
  }

  /// Whether doing the step of `record` again could do something twice.
  private static func mayHaveWritten(_ record: StepRecord) -> Bool {
    let methods = (record.result?["exchanges"]?.array ?? []).map { $0["method"]?.string }
    return record.kind == "shell" || methods.contains { !($0.map(HTTPMethod.isSafe) ?? false) }
  }

  private static func refusal(_ record: StepRecord, _ run: RunRecord) -> ResumeRefusal {
    ResumeRefusal(
      reason: "\(run.page) has changed: step \(record.id), which run \(run.id) carried out, is not the same any more",
      help: "put the page back as it was; or `runbook undo \(run.id)` and run the page anew")
  }

  private mutating func restore(_ record: StepRecord, _ step: Step) {
    let (result, secrets) = StoredResult.decode(record, of: step)
    let answer = record.answer.flatMap(StoredAnswer.decode)
    restored.append((step, RestoredStep(result: result, secrets: secrets, answer: answer)))
  }

  /// What is not to be done again, by step.
  var restoredByID: [Step.ID: RestoredStep] {
    Dictionary(restored.filter { !repeated.contains($0.step.id) }.map { ($0.step.id, $0.kept) }) { first, _ in first }
  }

  // MARK: Secrets

  /// Secrets that only this run had: their steps are done again where they only read, else the user is asked.
  private mutating func findLostSecrets(
    _ runbook: Runbook, _ scenario: Scenario?, given: Set<String>, _ run: RunRecord
  ) throws(ResumeRefusal) {
    let ended = Set(restored.map(\.step.id))
    let rest = runbook.steps.filter { !ended.contains($0.id) }
    let needed = Self.variables(usedBy: rest, of: runbook, scenario)
    var lost = run.withheld.filter { !given.contains($0) && needed.contains($0) }.map {
      (variable: $0, origin: "--var")
    }
    for (step, kept) in restored {
      for variable in kept.secrets where !given.contains(variable) && needed.contains(variable) {
        if let steps = stepsToRepeat(step, for: variable, kept.result, runbook) {
          repeated.formUnion(steps)
          remarks.append("step \(step.id) is done again, as $\(variable) is secret and was not kept")
        } else if !lost.contains(where: { $0.variable == variable }) {
          lost.append((variable, "step \(step.id)"))
        }
      }
    }
    guard let first = lost.first else { return }
    let names = lost.map { "$\($0.variable) (from \($0.origin))" }.joined(separator: ", ")
    throw ResumeRefusal(
      reason: "secrets are never kept, and what follows needs \(names)",
      help: "give \(lost.count == 1 ? "it" : "each") with --var \(first.variable)=… or --env-file")
  }

  /// The steps that give `variable` its value again and change nothing; nil where there are none.
  private func stepsToRepeat(
    _ step: Step, for variable: String, _ result: StepResult, _ runbook: Runbook
  ) -> [Step.ID]? {
    let isRead = result.exchanges.allSatisfy { HTTPMethod.isSafe($0.method) }
    guard case .export(let assignments) = step.action else {
      if case .shell = step.action { return nil }
      return isRead ? [step.id] : nil
    }
    for assignment in assignments where assignment.variable == variable {
      // A command may do anything.
      if assignment.needsShell { return nil }
      guard case .response(let source) = assignment.value else { return [step.id] }
      guard let origin = restored.first(where: { $0.step.id == source }),
        origin.kept.result.exchanges.allSatisfy({ HTTPMethod.isSafe($0.method) })
      else { return nil }
      return [source, step.id]
    }
    return [step.id]
  }

  /// The variables that `steps` need, those that the scenario needs for them included.
  private static func variables(
    usedBy steps: [Step], of runbook: Runbook, _ scenario: Scenario?
  ) -> Set<String> {
    var names: Set<String> = []
    let ids = Set(steps.map(\.id))
    for variable in runbook.graph.variables where variable.uses.contains(where: { ids.contains($0.step) }) {
      names.insert(variable.name)
    }
    for step in steps {
      // A repetition needs what the steps need that it repeats.
      if case .repeat(let repetition) = step.action {
        let repeated = runbook.steps.filter { repetition.steps.contains($0.id) }
        names.formUnion(variables(usedBy: repeated, of: runbook, scenario))
      }
      for request in scenario?.performance(of: step)?.map(\.request) ?? [] {
        var texts = [request.url] + request.headers.map(\.value)
        request.body?.walkTexts { _, text in texts.append(text) }
        names.formUnion(texts.flatMap { VariableReference.all(in: $0).map(\.name) })
      }
    }
    return names
  }
}
