import SourceText
import StaticChecks
import TestSupport
import Testing

struct CapturePathAbsentTests {
  private func check(_ page: MarkedText) -> [Diagnostic] { SmallAPI.check(page, CapturePathAbsent()) }

  @Test(arguments: [
    ("url: /v1/things\ncapture:\n  - variable: A\n    jq: 1️⃣\".items[0].id\"2️⃣", "items", ".items[0].id"),
    ("url: /v1/things\ncapture:\n  - variable: A\n    jq: 1️⃣.data[0].idd2️⃣", "idd", ".data[0].idd"),
    ("url: /v1/things/$I\ncapture:\n  - variable: A\n    jq: 1️⃣.config.stratgy2️⃣", "stratgy", ".config.stratgy"),
    (
      "url: /v1/things\ncapture:\n  - variable: A\n    jq: 1️⃣'.data[] | select(.name == \"x\") | .key'2️⃣", "key",
      ".data[] | select(.name == \"x\") | .key"
    ),
    ("url: /v1/things\nextract_body:\n  - name: 1️⃣id2️⃣\n    variable: A", "id", "id"),
  ])
  func reportsWhatTheResponseLacks(_ keys: String, _ step: String, _ path: String) {
    let page = SmallAPI.page(keys)
    let found = check(page)
    #expect(found.map(\.message) == ["the response has no `\(step)`, so `\(path)` gives $A nothing"])
    #expect(found.first?.severity == .error)
    #expect(page.isMarked(found.first?.range))
  }

  @Test(arguments: [
    "url: /v1/things\ncapture:\n  - variable: A\n    jq: '.data[0].id'",
    "url: /v1/things/$I\ncapture:\n  - {variable: A, jq: .id}",
    "url: /v1/things\ncapture:\n  - variable: A\n    jq: '[.data[].nothing] | length'",
    "url: /v1/things\nextract_body:\n  - {name: data.0.id, variable: A}",
    "url: /v1/things/$I\ncapture: A\njq: .config.hosts[0]",
    "url: /v1/old\ncapture:\n  - {variable: A, jq: .anything}", "url: /v1/things\ncapture:\n  - {variable: A}",
  ])
  func acceptsWhatCanBeThere(_ keys: String) { #expect(check(SmallAPI.page(keys)).map(\.message) == []) }
}
