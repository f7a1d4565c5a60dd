import RunbookModel
import Testing

@testable import HowTo

@Suite struct WaitProseTests {
  @Test func aQuotedState() {
    let wait = WaitProse.parse(
      "Important: Wait until your AWS network displays as `Ready` before proceeding to the next step.")
    #expect(wait?.state == "Ready")
    #expect(wait?.text == "Wait until your AWS network displays as `Ready` before proceeding to the next step.")
    #expect(wait?.duration == nil)
  }

  @Test func aStateInWordsAndADuration() {
    let wait = WaitProse.parse("Wait for the gateway to become active. This takes up to 30 minutes.")
    #expect(wait?.state == "active")
    #expect(wait?.duration == .seconds(1800))
  }

  @Test(arguments: ["Wait a moment.", "Wait until you see the page.", "It is ready.", "Don't wait, it is ready.", ""])
  func otherSentencesAreNone(_ text: String) {
    #expect(WaitProse.parse(text) == nil)
  }

  @Test func codeThatIsNoStateLeavesTheWordForReadiness() {
    #expect(WaitProse.parse("Wait until `GET /v2/x` says it is ready.")?.state == "ready")
  }
}
