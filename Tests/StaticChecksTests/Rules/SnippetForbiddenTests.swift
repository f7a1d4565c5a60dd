import SourceText
import StaticChecks
import TestSupport
import Testing

struct SnippetForbiddenTests {
  private func page(_ snippet: String) -> MarkedText {
    MarkedText(
      "{% konnect_api_request %}\nurl: /v1/things/$ID\n{% endkonnect_api_request %}\n\nIn the response, you should see:\n\n```json\n\(snippet)\n```\n"
    )
  }

  private func check(_ snippet: String) -> [Diagnostic] { SmallAPI.check(page(snippet), SnippetForbidden()) }

  @Test(arguments: [
    #"{"other": "x"}"#, #"{"state": "redy"}"#, #"{"size": "big"}"#, #"{"config": {"stratgy": "x"}}"#,
    #"{"strategy": "x", "name": "y"}"#,
  ])
  func reportsWhatNoResponseHolds(_ snippet: String) {
    let found = check(snippet)
    #expect(found.map(\.message) == ["no response of GET /v1/things/{thingId} (Small) that fits its schema holds this"])
    #expect(found.first?.severity == .warning)
    #expect(found.first?.range?.start.line == 7)
  }

  @Test func namesTheFieldThatIsMeant() {
    let found = check(#"{"nmae": "x", "size": 3}"#)
    #expect(found.map(\.message) == ["the response of GET /v1/things/{thingId} (Small) has no `nmae`"])
    #expect(found.first?.fix?.message == "write `name` for `nmae`")
  }

  @Test(arguments: [
    #"{"name": "x"}"#, #"{"strategy": "redis"}"#, #"{"config": {"hosts": ["a"]}}"#, #"{"state": "ready", "size": 3}"#,
    #"{"id": "…"}"#,
  ])
  func acceptsPartsAtAnyDepth(_ snippet: String) { #expect(check(snippet).map(\.message) == []) }
}
