import SourceText
import StaticChecks
import TestSupport
import Testing

struct WrongMethodTests {
  private func check(_ page: MarkedText) -> [Diagnostic] { CheckFixture.check(page, rules: [WrongMethod()]) }

  @Test(arguments: [
    ("url: /v2/control-planes\nmethod: 1️⃣DELETE2️⃣", "/v2/control-planes has no DELETE", "GET, POST"),
    ("method: 1️⃣put2️⃣\nurl: /v2/control-planes", "/v2/control-planes has no PUT", "GET, POST"),
    (
      "url: /v2/cloud-gateways/add-ons/$ID\nregion: global\nmethod: 1️⃣PUT2️⃣", "/v2/cloud-gateways/add-ons/$ID has no PUT",
      "DELETE, GET, PATCH"
    ),
    (
      "url: 1️⃣/v2/control-planes/$ID/group-memberships/add2️⃣",
      "/v2/control-planes/$ID/group-memberships/add has no GET", "POST"
    ),
    ("url: /v2/control-planes\nregion: eu\nmethod: 1️⃣'OPTIONS'2️⃣", "/v2/control-planes has no OPTIONS", "GET, POST"),
  ])
  func reportsAMethodThatThePathLacks(_ keys: String, message: String, methods: String) throws {
    let page = CheckFixture.page(keys)
    let found = check(page)
    let diagnostic = try #require(found.first)
    #expect(found.count == 1)
    #expect(diagnostic.rule == "wrong-method")
    #expect(diagnostic.severity == .error)
    #expect(diagnostic.message == message)
    #expect(diagnostic.fix?.message == "write one of \(methods)")
    #expect(page.isMarked(diagnostic.range))
  }

  @Test(arguments: [
    "url: /v2/control-planes", "url: /v2/control-planes\nmethod: post", "url: /v2/nothing\nmethod: POST",
    "url: /v2/cloud-gateways/configurations\nregion: global\nmethod: PUT",
    "url: /v2/control-planes\nmethod: POST\nregion: global",
  ])
  func acceptsWhatIsThereAndLeavesOtherFaultsToOthers(_ keys: String) {
    #expect(check(CheckFixture.page(keys)).map(\.message) == [])
  }
}
