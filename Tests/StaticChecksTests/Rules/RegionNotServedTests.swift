import SourceText
import StaticChecks
import TestSupport
import Testing

struct RegionNotServedTests {
  private func check(_ page: MarkedText) -> [Diagnostic] { CheckFixture.check(page, rules: [RegionNotServed()]) }

  @Test func reportsARegionOfItsOwnLine() throws {
    let page = CheckFixture.page("url: /v2/control-planes/$ID/core-entities/plugins\n1️⃣region: global2️⃣\nmethod: GET")
    let found = check(page)
    let diagnostic = try #require(found.first)
    #expect(found.count == 1)
    #expect(diagnostic.rule == "region-not-served")
    #expect(diagnostic.severity == .error)
    #expect(
      diagnostic.message
        == "region `global` does not serve GET /v2/control-planes/{controlPlaneId}/core-entities/plugins (Konnect Control Planes Config)"
    )
    #expect(page.isMarked(diagnostic.range))
    #expect(diagnostic.notes.map(\.message) == ["the operation is served in us, eu, au, me, in, sg"])
    #expect(
      diagnostic.fix
        == .init(
          "remove the line, as `us` is the default, or write one of the regions that serve it: us, eu, au, me, in, sg",
          replacement: "region: us"))
  }

  @Test func advisesTheRegionThatServes() throws {
    let page = CheckFixture.page("method: POST\n1️⃣region: eu2️⃣\nurl: /v2/cloud-gateways/add-ons")
    let diagnostic = try #require(check(page).first)
    #expect(page.isMarked(diagnostic.range))
    #expect(diagnostic.fix == .init("write `region: global`; it is served in global", replacement: "region: global"))
  }

  @Test func pointsAtTheURLWhereThereIsNoRegion() throws {
    let page = CheckFixture.page("url: 1️⃣/v2/cloud-gateways/add-ons2️⃣")
    let diagnostic = try #require(check(page).first)
    #expect(diagnostic.message.hasPrefix("region `us` does not serve GET /v2/cloud-gateways/add-ons ("))
    #expect(page.isMarked(diagnostic.range))
    #expect(diagnostic.fix == .init("write `region: global`; it is served in global"))
  }

  @Test func namesTheHostToACommand() throws {
    let url = "https://us.api.konghq.com/v2/cloud-gateways/add-ons"
    let page = MarkedText("```sh\ncurl -H \"Authorization: Bearer $KONNECT_TOKEN\" \(url)\n```\n")
    let diagnostic = try #require(check(page).first)
    #expect(diagnostic.fix == .init("write `https://global.api.konghq.com`; it is served in global"))
  }

  @Test func pointsAtTheValueWithinALine() throws {
    let page = CheckFixture.page("{url: /v2/control-planes, region: 1️⃣global2️⃣}")
    let diagnostic = try #require(check(page).first)
    #expect(page.isMarked(diagnostic.range))
    #expect(diagnostic.fix?.replacement == "us")
  }

  @Test func findsTheLineInAnIndentedBlock() throws {
    let page = MarkedText(
      """
      1. Do it:

         {% konnect_api_request %}
         url: /v2/control-planes
         1️⃣region: global2️⃣
         {% endkonnect_api_request %}
      """)
    #expect(page.isMarked(check(page).first?.range))
  }

  @Test(arguments: [
    "url: /v2/control-planes", "url: /v2/control-planes\nregion: sg", "url: /v2/cloud-gateways/add-ons\nregion: global",
    "url: /v2/cloud-gateways/add-ons\nregion: $REGION", "url: /v2/nothing\nregion: global",
    "url: /v2/control-planes\nregion: global\nmethod: DELETE",
  ])
  func acceptsWhatIsServedAndLeavesOtherFaultsToOthers(_ keys: String) {
    #expect(check(CheckFixture.page(keys)).map(\.message) == [])
  }
}
