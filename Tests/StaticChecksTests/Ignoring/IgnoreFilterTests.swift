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
    // A GET with a body is told alone: the status it expects follows from what it was meant to be.
    #expect(check(page()) == ["get-with-body"])
    #expect(check(page(above: "<!-- runbook: ignore get-with-body: shown as a mistake -->\n")).isEmpty)
    #expect(check(page(above: "<!-- runbook: ignore get-with-body, status-not-declared: a mistake -->\n")).isEmpty)
  }

  @Test func tellsOffAFindingAboveItsLine() {
    #expect(check(page(inside: "# runbook: ignore get-with-body: a mistake\n")).isEmpty)
    #expect(check(page(inside: "# runbook: ignore status-not-declared: a mistake\n")) == ["get-with-body"])
  }

  @Test func asksForAReason() {
    #expect(check(page(above: "<!-- runbook: ignore get-with-body -->\n")) == ["ignore-without-reason"])
    #expect(check("<!-- runbook: ignore get-with-body: -->\n\nText.\n") == ["ignore-without-reason"])
  }

  @Test func tellsTheNearestOfUnknownRules() throws {
    let text = "Text.\n\n<!-- runbook: ignore get-with-bdy: a mistake -->\n"
    let file = SourceFile(path: "p.md", text: text)
    let found = try #require(IgnoreFilter.apply(to: [], page: file).first)
    #expect(found.rule == "ignore-unknown-rule")
    #expect(found.message == "there is no rule `get-with-bdy`")
    #expect(found.fix == .init("write `get-with-body`", replacement: "get-with-body"))
    #expect(found.range?.text == "get-with-bdy")
  }

  @Test func looksPastWhatOnlyFramesABlock() {
    let comment = "<!-- runbook: ignore get-with-body, status-not-declared: a mistake -->\n"
    #expect(check(page(above: "\(comment)<!--vale off-->\n")).isEmpty)
    let captured = "{% capture a %}\n\(page())\n{% endcapture %}\n{{ a | indent: 3 }}\n"
    #expect(check(comment + captured.replacing("Text.\n\n", with: "")).isEmpty)
  }

  @Test func readsCommentsInListsAndAboveScripts() {
    let item =
      "- Text.\n\n  <!-- runbook: ignore status-not-declared, get-with-body: why -->\n  {% konnect_api_request %}\n  url: /v1/things\n  body: {a: b}\n  status_code: 201\n  {% endkonnect_api_request %}\n"
    #expect(check(item).isEmpty)
    let script = "```sh\ncurl -X GET https://us.api.konghq.com/v1/things --json '{\"name\": \"ab\"}'\n```\n"
    #expect(check(script) == ["get-with-body"])
    #expect(check("<!-- runbook: ignore get-with-body: why -->\n\(script)").isEmpty)
  }

  @Test func readsCommentsOnly() {
    #expect(check(page(above: "runbook: ignore get-with-body: no comment\n")).contains("get-with-body"))
    #expect(check(page(above: "<!-- runbook: ignore get-with-body: too far -->\n\n")).contains("get-with-body"))
  }
}
