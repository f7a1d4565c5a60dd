import Reports
import RunbookModel
import SourceText
import Testing

@Suite struct RunAnnotationsTests {
  private static let results = [
    RunFixture.result("a/1", line: 2, .failed, "50% off\nnow"),
    RunFixture.result("a/2", line: 3, .errored, "no answer"),
    RunFixture.result("a/3", line: 4, .unverified, "nobody"), RunFixture.result("a/4", line: 5, .passed),
  ]

  @Test func anErrorForEachStepThatDidNotHold() {
    let page = RunFixture.page(RunFixture.run("docs/p,q.md", Self.results))
    #expect(
      RunAnnotations.lines(RunFixture.document([page])) == [
        "::error file=docs/p%2Cq.md,line=2,endLine=2,title=a/1 failed::50%25 off%0Anow",
        "::error file=docs/p%2Cq.md,line=3,endLine=3,title=a/2 errored::no answer",
      ])
  }

  @Test func strictnessWarnsOfWhatStayedUnverified() {
    let page = RunFixture.page(RunFixture.run(Self.results))
    #expect(
      RunAnnotations.lines(RunFixture.document([page], isStrict: true)).last
        == "::warning file=docs/p.md,line=4,endLine=4,title=a/3 unverified::nobody")
  }

  @Test func filesAreSeenFromTheRepositoryRoot() {
    let page = RunFixture.page(RunFixture.run("/repo/docs/p.md", Self.results))
    let paths = RelativePaths(to: "/repo", currentDirectory: "/elsewhere")
    #expect(RunAnnotations.lines(RunFixture.document([page]), paths: paths).first?.contains("file=docs/p.md,") == true)
  }

  @Test func expectedFailuresAreNotices() throws {
    let expected = ExpectedFailure(
      reason: "known", owner: "docs", until: try #require(CalendarDay("2026-01-31")),
      range: RunFixture.file.lineRange(5))
    var run = RunFixture.run([RunFixture.result("a/1", line: 1, .xfailed, "status 404")])
    run.steps[0].expectedFailure = expected
    #expect(
      RunAnnotations.lines(RunFixture.document([RunFixture.page(run)])) == [
        "::notice file=docs/p.md,line=1,endLine=1,title=a/1 xfailed::status 404%0A"
          + "expected: known (docs, until 2026-01-31)"
      ])
  }
}
