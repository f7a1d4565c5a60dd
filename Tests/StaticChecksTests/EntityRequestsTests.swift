import JSON
import RunbookModel
import SourceText
import Testing

@testable import StaticChecks

struct EntityRequestsTests {
  private func requests(_ yaml: String) -> EntityRequests {
    let file = SourceFile(path: "p.md", text: yaml)
    let block = CommandBlock(language: "yaml", text: yaml)
    let step = Step(
      id: "s/1", title: "", section: [], zone: .body, origin: file.lineRange(1), action: .entities(block), rule: "block"
    )
    return EntityRequests(block, of: step)
  }

  @Test func eachEntityIsTheBodyOfARequest() {
    let requests = requests(
      "consumers: [{username: u, keyauth_credentials: [{key: '${{ env \"DECK_KEY\" }}'}]}]\nplugins: [{name: cors, route: r}]"
    )
    #expect(requests.fault == nil)
    #expect(requests.items.map(\.label) == ["consumer `u`", "API key", "plugin `cors`"])
    #expect(
      requests.items.map(\.request.path) == ["consumers", "consumers/$CONSUMER_ID/key-auth", "plugins"])
    #expect(requests.items[1].request.body?.json == ["key": "$DECK_KEY"])
    #expect(requests.items[2].request.body?.json == ["name": "cors", "route": ["id": "$ROUTE_ID"]])
  }

  @Test func whatKonnectDoesNotTakeIsAFault() {
    let requests = requests("consumers: [{username: u, oauth2_credentials: [{client_id: c}]}]")
    #expect(requests.items.isEmpty)
    #expect(requests.fault?.message == "a control plane of Konnect takes no `oauth2_credentials` by its API")
    #expect(requests.fault?.severity == .error)
  }

  @Test func whatOnlyDecKCanReadIsLeftAlone() {
    let requests = requests("services: [")
    #expect(requests.items.isEmpty)
    #expect(requests.fault == nil)
  }
}
