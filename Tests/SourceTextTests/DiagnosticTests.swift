import SourceText
import Testing

@Suite struct DiagnosticTests {
  @Test func severitiesAreOrdered() {
    #expect(Diagnostic.Severity.allCases.sorted() == [.note, .warning, .error])
    #expect([Diagnostic.Severity.warning, .note].max() == .warning)
  }
}
