import SourceText
import StaticChecks
import TestSupport
import Testing

struct NoSuchOperationTests {
  private func check(_ page: MarkedText, isComplete: Bool = true) -> [Diagnostic] {
    CheckFixture.check(page, isComplete: isComplete, rules: [NoSuchOperation()])
  }

  @Test func reportsAPathThatNothingHas() throws {
    let page = CheckFixture.page("url: 1️⃣/v2/control-plans2️⃣\nmethod: POST")
    let found = check(page)
    let diagnostic = try #require(found.first)
    #expect(found.count == 1)
    #expect(diagnostic.rule == "no-such-operation")
    #expect(diagnostic.severity == .error)
    #expect(diagnostic.message == "Konnect has no operation at /v2/control-plans")
    #expect(page.isMarked(diagnostic.range))
    #expect(diagnostic.notes.map(\.message) == ["the nearest is POST /v2/control-planes"])
    #expect(diagnostic.subject?.hasSuffix("/1") == true)
  }

  @Test(arguments: [
    "/v1/control-planes", "/control-planes", "/v2/control-planes/$ID/core-entities/plugins/$PLUGIN/more",
    "/v2/control-planes/$ID/core-entity/plugins", "/v2/cloud-gateways/add-on", "/v2",
  ])
  func reportsOtherWaysOfMissing(_ path: String) {
    let page = CheckFixture.page("region: us\nurl: 1️⃣\(path)2️⃣")
    let found = check(page)
    #expect(found.map(\.message) == ["Konnect has no operation at \(path)"])
    #expect(found.allSatisfy { page.isMarked($0.range) })
  }

  @Test func onlyRemarksWhereTheSpecificationIsPartial() throws {
    let page = CheckFixture.page("url: 1️⃣/v3/portals?x=12️⃣")
    let diagnostic = try #require(check(page, isComplete: false).first)
    #expect(diagnostic.severity == .note)
    #expect(diagnostic.message == "none of the built-in specifications covers /v3/portals?x=1")
    #expect(diagnostic.fix?.message == "name the API's OpenAPI files with --specs")
    #expect(diagnostic.notes.isEmpty)
    #expect(page.isMarked(diagnostic.range))
  }

  @Test(arguments: [
    "url: /v2/control-planes", "url: /v2/control-planes?filter%5Bname%5D=x", "url: /v2/control-planes/$ID",
    "url: /v2/control-planes/${ID}/core-entities/plugins/abc", "url: /v2/cloud-gateways/add-ons\nregion: global",
    "url: /v1/event-gateways/$A/virtual-clusters/$B/cluster-policies", "url: /v2/control-planes\nregion: $REGION",
    "url: /v2/control-planes\nregion: global", "url: /v2/control-planes\nmethod: PATCH",
  ])
  func acceptsWhatIsThere(_ keys: String) {
    #expect(check(CheckFixture.page(keys)).map(\.message) == [])
  }

  /// The Admin API's paths have no version, and where the page sends them depends on what it exports.
  @Test func warnsOfAnAdminPathThatThePageSendsToKonnect() throws {
    let export = "```bash\nexport KONNECT_CONTROL_PLANE_URL=https://us.api.konghq.com\n```\n\n"
    let request = "{% control_plane_request %}\nurl: 1️⃣/key-sets2️⃣\nmethod: POST\n{% endcontrol_plane_request %}\n"
    let page = MarkedText("---\ntitle: Page\n---\n\n" + export + request)
    let diagnostic = try #require(check(page).first)
    #expect(diagnostic.severity == .warning)
    #expect(diagnostic.message == "Konnect has no operation at /key-sets")
    #expect(page.isMarked(diagnostic.range))
    #expect(check(MarkedText("---\ntitle: Page\n---\n\n" + request)).isEmpty)
  }

  @Test func onlyWarnsOfASlashTooMany() throws {
    let page = CheckFixture.page("url: 1️⃣/v2/control-planes/2️⃣")
    let diagnostic = try #require(check(page).first)
    #expect(diagnostic.severity == .warning)
    #expect(diagnostic.message == "Konnect's path is /v2/control-planes, without a slash at the end")
    #expect(diagnostic.fix?.replacement == "/v2/control-planes")
    #expect(page.isMarked(diagnostic.range))
  }

  @Test func looksAtKonnectOnly() {
    #expect(
      check(MarkedText("{% http_request %}\nurl: https://example.com/v2/nothing\n{% endhttp_request %}\n")).isEmpty)
    #expect(check(MarkedText("{% control_plane_request %}\nurl: /nothing\n{% endcontrol_plane_request %}\n")).isEmpty)
    #expect(
      check(MarkedText("{% http_request %}\nurl: https://us.api.konghq.com/v2/nothing\n{% endhttp_request %}\n")).count
        == 1)
  }
}
