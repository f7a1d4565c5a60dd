import JSON
import RunbookModel
import SourceText
import Testing

@Suite struct ExpectedFailuresTests {
  private static let file = SourceFile(path: "p.md", text: "x")

  private static func step(_ id: String) -> Step {
    Step(
      id: id, title: id, section: ["P"], zone: .body, origin: file.lineRange(1),
      action: .wait(Wait(text: "", state: "ready", duration: nil)), rule: "test")
  }

  private static func result(_ id: String, _ status: StepResult.Status, _ reason: String? = nil) -> StepResult {
    StepResult(step: step(id), status: status, reason: reason)
  }

  private static func runbook(_ diagnostics: [Diagnostic] = []) -> Runbook {
    Runbook(
      page: "p.md", title: "P", deployment: .konnect, graph: StepGraph(steps: [step("a/1"), step("b/1")]),
      diagnostics: diagnostics)
  }

  private static func failure(
    step: String? = nil, rule: String? = nil, message: String? = nil, until: String = "2026-06-30"
  ) throws -> ExpectedFailure {
    var failure = ExpectedFailure(
      reason: "known", owner: "docs", until: try #require(CalendarDay(until)), range: file.lineRange(1))
    failure.step = step
    failure.rule = rule
    failure.message = message
    return failure
  }

  private static func expected(_ failure: ExpectedFailure, today: String = "2026-06-30") throws -> ExpectedFailures {
    let day: CalendarDay = try #require(CalendarDay(today))
    return ExpectedFailures([failure], today: day)
  }

  @Test(arguments: [StepResult.Status.failed, .errored])
  func aFailureThatIsExpectedCountsAsSuch(_ status: StepResult.Status) throws {
    let expected = try Self.expected(Self.failure(step: "a/1"))
    let applied = expected.applied(to: Self.result("a/1", status), [])
    #expect(applied.status == .xfailed)
    #expect(applied.expectedFailure?.reason == "known")
    #expect(expected.applied(to: Self.result("b/1", status), []).status == status)
  }

  @Test(arguments: [StepResult.Status.passed, .done, .skipped, .unverified])
  func whatDidNotFailStaysAsItIs(_ status: StepResult.Status) throws {
    #expect(try Self.expected(Self.failure()).applied(to: Self.result("a/1", status), []).status == status)
  }

  @Test func allThatIsGivenMustFit() throws {
    let diagnostic = Diagnostic(.error, rule: "wrong-region", "served in eu", at: nil)
    let result = Self.result("a/1", .failed, "status 404")
    #expect(try Self.expected(Self.failure(rule: "wrong-region")).applied(to: result, [diagnostic]).status == .xfailed)
    #expect(try Self.expected(Self.failure(rule: "wrong-region")).applied(to: result, []).status == .failed)
    #expect(try Self.expected(Self.failure(message: "404")).applied(to: result, []).status == .xfailed)
    #expect(try Self.expected(Self.failure(message: "served")).applied(to: result, [diagnostic]).status == .xfailed)
    let both = try Self.failure(rule: "wrong-region", message: "500")
    #expect(try Self.expected(both).applied(to: result, [diagnostic]).status == .failed)
  }

  @Test func theMessageMayStandInACheck() throws {
    var result = Self.result("a/1", .failed)
    result.checks = [CheckResult(.failed, "status 503", details: ["overloaded"]), CheckResult(.passed, "x is y")]
    #expect(try Self.expected(Self.failure(message: "503")).applied(to: result, []).status == .xfailed)
    #expect(try Self.expected(Self.failure(message: "overl")).applied(to: result, []).status == .xfailed)
    #expect(try Self.expected(Self.failure(message: "x is y")).applied(to: result, []).status == .failed)
  }

  @Test func theDayIsTheLastThatCounts() throws {
    let failure = try Self.failure(until: "2026-06-30")
    let result = Self.result("a/1", .failed)
    #expect(try Self.expected(failure, today: "2026-06-30").applied(to: result, []).status == .xfailed)
    let past = try Self.expected(failure, today: "2026-07-01")
    #expect(past.applied(to: result, []).status == .failed)
    let judgement = try #require(past.judged([result], of: Self.runbook(), isPartial: false).first)
    #expect(judgement.outcome == .expired)
    #expect(judgement.fault == "it was expected to fail until 2026-06-30, which is past")
  }

  @Test(arguments: [
    ("a/1", StepResult.Status.passed, ExpectedFailure.Outcome.passed), ("a/1", .done, .passed),
    ("a/1", .skipped, .unjudged), ("a/1", .unverified, .unjudged), ("a/1", .xfailed, .failed),
    ("c/1", .passed, .passed),
  ])
  func aStepIsJudgedWhereItWasCarriedOut(
    _ id: String, _ status: StepResult.Status, _ outcome: ExpectedFailure.Outcome
  ) throws {
    let expected = try Self.expected(Self.failure(step: id))
    let results = [Self.result("a/1", status), Self.result("b/1", .passed)]
    let judgement = try #require(expected.judged(results, of: Self.runbook(), isPartial: false).first)
    #expect(judgement.outcome == outcome)
    #expect((judgement.fault == nil) == (outcome != .passed))
  }

  @Test func aPageIsJudgedWhereAllOfItWasRun() throws {
    let expected = try Self.expected(Self.failure())
    let results = [Self.result("a/1", .passed), Self.result("b/1", .skipped)]
    #expect(expected.judged(results, of: Self.runbook(), isPartial: false).first?.outcome == .passed)
    #expect(expected.judged(results, of: Self.runbook(), isPartial: true).first?.outcome == .unjudged)
    let none = [Self.result("a/1", .skipped)]
    #expect(expected.judged(none, of: Self.runbook(), isPartial: false).first?.outcome == .unjudged)
  }

  @Test func thatAPageCannotBeReadMayBeExpected() throws {
    let runbook = Self.runbook([Diagnostic(.error, rule: "unreadable-block", "no YAML", at: nil)])
    #expect(try Self.expected(Self.failure(rule: "unreadable-block")).excuseReading(of: runbook))
    #expect(try !Self.expected(Self.failure(rule: "other")).excuseReading(of: runbook))
    #expect(try !Self.expected(Self.failure(step: "a/1")).excuseReading(of: runbook))
    #expect(try !Self.expected(Self.failure(), today: "2027-01-01").excuseReading(of: runbook))
  }

  @Test func theVerdictOfAPageWithExpectedFailures() throws {
    var blocked = Self.result("b/1", .skipped, "needs $X")
    blocked.blockedBy = "a/1"
    let results = [Self.result("a/1", .xfailed), blocked]
    var run = RunResult(runbook: Self.runbook(), steps: results, elapsed: .zero, wallTime: .zero)
    #expect(run.verdict == .xfailed)
    run.steps.append(Self.result("c/1", .unverified))
    #expect(run.verdict == .incomplete)
    run.steps.append(Self.result("d/1", .failed))
    #expect(run.verdict == .failed)
  }

  @Test func aBrokenExpectationFails() throws {
    var run = RunResult(
      runbook: Self.runbook(), steps: [Self.result("a/1", .passed)], elapsed: .zero, wallTime: .zero)
    #expect(run.verdict == .passed)
    run.expectedFailures = try Self.expected(Self.failure()).judged(run.steps, of: run.runbook, isPartial: false)
    #expect(run.verdict == .failed)
  }
}
