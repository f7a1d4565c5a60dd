public import Journal
public import RunbookModel

extension RunRecorder {
  /// Carries on `run` of `runbook`, as the page is now.
  ///
  /// Steps that ended are restored; the first that did not, or came to no good, is where the run goes on. What succeeded
  /// behind it is restored, too.
  ///
  /// - Parameters:
  ///   - given: The variables that have a value from outside.
  ///   - decisions: What the user says of requests whose outcome is unknown.
  /// - Returns: The recorder, and what is worth telling before the run goes on.
  /// - Throws: `ResumeRefusal` where it cannot be carried on, `JournalError` where the journal cannot be used.
  public static func resume(
    _ run: RunRecord, of runbook: Runbook, _ scenario: Scenario?, in journal: Journal, redactor: Redactor,
    directory: (any ResourceDirectory)?, given: Set<String>, decisions: UserDecisions
  ) async throws -> (recorder: RunRecorder, remarks: [String]) {
    let lock = try RunLock(run.id, at: journal.place)
    let plan = try ResumePlan(
      run, steps: try await journal.steps(of: run.id), of: runbook, scenario, given: given)
    let requests = try await journal.requests(of: run.id)
    let resources = try await journal.resources(of: run.id)
    try await journal.forgetSteps(but: plan.restored.map(\.step.id), of: run.id)
    var run = run
    (run.state, run.verdict, run.ended) = (.running, nil, nil)
    try await journal.update(run)
    let recorder = RunRecorder(run, of: runbook, scenario, in: journal, lock, redactor, directory, decisions)
    await recorder.restore(plan, requests, resources)
    return (recorder, plan.remarks)
  }

  private func restore(_ plan: ResumePlan, _ requests: [RequestRecord], _ resources: [ResourceRecord]) {
    self.resources = resources
    number = requests.map(\.number).max() ?? 0
    restored = plan.restoredByID
    pending = requests.filter { $0.step == plan.next && ($0.isDone || $0.isUnknown) && !HTTPMethod.isSafe($0.method) }
  }
}
