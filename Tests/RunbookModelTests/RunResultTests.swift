import RunbookModel
import Testing

@Suite struct RunResultTests {
  private func result(_ statuses: StepResult.Status..., checks: [CheckResult] = []) -> RunResult {
    let steps = Page(statuses.map { _ in "/a" }.joined(separator: "\n")).steps
    let runbook = Runbook(
      page: "p.md", title: "P", deployment: .konnect, graph: StepGraph(steps: steps), diagnostics: [])
    let results = zip(steps, statuses).map { step, status in
      var result = StepResult(step: step, status: status)
      result.checks = checks
      return result
    }
    return RunResult(runbook: runbook, steps: results, elapsed: .zero, wallTime: .zero)
  }

  @Test func allVerifiedIsPassed() {
    #expect(result(.passed, .done).verdict == .passed)
  }

  @Test func failuresComeBeforeErrors() {
    #expect(result(.passed, .errored, .failed).verdict == .failed)
    #expect(result(.passed, .errored).verdict == .errored)
  }

  @Test func nothingRunIsNeverPassed() {
    #expect(result().verdict == .incomplete)
    #expect(result(.done).verdict == .incomplete)
    #expect(result(.skipped).verdict == .incomplete)
  }

  @Test func anythingOpenIsIncomplete() {
    #expect(result(.passed, .unverified).verdict == .incomplete)
    #expect(result(.passed, .skipped).verdict == .incomplete)
    #expect(result(.passed, checks: [CheckResult(.unverified, "x")]).verdict == .incomplete)
  }

  @Test func aBlockToLookAtLosesNothingByBeingLeftOut() {
    var step = StepResult(step: Page("/a").steps[0], status: .skipped)
    step.step.action = .entities(CommandBlock(language: "yaml", text: "", disposition: .display("shown")))
    #expect(step.isVerified)
    step.step.action = .entities(CommandBlock(language: "yaml", text: "", disposition: .unsupported("needs decK")))
    #expect(!step.isVerified)
  }
}
