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

  @Test func saysNothingOfLinesThatCallersFillIn() {
    let file = SourceFile(path: "_includes/x.md", text: "a: {{include.a}}\nb: c\n")
    let found = [
      Diagnostic(.error, rule: "body-mismatch", "filled in", at: file.range(3..<4)),
      Diagnostic(.error, rule: "body-mismatch", "written", at: file.range(20..<21)),
      Diagnostic(.error, rule: "liquid-syntax", "written", at: file.range(3..<4)),
      Diagnostic(.error, rule: "liquid-raise", "asks for a value", at: file.range(17..<18)),
    ]
    #expect(IncludeFilter.apply(to: found, page: file).map(\.message) == ["written", "written"])
    let page = SourceFile(path: "app/x.md", text: file.text)
    #expect(IncludeFilter.apply(to: found, page: page).count == 4)
  }

  @Test func saysNothingOfABlockThatCallersFill() {
    let file = SourceFile(
      path: "_includes/x.md", text: "```yaml\necho '\n{{ include.data }}\n' | deck gateway apply -\n```\n")
    let found = [Diagnostic(.error, rule: "body-mismatch", "nothing in it", at: file.range(0..<file.text.utf8.count))]
    #expect(IncludeFilter.apply(to: found, page: file).isEmpty)
  }

  @Test func leavesPagesAlone() {
    #expect(rules("app/_how-tos/x.md") == ["undefined-variable", "wrong-method"])
  }
}
