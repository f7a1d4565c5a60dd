import JSON
import Journal
import Reports
import RunbookModel
import Testing

/// What `show` and `history` tell of a run in the journal.
struct JournalTextTests {
  /// A run of the fixture's page whose first steps passed.
  private static var detail: RunDetail {
    let runbook = ReportFixture.runbook(ReportFixture.text)
    var run = RunRecord(
      id: RunID(seconds: 0, salt: 7), page: "p.md", pageKey: "p.md", folder: "/", title: "Page", plan: "",
      target: "a mock", isMock: false, began: 0)
    run.elapsed = 1.5
    run.wallTime = 0.25
    let steps = runbook.steps.enumerated().map { position, step in
      StepRecord(StepResult(step: step, status: .passed), position: position)
    }
    return RunDetail(run: run, steps: steps, requests: [], resources: [])
  }

  @Test func stepsStandInColumns() throws {
    let lines = JournalText(style: TextStyle(isEnabled: false)).lines(of: Self.detail)
      .filter { $0.hasSuffix("passed") && $0.hasPrefix("  :") }
    #expect(lines.count == Self.detail.steps.count)
    for (line, step) in zip(lines, Self.detail.steps) {
      #expect(line.split(separator: " ").map(String.init) == [":\(step.line)", step.id, step.kind, "passed"])
    }
    // The ids differ in length, and what follows them begins at one column.
    #expect(Set(Self.detail.steps.map(\.id.count)).count > 1)
    #expect(Set(lines.map(\.count)).count == 1)
  }

  @Test func membersAreCalledAsInTheResultOfARun() throws {
    let value = try JSONParser.parse(JournalJSON.run(Self.detail))
    #expect(value["elapsedSeconds"] == 1.5)
    #expect(value["wallSeconds"] == 0.25)
    #expect(value["steps"]?.array?.first?["elapsedSeconds"] == 0)
  }
}
