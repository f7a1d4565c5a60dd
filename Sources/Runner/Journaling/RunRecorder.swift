public import Journal
public import RunbookModel

/// Keeps the journal of one run: every intent before its request leaves, every outcome before the next step.
///
/// All requests of a run go through `send`. One that was sent before the run was stopped is not sent again: its outcome
/// is taken from the journal, or found out.
public actor RunRecorder {
  /// The journal.
  nonisolated let journal: Journal
  nonisolated let redactor: Redactor
  nonisolated let directory: (any ResourceDirectory)?
  nonisolated let runbook: Runbook
  nonisolated let scenario: Scenario?
  private let lock: RunLock

  /// The run.
  public internal(set) var run: RunRecord
  /// Why the run must not go on; nil while it may.
  public internal(set) var halt: RunHalt?
  /// What the run has created so far, in order.
  var resources: [ResourceRecord] = []
  /// The number of the last request.
  var number = 0
  /// Requests that only read, to be kept with the next one that writes or the step's end.
  var reads: [RequestRecord] = []
  /// The step that is carried out, and what it takes into secret variables.
  var step: (id: Step.ID, takings: SecretTakings)?
  /// Requests of the step that the run was stopped in, which are done or may be.
  var pending: [RequestRecord] = []
  /// What steps came to before the run was stopped.
  var restored: [Step.ID: RestoredStep] = [:]
  let decisions: UserDecisions
  /// Whether the run was stopped before all steps had ended.
  private var isCutShort = false

  /// A recorder of `run`, which is in the journal already.
  init(
    _ run: RunRecord, of runbook: Runbook, _ scenario: Scenario?, in journal: Journal, _ lock: RunLock,
    _ redactor: Redactor, _ directory: (any ResourceDirectory)?, _ decisions: UserDecisions
  ) {
    self.run = run
    self.runbook = runbook
    self.scenario = scenario
    self.journal = journal
    self.lock = lock
    self.redactor = redactor
    self.directory = directory
    self.decisions = decisions
  }

  /// Begins `run` of `runbook` in `journal`.
  ///
  /// - Parameter redactor: Knows the secrets that are given, and learns those that the run takes from answers.
  /// - Throws: `JournalError` where it is not on the disk.
  public static func begin(
    _ run: RunRecord, of runbook: Runbook, _ scenario: Scenario?, in journal: Journal, redactor: Redactor,
    directory: (any ResourceDirectory)?
  ) async throws(JournalError) -> RunRecorder {
    let lock = try RunLock(run.id, at: journal.place)
    try await journal.begin(run)
    return RunRecorder(run, of: runbook, scenario, in: journal, lock, redactor, directory, UserDecisions())
  }

  // MARK: Steps

  /// Tells that `step` begins.
  func begin(_ step: Step) {
    let takings = SecretTakings(step, of: runbook, scenario) { redactor.isSecret($0) }
    self.step = (step.id, takings)
  }

  /// What `step` came to before the run was stopped; nil where it is to be carried out.
  func restored(_ step: Step) -> RestoredStep? { restored[step.id] }

  /// Keeps that a step ended.
  ///
  /// - Parameters:
  ///   - answer: The last answer to its request.
  ///   - isInterrupted: Whether the run is to end, so that a step that came to nothing is carried out when it goes on.
  func finish(_ result: StepResult, answer: Exchange.Response?, isInterrupted: Bool) async {
    guard restored[result.step.id] == nil else { return }
    guard halt == nil, !isInterrupted || ![.unverified, .skipped].contains(result.status) else {
      isCutShort = true
      return
    }
    guard let position = runbook.steps.firstIndex(where: { $0.id == result.step.id }) else { return }
    var record = StepRecord(result, position: position)
    record.title = redactor.redact(record.title)
    record.reason = record.reason.map(redactor.redact)
    record.result = StoredAnswer.mask(StoredResult.encode(result) { redactor.isSecret($0) }, redactor.redact)
    if let answer, isNeededLater(result.step.id, after: position) {
      record.answer = StoredAnswer.encode(answer, redacted: redactor.redact)
    }
    do {
      try await journal.finish(record, after: reads, of: run.id)
      reads = []
    } catch {
      halt = .journal(error)
    }
  }

  /// Whether an export further down binds to the answer of `step`.
  private func isNeededLater(_ step: Step.ID, after position: Int) -> Bool {
    runbook.steps.dropFirst(position + 1).contains { later in
      guard case .export(let assignments) = later.action else { return false }
      return assignments.contains { $0.value == .response(step: step) }
    }
  }

  /// Keeps the end of the run, or that it was stopped before.
  public func end(_ result: RunResult) async {
    if case .journal = halt { return }
    let isStopped = isCutShort || halt != nil
    run.state = isStopped ? .interrupted : .finished
    run.verdict = isStopped ? nil : result.verdict
    run.ended = Journal.now()
    run.elapsed = result.elapsed.inSeconds
    run.wallTime = result.wallTime.inSeconds
    do { try await journal.update(run) } catch { halt = .journal(error) }
  }
}

/// A step that ended before the run was stopped.
struct RestoredStep: Sendable {
  /// What it came to.
  var result: StepResult
  /// Secret variables that it set, whose values were not kept.
  var secrets: [String]
  /// What of its answer later exports bind to.
  var answer: Exchange.Response?
}
