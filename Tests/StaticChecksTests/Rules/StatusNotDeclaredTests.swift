import SourceText
import StaticChecks
import TestSupport
import Testing

struct StatusNotDeclaredTests {
  private func check(_ page: MarkedText) -> [Diagnostic] { SmallAPI.check(page, StatusNotDeclared()) }

  @Test(arguments: [
    ("url: /v1/things\nstatus_code: 1️⃣2012️⃣", "GET /v1/things (Small) does not answer 201", "200"),
    (
      "url: /v1/things\nmethod: POST\nstatus_code: 1️⃣2002️⃣\nbody: {}", "POST /v1/things (Small) does not answer 200",
      "201"
    ),
    (
      "status_code: 1️⃣2002️⃣\nurl: /v1/things/$ID\nmethod: DELETE",
      "DELETE /v1/things/{thingId} (Small) does not answer 200", "204"
    ),
    ("url: /v1/old\nstatus_code: 1️⃣2022️⃣", "GET /v1/old (Small) does not answer 202", "200"),
    ("url: /v1/things?sort=name\nstatus_code: 1️⃣2042️⃣", "GET /v1/things (Small) does not answer 204", "200"),
  ])
  func reportsASuccessThatNothingDeclares(_ keys: String, _ message: String, _ replacement: String) {
    let page = SmallAPI.page(keys)
    let found = check(page)
    #expect(found.map(\.message) == [message])
    #expect(found.first?.severity == .error)
    #expect(page.isMarked(found.first?.range))
    #expect(found.first?.fix == .init("write \(replacement)", replacement: replacement))
  }

  @Test func onlyRemarksOtherStatuses() {
    #expect(check(SmallAPI.page("url: /v1/things\nstatus_code: 404")).map(\.severity) == [.note])
  }

  @Test(arguments: [
    "url: /v1/things\nstatus_code: 200", "url: /v1/things", "url: /v1/things\nmethod: POST\nstatus_code: 400",
    "url: /v1/things/$ID/parts/1\nstatus_code: 206", "url: /v1/nothing\nstatus_code: 201",
  ])
  func acceptsWhatIsDeclared(_ keys: String) { #expect(check(SmallAPI.page(keys)).map(\.message) == []) }
}
