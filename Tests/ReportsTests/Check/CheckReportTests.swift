import Reports
import SourceText
import Testing

struct CheckReportTests {
  private let report = CheckReportFixture.report

  @Test func tellsAFaultOfAnIncludeOnceWithItsPages() {
    #expect(report.findings.map(\.diagnostic.rule) == ["unknown-key", "other", "undefined-variable"])
    #expect(report.findings.last?.pages == ["site/a, b.md", "site/c.md"])
    #expect(report.pageCount == 2)
    #expect(report.stepCount == 3)
    #expect(report.hasErrors)
  }

  @Test func keepsEqualFaultsOfPagesApart() {
    let diagnostic = Diagnostic(.error, rule: "r", "m", at: nil)
    let pages = ["a", "b"].map { CheckedPage(path: $0, stepCount: 0, diagnostics: [diagnostic]) }
    #expect(CheckReport(pages).findings.count == 2)
  }

  @Test func showsPathsRelativeToTheSite() {
    #expect(report.shown("site/x/y.md") == "x/y.md")
    #expect(report.shown("other/y.md") == "other/y.md")
    #expect(CheckReport([], relativeTo: nil).shown("./a.md") == "a.md")
  }

  @Test func writesText() {
    let lines = CheckText.lines(report, style: TextStyle(isEnabled: false))
    #expect(lines.last == "2 pages, 3 steps: 1 error, 1 warning, 1 note")
    #expect(
      lines.dropLast().last == """
        site/_includes/i.md:2:1: warning[undefined-variable]: $X is used here
          |
        2 | two
          | ^^^
           = included at site/a, b.md:3
           = note: it also reaches c.md

        """)
  }
}
