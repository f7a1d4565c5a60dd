import SourceText
import StaticChecks
import TestSupport
import Testing

struct UnknownKeyTests {
  private func check(_ page: MarkedText) -> [Diagnostic] { SmallAPI.check(page, UnknownKey()) }

  @Test(arguments: [
    ("url: /v1/things\n1️⃣metod2️⃣: POST", "method"), ("1️⃣status_cod2️⃣: 200\nurl: /v1/things", "status_code"),
    ("url: /v1/things\n1️⃣header2️⃣:\n  - 'A: b'", "headers"), ("url: /v1/things\n1️⃣regoin2️⃣: eu", "region"),
    ("url: /v1/things\n1️⃣captures2️⃣:\n  - variable: A", "capture"), ("{url: /v1/things, 1️⃣bdy2️⃣: {a: b}}", "body"),
  ])
  func reportsAKeyThatIsNearlyKnown(_ keys: String, _ meant: String) {
    let page = SmallAPI.page(keys)
    let found = check(page)
    #expect(found.map(\.severity) == [.error])
    #expect(found.first?.fix == .init("write `\(meant)`", replacement: meant))
    #expect(page.isMarked(found.first?.range))
  }

  @Test func onlyWarnsOfOtherKeys() {
    let page = SmallAPI.page("url: /v1/things\n1️⃣comment2️⃣: hello")
    let found = check(page)
    #expect(found.map(\.severity) == [.warning])
    #expect(found.first?.message == "a `konnect_api_request` block knows no key `comment`")
    #expect(page.isMarked(found.first?.range))
  }

  @Test(arguments: [
    "url: /v1/things\nregion: us\nmethod: POST\nstatus_code: 201\nheaders: ['A: b']\nbody: {metod: x}",
    "url: /v1/things\nsleep: 10\nindent: 3\njq: .id\ndisplay_headers: true\noutput: x\ninsecure: true\nretry: true",
  ])
  func acceptsTheDialectsKeys(_ keys: String) { #expect(check(SmallAPI.page(keys)).isEmpty) }

  @Test func acceptsTheKeysOfValidations() {
    let page: MarkedText = """
      {% validation request-check %}
      url: /anything
      konnect_url: https://example.com
      on_prem_url: http://localhost:8000
      user: a:b
      message: hello
      {% endvalidation %}
      """
    #expect(check(page).isEmpty)
  }
}
