import RunbookModel
import Testing

@testable import Runner

struct RetryPolicyTests {
  private func exchange(_ method: String, _ status: Int, _ headers: [String] = []) -> Exchange {
    let response = Exchange.Response(
      status: status, headers: headers.compactMap(RequestTemplate.Header.init(line:)), json: nil, text: "")
    return Exchange(method: method, url: "https://h/", body: nil, outcome: .response(response), duration: .zero)
  }

  private func pause(_ exchange: Exchange, expecting status: Int? = nil) -> Duration? {
    var policy = RetryPolicy(seed: 1)
    return policy.pause(after: exchange, expecting: status)
  }

  @Test(arguments: ["GET", "HEAD", "PUT", "DELETE", "OPTIONS"], [429, 503])
  func sendsIdempotentRequestsAgain(_ method: String, _ status: Int) {
    #expect(pause(exchange(method, status, ["Retry-After: 7"])) == .seconds(7))
    let own = pause(exchange(method, status)) ?? .zero
    #expect(own >= .milliseconds(900) && own <= .milliseconds(1100))
  }

  @Test(arguments: ["POST", "PATCH"])
  func sendsOthersAgainOnlyWhereNothingWasDone(_ method: String) {
    #expect(pause(exchange(method, 429, ["retry-after: 2"])) == .seconds(2))
    #expect(pause(exchange(method, 429)) == nil)
    #expect(pause(exchange(method, 503, ["Retry-After: 2"])) == nil)
  }

  @Test(arguments: [200, 404, 500, 502, 504])
  func takesOtherAnswersAsTheyAre(_ status: Int) {
    #expect(pause(exchange("GET", status, ["Retry-After: 1"])) == nil)
  }

  @Test func takesTheExpectedAnswerAsItIs() {
    #expect(pause(exchange("GET", 429, ["Retry-After: 1"]), expecting: 429) == nil)
    #expect(pause(exchange("GET", 429, ["Retry-After: 1"]), expecting: 200) == .seconds(1))
  }

  @Test(arguments: [
    ("GET", true), ("HEAD", true), ("DELETE", false), ("PUT", false), ("POST", false), ("PATCH", false),
  ])
  func asksAgainWhereTheConnectionWasLost(_ method: String, _ isRepeated: Bool) {
    var lost = Exchange(method: method, url: "https://h/", body: nil, outcome: .failure("lost"), duration: .zero)
    #expect(pause(lost) == nil)
    lost.isConnectionLost = true
    #expect((pause(lost) != nil) == isRepeated)
  }

  @Test func givesUpAfterFiveTries() {
    var policy = RetryPolicy(seed: 1)
    let pauses = (0..<6).map { _ in policy.pause(after: exchange("GET", 503, ["Retry-After: 0"]), expecting: nil) }
    #expect(pauses == [.zero, .zero, .zero, .zero, nil, nil])
  }

  @Test func doesNotWaitForever() {
    #expect(pause(exchange("GET", 503, ["Retry-After: 600"])) == .seconds(600))
    #expect(pause(exchange("GET", 503, ["Retry-After: 601"])) == nil)
    #expect(pause(exchange("GET", 503, ["Retry-After: 99999999999999999999"])) == nil)
  }

  @Test func takesAFailureAsItIs() {
    let failure = Exchange(method: "GET", url: "https://h/", body: nil, outcome: .failure("refused"), duration: .zero)
    #expect(pause(failure) == nil)
  }

  @Test func readsDatesByTheAnswersOwnClock() {
    let date = "Date: Sun, 06 Nov 1994 08:49:37 GMT"
    #expect(pause(exchange("POST", 429, [date, "Retry-After: Sun, 06 Nov 1994 08:50:07 GMT"])) == .seconds(30))
    #expect(pause(exchange("POST", 429, [date, "Retry-After: Sun, 06 Nov 1994 08:00:00 GMT"])) == .zero)
    #expect(pause(exchange("POST", 429, ["Retry-After: Sun, 06 Nov 1994 08:50:07 GMT"])) == nil)
    #expect(pause(exchange("POST", 429, [date, "Retry-After: -1"])) == nil)
  }
}
