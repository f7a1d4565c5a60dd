import SourceText
import StaticChecks
import TestSupport
import Testing

struct MalformedQueryParameterTests {
  private func check(_ page: MarkedText) -> [Diagnostic] { SmallAPI.check(page, MalformedQueryParameter()) }

  @Test(arguments: [
    ("url: /v1/things?1️⃣sort=colour2️⃣", "`colour` is given for `sort` and must be one of \"name\", \"id\""),
    ("url: /v1/things?1️⃣page%5Bsize%5D=many2️⃣", "`many` is given for `page[size]` and must be an integer, not a string"),
    ("url: '/v1/things?1️⃣page[size]=1.52️⃣'", "`1.5` is given for `page[size]` and must be an integer, not a string"),
    (
      "url: /v1/things?sort=id&1️⃣filter%5Bstate%5D=broken2️⃣",
      "`broken` is given for `filter[state]` and must be one of \"on\", \"off\"; nearest is \"on\""
    ),
    ("url: 1️⃣/v1/reports2️⃣", "GET /v1/reports (Small) requires the query parameter `from`"),
  ])
  func reportsValuesThatAreForbidden(_ keys: String, _ message: String) {
    let page = SmallAPI.page(keys)
    let found = check(page)
    #expect(found.map { $0.message.prefix(60) } == [message.prefix(60)])
    #expect(found.first?.severity == .error)
    #expect(page.isMarked(found.first?.range))
  }

  @Test(arguments: [
    "url: /v1/things?sort=id", "url: /v1/things?sort=$SORT&page%5Bsize%5D=$N", "url: /v1/things?page%5Bsize%5D=100",
    "url: /v1/reports?from=2020", "url: /v1/things?unknown=1", "url: /v1/things?filter[name][eq]=12",
  ])
  func acceptsValuesThatFit(_ keys: String) { #expect(check(SmallAPI.page(keys)).map(\.message) == []) }
}
