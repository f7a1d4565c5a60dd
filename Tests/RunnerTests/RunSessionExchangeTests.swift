import RunbookModel
import Runner
import Synchronization
import Testing

struct RunSessionExchangeTests {
  private let poll = """
    ## Check

    Check the status of the cache. Once it is marked as ready, go on. This can take about 15 minutes.

    {% konnect_api_request %}
    url: /v2/caches/1
    status_code: 200
    {% endkonnect_api_request %}
    """
  private let post = """
    ## Create

    {% konnect_api_request %}
    url: /v2/things
    method: POST
    status_code: 201
    body: {a: 1}
    {% endkonnect_api_request %}
    """

  private func state(_ state: String, headers: [String] = []) -> CannedAnswer {
    CannedAnswer(200, #"{"state":"\#(state)"}"#, headers: headers)
  }

  // MARK: Polling

  @Test func pollsThroughStates() async throws {
    let answers = AnswerList(state("initializing"), state("initializing"), state("active"))
    let run = try await PageRun.answered(poll) { _ in answers.next() }
    let result = try #require(run.step("check/1"))
    #expect(result.status == .passed)
    #expect(result.readings.map(\.state) == ["initializing", "initializing", "active"])
    #expect(result.readings.map(\.attempt) == [1, 2, 3])
    #expect(result.exchanges.count == 1)
    #expect(run.requests.count == 3)
    #expect(run.result.requestCount == 3)
    // 1 s and 1.5 s, each with a tenth of jitter.
    #expect(run.elapsed >= .milliseconds(2250) && run.elapsed <= .milliseconds(2750))
    #expect(result.elapsed == run.elapsed)
    #expect(
      run.story.filter { $0.contains("look") } == [
        "check/1 look 1 initializing", "check/1 look 2 initializing", "check/1 look 3 active",
      ])
  }

  @Test func doesNotWaitForWhatIsReady() async throws {
    let run = try await PageRun.answered(poll) { _ in self.state("ready") }
    #expect(run.statuses == [.passed])
    #expect(run.elapsed == .zero)
  }

  @Test func failsAtOnceInADeadEnd() async throws {
    let answers = AnswerList(state("initializing"), state("error"))
    let run = try await PageRun.answered(poll) { _ in answers.next() }
    #expect(run.statuses == [.failed])
    #expect(run.requests.count == 2)
    #expect(run.complaints("check/1") == ["state is error, from which it does not become ready"])
  }

  @Test func failsAtTheTimeLimit() async throws {
    let run = try await PageRun.answered(poll) { _ in self.state("initializing") }
    #expect(run.statuses == [.failed])
    // Twice the page's 15 minutes.
    #expect(run.complaints("check/1") == ["state is still initializing after 30m; expected ready"])
    #expect(run.elapsed == .seconds(1800))
  }

  @Test func takesTimeThatTheAnswerAsksFor() async throws {
    let answers = AnswerList(state("initializing", headers: ["Retry-After: 100"]), state("ready"))
    let run = try await PageRun.answered(poll) { _ in answers.next() }
    #expect(run.elapsed == .seconds(100))
  }

  @Test func looksOnceAtWhatHasNoState() async throws {
    let run = try await PageRun.answered(poll) { _ in CannedAnswer(200, #"{"data":[]}"#) }
    #expect(run.statuses == [.passed])
    #expect(run.requests.count == 1)
  }

  @Test func failsWhereTheResourceIsGone() async throws {
    let answers = AnswerList(state("initializing"), CannedAnswer(404, #"{"detail":"gone"}"#))
    let run = try await PageRun.answered(poll) { _ in answers.next() }
    #expect(run.complaints("check/1") == ["status 404, expected 200", "gone"])
    #expect(run.requests.count == 2)
  }

  @Test func staysUnverifiedWhenInterruptedInAPause() async throws {
    let gate = Mutex<Task<PageRun, any Error>?>(nil)
    let page = poll
    let task = Task {
      try await PageRun.answered(page) { _ in
        while gate.withLock({ $0?.cancel() }) == nil {}
        return CannedAnswer(200, #"{"state":"initializing"}"#)
      }
    }
    gate.withLock { $0 = task }
    let run = try await task.value
    #expect(run.statuses == [.unverified])
    #expect(run.step("check/1")?.reason == "the run was interrupted while waiting for ready")
    #expect(run.result.verdict == .incomplete)
  }

  // MARK: Sending again

  @Test(arguments: [429, 503])
  func sendsAGetAgainAfterTheTimeAskedFor(_ status: Int) async throws {
    let answers = AnswerList(
      CannedAnswer(status, headers: ["Retry-After: 20"]),
      CannedAnswer(
        status, headers: ["Date: Sun, 06 Nov 1994 08:49:37 GMT", "Retry-After: Sun, 06 Nov 1994 08:50:07 GMT"]),
      state("ready"))
    let run = try await PageRun.answered(poll) { _ in answers.next() }
    let result = try #require(run.step("check/1"))
    #expect(result.status == .passed)
    #expect(result.exchanges.map { $0.response?.status } == [status, status, 200])
    #expect(run.elapsed == .seconds(50))
    #expect(run.result.requestCount == 3)
  }

  @Test func givesUpAfterFiveTries() async throws {
    let run = try await PageRun.answered(poll) { _ in CannedAnswer(503, "busy", headers: ["Retry-After: 1"]) }
    #expect(run.statuses == [.failed])
    #expect(run.requests.count == 5)
    #expect(run.elapsed == .seconds(4))
    #expect(run.complaints("check/1") == ["status 503, expected 200", "the answer begins: busy"])
  }

  @Test func waitsNoLongerThanThePollMayTake() async throws {
    let page = poll.replacing("15 minutes", with: "2 minutes")
    let run = try await PageRun.answered(page) { _ in CannedAnswer(503, headers: ["Retry-After: 241"]) }
    #expect(run.complaints("check/1") == ["status 503, expected 200", "the answer has no body"])
    #expect(run.requests.count == 1)
    #expect(run.elapsed == .zero)
  }

  @Test func sendsAPostAgainOnlyWhereNothingWasDone() async throws {
    let answers = AnswerList(CannedAnswer(429, headers: ["Retry-After: 3"]), CannedAnswer(201, "{}"))
    let again = try await PageRun.answered(post) { _ in answers.next() }
    #expect(again.statuses == [.passed])
    #expect(again.requests.map(\.body) == [#"{"a":1}"#, #"{"a":1}"#])
    #expect(again.elapsed == .seconds(3))
    for answer in [CannedAnswer(429), CannedAnswer(503, headers: ["Retry-After: 3"])] {
      let once = try await PageRun.answered(post) { _ in answer }
      #expect(once.statuses == [.failed])
      #expect(once.requests.count == 1)
    }
  }

  @Test func takesAnExpectedRefusalAsItIs() async throws {
    let page = "{% konnect_api_request %}\nurl: /v2/x\nstatus_code: 429\n{% endkonnect_api_request %}\n"
    let run = try await PageRun.answered(page) { _ in CannedAnswer(429, headers: ["Retry-After: 3"]) }
    #expect(run.statuses == [.passed])
    #expect(run.requests.count == 1)
  }
}
