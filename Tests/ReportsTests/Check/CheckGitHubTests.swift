import Reports
import Testing

struct CheckGitHubTests {
  @Test func writesWorkflowCommandsWithTheirEscapes() {
    #expect(
      CheckGitHub.lines(CheckReportFixture.report, paths: CheckReportFixture.paths) == [
        "::error file=a%2C b.md,line=4,endLine=4,col=1,endColumn=5,title=unknown-key::no key `metod`:%0A100 %25 wrong%0AHelp: write `method`",
        "::notice file=a%2C b.md,line=5,endLine=5,col=3,endColumn=4,title=other::behind umlauts",
        "::warning file=_includes/i.md,line=2,endLine=2,col=1,endColumn=3,title=undefined-variable::$X is used here",
        "2 pages, 3 steps: 1 error, 1 warning, 1 note",
      ])
  }
}
