import SourceText
import StaticChecks
import Testing

struct IncludeFilterTests {
  private let diagnostics = ["undefined-variable", "wrong-method"].map { Diagnostic(.warning, rule: $0, "m", at: nil) }

  private func rules(_ path: String) -> [String] {
    IncludeFilter.apply(to: diagnostics, page: SourceFile(path: path, text: "")).map(\.rule)
  }

  @Test func saysNothingOfWhatCallersSet() {
    #expect(rules("app/_includes/prereqs/x.md") == ["wrong-method"])
    #expect(rules("_includes/x.md") == ["wrong-method"])
  }

  @Test func leavesPagesAlone() {
    #expect(rules("app/_how-tos/x.md") == ["undefined-variable", "wrong-method"])
  }
}
