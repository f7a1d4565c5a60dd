import JSON
import Reports
import SourceText
import Testing

struct DriftFormatTests {
  @Test func writesJSON() throws {
    let value = DriftJSON.render(DriftReportFixture.report())
    #expect(value["summary"] == ["steps": 2, "breaks": 1, "mayBreak": 1, "untouched": 0])
    let step = try #require(value["pages"]?[0]?["steps"]?[0])
    #expect(step["step"] == "create/2")
    #expect(step["line"] == 12)
    #expect(step["operation"] == "POST /v2/things")
    #expect(step["operationId"] == "create-thing")
    #expect(step["verdict"] == "breaks")
    #expect(step["changesOfOperation"] == 3)
    #expect(step["findings"]?[0]?["file"] == "docs/p.md")
    #expect(step["findings"]?[0]?["replacement"] == "label")
    #expect(step["findings"]?[1]?["replacement"] == .null)
    #expect(value["pages"]?[0]?["steps"]?[1]?["verdict"] == "mayBreak")
  }

  @Test func writesMarkdown() {
    #expect(
      DriftMarkdown.render(DriftReportFixture.report()) == #"""
        ### API drift: 1 step breaks, 1 may break

        | | Step | Operation | What changed | What to do |
        |---|---|---|---|---|
        | ❌ breaks | `docs/p.md:12` | `POST /v2/things` | request field `name` is `label` now<br>request field `owner` has `maxLength: 3` now | write `label`<br>see to it that the value of `$OWNER` fits |
        | ⚠️ may break | `docs/p.md:37` | `GET /v2/things/{id}` | response field `a_b`, 100% &lt;new>, can be null now | say what a reader does: stop, or ask |

        `old` → `new\|er` · 2 steps of 1 page use the API
        """#)
    #expect(
      DriftMarkdown.render(DriftReportFixture.report(isTouched: false)) == #"""
        ### API drift: nothing breaks

        `old` → `new\|er` · 2 steps of 1 page use the API
        """#)
  }

  @Test func writesAnnotations() {
    #expect(
      DriftAnnotations.render(DriftReportFixture.report()) == """
        ::error file=docs/p.md,line=20,col=3,endColumn=7,title=POST /v2/things breaks::request field `name` is `label` now%0Awrite `label`
        ::warning title=POST /v2/things breaks::request field `owner` has `maxLength: 3` now%0Asee to it that the value of `$OWNER` fits
        ::warning file=docs/p.md,line=46,col=1,endColumn=4,title=GET /v2/things/{id} may break::response field `a_b`, 100%25 <new>, can be null now%0Asay what a reader does: stop, or ask
        """)
    #expect(DriftAnnotations.render(DriftReportFixture.report(isTouched: false)) == "")
  }

  @Test func writesSARIF() throws {
    let sarif = DriftSARIF(
      version: "0.1.0", rules: [("other", "Other."), ("request-field-removed", "A field is gone.")])
    let value = sarif.render(DriftReportFixture.report())
    #expect(value["version"] == "2.1.0")
    let run = try #require(value["runs"]?[0])
    #expect(run["tool"]?["driver"]?["rules"]?.array?.count == 2)
    let result = try #require(run["results"]?[0])
    #expect(result["ruleId"] == "request-field-removed")
    #expect(result["ruleIndex"] == 1)
    #expect(result["level"] == "error")
    #expect(result["message"] == ["text": "request field `name` is `label` now. To do: write `label`"])
    let region: JSONValue = ["startLine": 20, "startColumn": 3, "endLine": 20, "endColumn": 7]
    #expect(
      result["locations"] == [["physicalLocation": ["artifactLocation": ["uri": "docs/p.md"], "region": region]]])
    let change = result["fixes"]?[0]?["artifactChanges"]?[0]
    #expect(change?["replacements"] == [["deletedRegion": region, "insertedContent": ["text": "label"]]])
    #expect(run["results"]?[1]?["locations"] == nil)
    #expect(run["results"]?.array?.count == 3)
  }

  @Test func countsSARIFColumnsInCodePointsAndEncodesPaths() {
    let file = SourceFile(path: "a b:ü.md", text: "äöü name")
    let finding = Diagnostic(.error, rule: "r", "m", at: file.range(7..<11))
    var report = DriftReportFixture.report()
    report.pages[0].entries[0].findings = [finding]
    let result = DriftSARIF(version: "1", rules: []).render(report)["runs"]?[0]?["results"]?[0]
    let place = result?["locations"]?[0]?["physicalLocation"]
    #expect(place?["artifactLocation"] == ["uri": "a%20b%3A%C3%BC.md"])
    #expect(place?["region"] == ["startLine": 1, "startColumn": 5, "endLine": 1, "endColumn": 9])
  }
}
