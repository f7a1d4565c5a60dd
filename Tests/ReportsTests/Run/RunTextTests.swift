import Reports
import RunbookModel
import Testing

@Suite struct RunTextTests {
  private let text = RunText(style: TextStyle(isEnabled: false))

  @Test func pagesAndWhatDidNotHold() {
    let good = RunFixture.page(RunFixture.run("docs/good.md", [RunFixture.result("a/1", line: 2, .passed)]))
    let bad = RunFixture.page(
      RunFixture.run("docs/bad.md", [RunFixture.result("a/1", line: 3, .failed, "status 404")]), number: 2)
    #expect(
      text.lines(RunFixture.document([good, bad])) == [
        "PASSED      docs/good.md  1 step: 1 passed", "FAILED      docs/bad.md  1 step: 1 failed",
        "    failed :3 a/1: status 404", "", "2 pages: 1 passed, 1 failed",
      ])
  }

  @Test func theSummaryTellsWhatIsNotThere() {
    let page = RunFixture.page(RunFixture.run([RunFixture.result("a/1", line: 2, .passed)]))
    var document = RunFixture.document([page], pageCount: 4)
    document.notRun = ["q.md"]
    document.isInterrupted = true
    #expect(text.summary(document) == "4 pages: 1 passed, 1 not run, 2 missing · interrupted")
    document.shard = .init(index: 2, total: 3)
    #expect(text.summary(document) == "shard 2/3 · 2 pages: 1 passed, 1 not run · interrupted")
  }
}
