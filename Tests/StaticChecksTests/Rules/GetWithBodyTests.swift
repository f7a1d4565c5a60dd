import SourceText
import StaticChecks
import TestSupport
import Testing

struct GetWithBodyTests {
  private func check(_ page: MarkedText) -> [Diagnostic] { SmallAPI.check(page, GetWithBody()) }

  @Test(arguments: [
    "url: /v1/things\n1️⃣body2️⃣:\n  name: x", "url: /v1/things\n1️⃣body2️⃣: {name: x}", "1️⃣body2️⃣: [1]\nurl: /v1/things/$ID",
    "url: /v1/nothing\n1️⃣body2️⃣: {}", "url: /v1/old\nmethod: GET\n1️⃣body2️⃣:\n\n  a: b",
  ])
  func reportsABody(_ keys: String) {
    let page = SmallAPI.page(keys)
    let found = check(page)
    #expect(found.map(\.severity) == [.error])
    #expect(found.first?.message.hasSuffix(" sends a body") == true)
    #expect(page.isMarked(found.first?.range))
  }

  @Test(arguments: [
    "url: /v1/things", "url: /v1/things\nmethod: POST\nbody: {name: x}", "url: /v1/things\nmethod: GET",
  ])
  func acceptsOthers(_ keys: String) { #expect(check(SmallAPI.page(keys)).isEmpty) }
}
