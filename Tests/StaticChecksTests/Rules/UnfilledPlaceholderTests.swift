import SourceText
import StaticChecks
import TestSupport
import Testing

struct UnfilledPlaceholderTests {
  private func check(_ page: MarkedText) -> [Diagnostic] { SmallAPI.check(page, UnfilledPlaceholder()) }

  @Test(arguments: [
    ("url: /v1/things/1️⃣{thingId}2️⃣", "{thingId}"), ("url: /v1/things/1️⃣YOUR_THING_ID2️⃣", "YOUR_THING_ID"),
    ("url: /v1/things/1️⃣<your-id>2️⃣", "<your-id>"),
    ("url: /v1/things\nmethod: POST\nbody:\n  name: 1️⃣your-name-here2️⃣", "your-name-here"),
    ("url: /v1/things\nheaders:\n  - 'Authorization: Bearer 1️⃣<YOUR_TOKEN>2️⃣'", "<YOUR_TOKEN>"),
    ("url: /v1/things\nmethod: POST\nbody: {a: [b, 'x 1️⃣YOUR_KEY2️⃣']}", "YOUR_KEY"),
  ])
  func reportsWhatIsSentAsItStands(_ keys: String, _ text: String) {
    let page = SmallAPI.page(keys)
    let found = check(page)
    #expect(found.map(\.message) == ["the placeholder `\(text)` is sent as it stands"])
    #expect(found.first?.severity == .warning)
    #expect(page.isMarked(found.first?.range))
  }

  @Test(arguments: [
    "url: /v1/things/$ID",
    "url: /v1/things\nmethod: POST\nbody: {name: my-thing, html: '<b>bold</b>', text: 'use your-own'}",
    "url: /v1/things\nbody: {expression: 'a < b and c > d'}", "url: /v1/things\nbody: {name: your-company}",
    "url: /v1/things\nbody: {key: '{vault://env/your-key}'}",
  ])
  func acceptsOthers(_ keys: String) { #expect(check(SmallAPI.page(keys)).map(\.message) == []) }
}
