import HowTo
import SourceText
import StaticChecks
import Testing

struct IgnoreFilterTests {
  private func check(_ text: String) -> [String] {
    let file = SourceFile(path: "p.md", text: text)
    let checker = PageChecker(index: SmallAPI.index, isComplete: true, rules: [GetWithBody(), StatusNotDeclared()])
    return IgnoreFilter.apply(to: checker.findings(in: PageReader().read(file)), page: file).map(\.rule)
  }

  private func page(above: String = "", inside: String = "", comment: String = "") -> String {
    "Text.\n\n\(above){% konnect_api_request %}\nurl: /v1/things\n\(inside)body: {a: b}\nstatus_code: 201\n{% endkonnect_api_request %}\n"
  }

  @Test func tellsOffAFindingAboveItsBlock() {
    #expect(check(page()) == ["get-with-body", "status-not-declared"])
    #expect(
      check(page(above: "<!-- runbook: ignore get-with-body: shown as a mistake -->\n")) == ["status-not-declared"])
    #expect(check(page(above: "<!-- runbook: ignore get-with-body, status-not-declared: a mistake -->\n")).isEmpty)
  }

  @Test func tellsOffAFindingAboveItsLine() {
    #expect(check(page(inside: "# runbook: ignore get-with-body: a mistake\n")) == ["status-not-declared"])
    #expect(
      check(page(inside: "# runbook: ignore status-not-declared: a mistake\n")) == [
        "get-with-body", "status-not-declared",
      ])
  }

  @Test func asksForAReason() {
    #expect(
      check(page(above: "<!-- runbook: ignore get-with-body -->\n")) == [
        "status-not-declared", "ignore-without-reason",
      ])
    #expect(check("<!-- runbook: ignore get-with-body: -->\n\nText.\n") == ["ignore-without-reason"])
  }

  @Test func readsCommentsOnly() {
    #expect(check(page(above: "runbook: ignore get-with-body: no comment\n")).contains("get-with-body"))
    #expect(check(page(above: "<!-- runbook: ignore get-with-body: too far -->\n\n")).contains("get-with-body"))
  }
}
