import SourceText
import StaticChecks
import TestSupport
import Testing

struct DuplicateStepTests {
  private func post(_ body: String) -> String {
    "{% konnect_api_request %}\nurl: /v1/things\nmethod: POST\nbody: \(body)\n{% endkonnect_api_request %}\n\n"
  }

  private func check(_ text: String) -> [Diagnostic] { SmallAPI.check(MarkedText(text), DuplicateStep()) }

  @Test(arguments: ["{name: ab}", "{name: $NAME}", "[1]", "{a: {b: c}}", "text"])
  func reportsTheSecondOfTwo(_ body: String) {
    let found = check(post(body) + "Text.\n\n" + post(body))
    #expect(found.map(\.severity) == [.warning])
    #expect(found.first?.range?.start.line == 9)
    #expect(found.first?.notes.first?.range?.start.line == 1)
  }

  @Test func acceptsWhatDiffers() {
    #expect(check(post("{name: ab}") + post("{name: cd}")).isEmpty)
    #expect(check(post("{name: $A}") + "```sh\nexport A=2\n```\n\n" + post("{name: $A}")).isEmpty)
    let deletion = "{% konnect_api_request %}\nurl: /v1/things/$ID\nmethod: DELETE\n{% endkonnect_api_request %}\n\n"
    #expect(check(post("{name: ab}") + deletion + post("{name: ab}")).isEmpty)
    let get = "{% konnect_api_request %}\nurl: /v1/things\n{% endkonnect_api_request %}\n\n"
    #expect(check(get + get).isEmpty)
  }

  @Test func acceptsASecondThatIsToBeRefused() {
    let refused = post("{name: ab}").replacing("method: POST", with: "method: POST\nstatus_code: 409")
    #expect(check(post("{name: ab}") + refused).isEmpty)
    let deletion = "{% konnect_api_request %}\nurl: /v1/things/$ID\nmethod: DELETE\n{% endkonnect_api_request %}\n\n"
    #expect(check(deletion + deletion).count == 1)
    #expect(check(deletion + deletion.replacing("DELETE", with: "DELETE\nstatus_code: 404")).isEmpty)
  }
}
