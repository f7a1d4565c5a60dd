import JSON
import Reports
import Testing

struct CheckJSONTests {
  private let value = CheckJSON.render(CheckReportFixture.report, paths: CheckReportFixture.paths)

  @Test func tellsAllOfAFinding() {
    #expect(value["version"] == 1)
    #expect(
      value["findings"]?[0] == [
        "rule": "unknown-key", "severity": "error", "message": "no key `metod`:\n100 % wrong", "file": "a, b.md",
        "line": 4, "column": 1, "endLine": 4, "endColumn": 6, "step": "a/1", "includes": [],
        "notes": [
          ["message": "a fact"],
          ["message": "there", "file": "a, b.md", "line": 2, "column": 1, "endLine": 2, "endColumn": 6],
        ],
        "fix": ["message": "write `method`", "replacement": "method"],
      ])
    #expect(value["findings"]?[2]?["includes"] == [["file": "a, b.md", "line": 3]])
    #expect(
      value["findings"]?[2]?["notes"] == [
        ["message": "it reaches this page, too", "file": "c.md", "line": 9, "column": 3, "endLine": 9, "endColumn": 18]
      ])
    #expect(value["findings"]?[2]?["fix"] == .some(.null))
  }

  @Test func sumsUp() {
    #expect(value["summary"] == ["pages": 2, "steps": 3, "errors": 1, "warnings": 1, "notes": 1])
    #expect(CheckJSON.render(CheckReport([]), paths: .asGiven)["findings"] == [])
  }
}
