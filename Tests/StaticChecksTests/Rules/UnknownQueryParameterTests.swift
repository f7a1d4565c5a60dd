import SourceText
import StaticChecks
import TestSupport
import Testing

struct UnknownQueryParameterTests {
  private func check(_ page: MarkedText) -> [Diagnostic] { SmallAPI.check(page, UnknownQueryParameter()) }

  @Test(arguments: [
    ("url: /v1/things?1️⃣srot=name2️⃣", "srot", "write `sort`"),
    ("url: /v1/things?sort=name&1️⃣filter%5Bnmae%5D%5Beq%5D=x2️⃣", "filter[nmae]", "write `filter[name]`"),
    ("url: '/v1/things?1️⃣filter[stat]=on2️⃣'", "filter[stat]", "write `filter[state]`"),
    ("url: /v1/things?1️⃣page%5Bsiz%5D=12️⃣", "page[siz]", "write `page[size]`"),
    ("url: /v1/things?1️⃣colour=red2️⃣", "colour", "write one of `page[size]`, `sort`, `old`, `filter`"),
    ("url: '/v1/things?1️⃣filter[name][like]=x2️⃣'", "filter[name][like]", "write one of `filter[name][eq]`"),
    (
      "url: '/v1/things?1️⃣filter[nmae.x]=on2️⃣'", "filter[nmae.x]",
      "write one of `filter[name]`, `filter[state]`, `filter[labels]`"
    ),
  ])
  func reportsWhatTheOperationLacks(_ keys: String, _ name: String, _ fix: String) {
    let page = SmallAPI.page(keys)
    let found = check(page)
    #expect(found.map(\.message) == ["GET /v1/things (Small) declares no query parameter `\(name)`"])
    #expect(found.first?.severity == .warning)
    #expect(found.first?.fix?.message == fix)
    #expect(page.isMarked(found.first?.range))
  }

  @Test(arguments: [
    "url: /v1/things", "url: /v1/things?sort=id&page%5Bsize%5D=3", "url: /v1/things?filter%5Bname%5D%5Beq%5D=$NAME",
    "url: /v1/things?filter[state]=on", "url: '/v1/things?filter[labels.env]=x&filter[labels][env]=y'",
    "url: /v1/things?colour=red\nstatus_code: 400", "url: /v1/things?$QUERY=1", "url: /v1/nothing?x=1",
  ])
  func acceptsWhatIsDeclared(_ keys: String) { #expect(check(SmallAPI.page(keys)).map(\.message) == []) }
}
