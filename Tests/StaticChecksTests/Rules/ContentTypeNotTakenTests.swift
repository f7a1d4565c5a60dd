import SourceText
import StaticChecks
import TestSupport
import Testing

struct ContentTypeNotTakenTests {
  @Test func reportsAHeader() {
    let page = SmallAPI.page(
      "url: /v1/things\nmethod: POST\nheaders:\n  - 'Content-Type: 1️⃣text/csv2️⃣'\nbody: {name: ab}")
    let found = SmallAPI.check(page, ContentTypeNotTaken())
    #expect(found.map(\.message) == ["POST /v1/things (Small) takes no text/csv"])
    #expect(page.isMarked(found.first?.range))
    #expect(found.first?.fix?.message == "write application/json")
  }

  @Test func reportsWhatCurlSendsWithoutAHeader() {
    let page: MarkedText = "```sh\ncurl https://us.api.konghq.com/v1/things -d '1️⃣{\"name\": \"ab\"}2️⃣'\n```\n"
    let found = SmallAPI.check(page, ContentTypeNotTaken())
    #expect(found.map(\.message) == ["POST /v1/things (Small) takes no application/x-www-form-urlencoded"])
    #expect(page.isMarked(found.first?.range))
  }

  @Test(arguments: [
    "url: /v1/things\nmethod: POST\nbody: {name: ab}",
    "url: /v1/things\nmethod: POST\nheaders: ['Content-Type: Application/JSON; charset=utf-8']\nbody: {name: ab}",
    "url: /v1/things\nmethod: POST\nheaders: ['Content-Type: $TYPE']\nbody: {name: ab}",
    "url: /v1/things\nheaders: ['Content-Type: text/csv']",
  ])
  func acceptsWhatTheOperationTakes(_ keys: String) {
    #expect(SmallAPI.check(SmallAPI.page(keys), ContentTypeNotTaken()).map(\.message) == [])
  }
}
