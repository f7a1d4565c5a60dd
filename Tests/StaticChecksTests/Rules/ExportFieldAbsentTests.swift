import SourceText
import StaticChecks
import TestSupport
import Testing

struct ExportFieldAbsentTests {
  private func check(_ page: MarkedText) -> [Diagnostic] { CheckFixture.check(page, rules: [ExportFieldAbsent()]) }

  private func page(
    _ exports: String, keys: String = "url: /v2/control-planes\nmethod: POST\nstatus_code: 201"
  ) -> MarkedText {
    MarkedText(
      "{% konnect_api_request %}\n\(keys)\n{% endkonnect_api_request %}\n\nExport it from the response:\n\n```sh\n\(exports)\n```\n"
    )
  }

  @Test func reportsAFieldThatTheResponseLacks() throws {
    let page = page("export CONTROL_PLANE_ID='YOUR ID'\n1️⃣export CONTROL_PLANE_COLOR='YOUR COLOR'2️⃣")
    let found = check(page)
    let diagnostic = try #require(found.first)
    #expect(found.count == 1)
    #expect(diagnostic.rule == "export-field-absent")
    #expect(diagnostic.severity == .warning)
    #expect(
      diagnostic.message == "the response to POST /v2/control-planes has no field that goes with $CONTROL_PLANE_COLOR")
    #expect(page.isMarked(diagnostic.range))
    #expect(diagnostic.notes.map(\.message) == ["the request stands here"])
    #expect(diagnostic.notes.first?.range?.start.line == 1)
    #expect(diagnostic.subject?.hasSuffix("/2") == true)
  }

  @Test(arguments: ["CACHE_TOKEN", "PASSWORD", "MY_SERIAL", "OWNERS_MAIL"])
  func reportsOtherNames(_ name: String) {
    let page = page(
      "1️⃣export \(name)='YOUR VALUE'2️⃣",
      keys: "url: /v2/cloud-gateways/add-ons\nregion: global\nmethod: POST\nstatus_code: 201")
    let found = check(page)
    #expect(found.map(\.rule) == ["export-field-absent"])
    #expect(page.isMarked(found.first?.range))
  }

  @Test func reportsWhereTheRegionIsWrongToo() {
    #expect(
      check(page("export A_COLOR='YOUR COLOR'", keys: "url: /v2/control-planes\nmethod: POST\nregion: global")).count
        == 1)
  }

  @Test(arguments: [
    "export CONTROL_PLANE_ID='YOUR ID'", "export ID='YOUR ID'", "export PLANE_NAME='YOUR NAME'",
    "export MY_DESCRIPTION='<description>'", "export CONTROL_PLANE_COLOR=red", "export X=$(date)",
  ])
  func acceptsFieldsAndValues(_ export: String) {
    #expect(check(page(export)).map(\.message) == [])
  }

  @Test func saysNothingWithoutASchema() {
    #expect(check(page("export X_COLOR='YOUR COLOR'", keys: "url: /v2/nothing")).isEmpty)
    #expect(
      check(page("export X_COLOR='YOUR COLOR'", keys: "url: /v2/control-planes/$ID\nmethod: DELETE\nstatus_code: 204"))
        .isEmpty)
  }
}
