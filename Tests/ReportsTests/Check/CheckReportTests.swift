import Reports
import SourceText
import Testing

struct CheckReportTests {
  private let report = CheckReportFixture.report

  @Test func tellsAFaultOfAnIncludeOnceWithItsPages() {
    #expect(report.findings.map(\.diagnostic.rule) == ["unknown-key", "other", "undefined-variable"])
    #expect(report.findings.last?.others.map(\.description) == ["site/c.md:9:3"])
    #expect(report.diagnostics.last?.notes.map(\.range?.description) == ["site/c.md:9:3"])
    #expect(report.pageCount == 2)
    #expect(report.stepCount == 3)
    #expect(report.hasErrors)
  }

  @Test func keepsEqualFaultsOfPagesApart() {
    let diagnostic = Diagnostic(.error, rule: "r", "m", at: nil)
    let pages = ["a", "b"].map {
      CheckedPage(SourceFile(path: $0, text: ""), stepCount: 0, diagnostics: [diagnostic])
    }
    #expect(CheckReport(pages).findings.count == 2)
  }

  @Test func tellsAPageOnceThatIncludesItTwice() {
    let diagnostics = [3, 5].map { CheckReportFixture.included(by: "site/a, b.md", line: $0) }
    let report = CheckReport([CheckedPage(CheckReportFixture.page, stepCount: 1, diagnostics: diagnostics)])
    #expect(report.findings.map(\.others) == [[]])
    #expect(report.findings.count == 1)
  }

  @Test func tellsAFaultOnceOfAnIncludeThatIsCheckedItself() {
    let include = CheckReportFixture.included(by: "site/a, b.md", line: 3)
    var own = include
    own.range?.includes = []
    for order in [[include, own], [own, include]] {
      let pages = order.map { CheckedPage(CheckReportFixture.page, stepCount: 1, diagnostics: [$0]) }
      #expect(CheckReport(pages).findings.count == 1)
    }
  }

  @Test func writesText() {
    let lines = CheckText.lines(report, paths: CheckReportFixture.paths, style: TextStyle(isEnabled: false))
    #expect(lines.last == "2 pages, 3 steps: 1 error, 1 warning, 1 note")
    #expect(
      lines.dropLast().last == """
        site/_includes/i.md:2:1: warning[undefined-variable]: $X is used here
          |
        2 | two
          | ^^^
           = included at site/a, b.md:3
           = note: it reaches 2 pages, also c.md:9

        """)
  }
}
