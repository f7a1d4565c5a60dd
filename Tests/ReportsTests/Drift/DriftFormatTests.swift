import JSON
import Reports
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
    #expect(step["findings"]?[0]?["fix"]?["replacement"] == "label")
    #expect(step["findings"]?[1]?["fix"]?["replacement"] == .null)
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
        ::error file=docs/p.md,line=20,endLine=20,col=3,endColumn=6,title=POST /v2/things breaks::request field `name` is `label` now%0AHelp: write `label`
        ::warning title=POST /v2/things breaks::request field `owner` has `maxLength: 3` now%0AHelp: see to it that the value of `$OWNER` fits
        ::warning file=docs/p.md,line=46,endLine=46,col=1,endColumn=3,title=GET /v2/things/{id} may break::response field `a_b`, 100%25 <new>, can be null now%0AHelp: say what a reader does: stop, or ask
        """)
    #expect(DriftAnnotations.render(DriftReportFixture.report(isTouched: false)) == "")
  }
}
