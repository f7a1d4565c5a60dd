import SourceText
import StaticChecks
import TestSupport
import Testing

struct MalformedPathParameterTests {
  private func check(_ page: MarkedText) -> [Diagnostic] { SmallAPI.check(page, MalformedPathParameter()) }

  @Test(arguments: [
    ("url: /v1/things/1️⃣mine2️⃣", "`mine` stands for `thingId` in /v1/things/{thingId} and must be a UUID"),
    ("url: /v1/things/1️⃣1232️⃣\nmethod: DELETE", "`123` stands for `thingId` in /v1/things/{thingId} and must be a UUID"),
    (
      "url: /v1/things/$ID/parts/1️⃣one2️⃣",
      "`one` stands for `number` in /v1/things/{thingId}/parts/{number} and must be an integer, not a string"
    ),
    (
      "url: /v1/things/$ID/parts/1️⃣02️⃣",
      "`0` stands for `number` in /v1/things/{thingId}/parts/{number} and must be at least 1"
    ),
    (
      "url: /v1/things/1️⃣mine2️⃣/parts/$N",
      "`mine` stands for `thingId` in /v1/things/{thingId}/parts/{number} and must be a UUID"
    ),
  ])
  func reportsLiteralsOfAnotherForm(_ keys: String, _ message: String) {
    let page = SmallAPI.page(keys)
    let found = check(page)
    #expect(found.map(\.message) == [message])
    #expect(found.first?.severity == .error)
    #expect(page.isMarked(found.first?.range))
  }

  @Test(arguments: [
    "url: /v1/things/$ID", "url: /v1/things/${ID}/parts/$N", "url: /v1/things/b924e3e8-7893-4706-aacb-e75793a1d2e9",
    "url: /v1/things/$ID/parts/3", "url: /v1/things/{thingId}", "url: /v1/things/YOUR_THING_ID",
  ])
  func acceptsValuesAndStandIns(_ keys: String) { #expect(check(SmallAPI.page(keys)).map(\.message) == []) }
}
