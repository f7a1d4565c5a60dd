import JSON
import Reports
import SourceText
import Testing

struct DiagnosticJSONTests {
  @Test func tellsAllOfADiagnostic() {
    let file = SourceFile(path: "_includes/a.md", text: "one\ntwo\n")
    let range = file.range(4..<7, includes: [IncludeFrame(path: "p.md", line: 9)])
    let diagnostic = Diagnostic(
      .error, rule: "some-rule", "it is wrong", at: range,
      notes: [.init("a fact"), .init("there", at: file.range(0..<3))],
      fix: .init("do this"), subject: "a/1")
    #expect(
      DiagnosticJSON.render(diagnostic) == [
        "rule": "some-rule", "severity": "error", "message": "it is wrong", "file": "_includes/a.md", "line": 2,
        "column": 1, "endLine": 2, "endColumn": 4, "step": "a/1", "includes": [["file": "p.md", "line": 9]],
        "notes": [
          ["message": "a fact"],
          [
            "message": "there", "file": "_includes/a.md", "line": 1, "column": 1, "endLine": 1, "endColumn": 4,
          ],
        ], "fix": ["message": "do this", "replacement": nil],
      ])
  }

  @Test func saysNullOfWhatIsNotThere() {
    #expect(
      DiagnosticJSON.render(Diagnostic(.note, rule: "r", "m", at: nil)) == [
        "rule": "r", "severity": "note", "message": "m", "file": nil, "line": nil, "column": nil, "endLine": nil,
        "endColumn": nil, "step": nil, "includes": [], "notes": [], "fix": nil,
      ])
  }
}
