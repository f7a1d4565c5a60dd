import Reports
import SourceText
import Testing

struct CheckSummaryTests {
  private func diagnostics(_ severities: Diagnostic.Severity...) -> [Diagnostic] {
    severities.map { Diagnostic($0, rule: "r", "m", at: nil) }
  }

  @Test func countsBySeverity() {
    #expect(CheckSummary.text([], pages: 1, steps: 0) == "1 page, 0 steps: nothing wrong")
    #expect(
      CheckSummary.text(diagnostics(.note, .error, .warning, .error), pages: 2, steps: 1)
        == "2 pages, 1 step: 2 errors, 1 warning, 1 note")
  }
}
