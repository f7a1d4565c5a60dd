import RunbookModel
import Testing

@testable import HowTo

@Suite struct PollingProseTests {
  private func parse(_ intro: String, _ outro: String = "") -> Polling? {
    PollingProse.parse(intro: [Prose(text: intro, range: nil)], outro: [Prose(text: outro, range: nil)])
  }

  @Test func readinessBeforeAndADurationAfter() {
    let polling = parse(
      "Check the status of the managed cache. Once its marked as ready, it indicates the cache is ready to use:",
      "This can take about 15 minutes.")
    #expect(polling?.state == "ready")
    #expect(polling?.limit == .seconds(1800))
    #expect(polling?.text == "Once its marked as ready, it indicates the cache is ready to use:")
  }

  @Test func withoutAFigureTheLimitIsTenMinutes() {
    #expect(
      parse("Wait until it becomes active:")
        == Polling(text: "Wait until it becomes active:", state: "active", limit: .seconds(600)))
  }

  @Test func aDurationAloneMeansReady() {
    #expect(
      parse("Get it:", "It takes an hour.") == Polling(text: "It takes an hour.", state: "ready", limit: .seconds(7200))
    )
  }

  @Test(arguments: ["List the plugins:", "The token expires in 15 minutes.", "Get the ready-made example:", ""])
  func otherProseIsNone(_ text: String) {
    #expect(parse(text) == nil)
  }
}
