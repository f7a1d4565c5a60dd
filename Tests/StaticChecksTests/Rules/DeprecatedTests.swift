import SourceText
import StaticChecks
import TestSupport
import Testing

struct DeprecatedTests {
  private func check(_ page: MarkedText) -> [Diagnostic] { SmallAPI.check(page, Deprecated()) }

  @Test(arguments: [
    ("url: 1️⃣/v1/old2️⃣", "GET /v1/old (Small) is deprecated"),
    ("url: 1️⃣/v1/old?x=12️⃣\nstatus_code: 200", "GET /v1/old (Small) is deprecated"),
    ("url: /v1/things?1️⃣old=12️⃣", "the query parameter `old` is deprecated"),
    ("url: /v1/things\nmethod: POST\nbody:\n  name: ab\n  1️⃣legacy2️⃣: x", "the field `legacy` is deprecated"),
    ("url: /v1/things\nmethod: POST\nbody: {1️⃣legacy2️⃣: $X, name: ab}", "the field `legacy` is deprecated"),
  ])
  func reportsWhatIsMarked(_ keys: String, _ message: String) {
    let page = SmallAPI.page(keys)
    let found = check(page)
    #expect(found.map(\.message) == [message])
    #expect(found.first?.severity == .warning)
    #expect(page.isMarked(found.first?.range))
  }

  @Test func quotesWhatTheSpecificationAdvises() {
    let found = check(SmallAPI.page("url: /v1/things\nmethod: POST\nbody: {1️⃣legacy2️⃣: x, name: ab}"))
    #expect(found.first?.notes.map(\.message) == ["the specification says: An alias. Use `name` instead."])
  }

  @Test(arguments: ["url: /v1/things?sort=id", "url: /v1/things\nmethod: POST\nbody: {name: legacy}"])
  func acceptsWhatIsNot(_ keys: String) { #expect(check(SmallAPI.page(keys)).isEmpty) }
}
