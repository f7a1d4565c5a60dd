import RunbookModel
import Runner
import Testing

/// Limits of time, by the virtual clock.
struct RunSessionLimitsTests {
  private let poll = """
    ## Check

    Check the status of the cache. Once it is marked as ready, go on. This can take about 15 minutes.

    {% konnect_api_request %}
    url: /v2/caches/1
    {% endkonnect_api_request %}

    """
  private let plain = "## Read\n\n{% konnect_api_request %}\nurl: /v2/x\n{% endkonnect_api_request %}\n\n"

  private static let initializing = CannedAnswer(200, #"{"state":"initializing"}"#)

  @Test func aPollEndsWithTheStepsTime() async throws {
    let run = try await PageRun.of(poll + plain, configure: { $0.stepLimit = .seconds(30) }) { request in
      request.path == "/v2/x" ? CannedAnswer(200, "{}") : Self.initializing
    }
    #expect(run.statuses == [.failed, .passed])
    #expect(run.complaints("check/1") == ["state is still initializing after 30s; expected ready"])
    #expect(run.elapsed == .seconds(30))
  }

  @Test func aPageMayLimitAStep() async throws {
    let page = poll.replacing("{% konnect", with: "<!-- runbook: timeout=20s -->\n{% konnect")
    let run = try await PageRun.answered(page) { _ in Self.initializing }
    #expect(run.complaints("check/1") == ["state is still initializing after 20s; expected ready"])
  }

  @Test func theRunsTimeEndsTheStepAndLeavesOutTheRest() async throws {
    let run = try await PageRun.of(poll + plain + plain, configure: { $0.runLimit = .seconds(90) }) { _ in
      Self.initializing
    }
    #expect(run.statuses == [.failed, .errored, .skipped])
    #expect(run.complaints("check/1") == ["state is still initializing after 1m 30s; expected ready"])
    let reason = "the run's limit of 1m 30s (--run-timeout) is over"
    #expect(run.step("read/1")?.reason == reason)
    #expect(run.result.steps.last?.reason == reason)
    #expect(run.result.verdict == .failed)
    #expect(run.elapsed == .seconds(90))
  }

  @Test func aPauseThatTimeDoesNotAllowIsNotMade() async throws {
    let page = plain.replacing("url: /v2/x", with: "url: /v2/x\nsleep: 5000")
    let run = try await PageRun.of(page, configure: { $0.stepLimit = .seconds(2) })
    #expect(run.statuses == [.errored])
    #expect(run.requests.isEmpty)
    #expect(
      run.step("read/1")?.reason
        == "the step's limit of 2s (--step-timeout) ends before the pause of 5s before the request")
    #expect(run.elapsed == .zero)
  }

  @Test func whoAsksForMoreTimeThanThereIsIsNotWaitedFor() async throws {
    let run = try await PageRun.of(plain, configure: { $0.stepLimit = .seconds(10) }) { _ in
      CannedAnswer(429, "{}", headers: ["Retry-After: 60"])
    }
    #expect(run.statuses == [.failed])
    #expect(run.requests.count == 1)
    #expect(run.elapsed == .zero)
  }

  @Test func withoutLimitsThereAreNone() async throws {
    let run = try await PageRun.answered(poll) { _ in Self.initializing }
    #expect(run.elapsed == .seconds(1800))
  }

  // MARK: retry

  private let retried = """
    ## Check

    {% konnect_api_request %}
    url: /v2/batches/1
    status_code: 200
    message: done
    retry: true
    {% endkonnect_api_request %}
    """

  @Test func aBlocksRetryAsksUntilItsExpectationsHold() async throws {
    let answers = AnswerList(CannedAnswer(404, "{}"), CannedAnswer(200, "not yet"), CannedAnswer(200, "done"))
    let run = try await PageRun.answered(retried) { _ in answers.next() }
    #expect(run.statuses == [.passed])
    #expect(run.requests.count == 3)
    #expect(run.step("check/1")?.readings.map(\.state) == ["status 404, expected 200", "message `done`", "status 200"])
  }

  @Test func aRetryEndsInTheAnswersOwnFailure() async throws {
    let run = try await PageRun.answered(retried) { _ in CannedAnswer(200, "never") }
    #expect(run.statuses == [.failed])
    #expect(run.complaints("check/1") == ["message `done`", "the answer begins: never"])
    #expect(run.elapsed == .seconds(600))
  }

  @Test func aPostIsNotRetried() async throws {
    let page = retried.replacing("retry: true", with: "retry: true\nmethod: POST")
    let run = try await PageRun.answered(page) { _ in CannedAnswer(200, "never") }
    #expect(run.requests.count == 1)
  }

  // MARK: Pauses

  @Test func pausesAreTold() async throws {
    let answers = AnswerList(Self.initializing, CannedAnswer(200, #"{"state":"ready"}"#))
    let run = try await PageRun.answered(poll) { _ in answers.next() }
    let pauses = run.events.compactMap { if case .paused(let pause, _) = $0 { pause } else { nil } }
    #expect(pauses.map(\.purpose) == ["for ready"])
    #expect(pauses.map(\.limit) == [.seconds(1800)])
  }

  @Test func aDirectivesSkipIsToldAndNothingIsSent() async throws {
    let run = try await PageRun.of("## Read\n\n<!-- runbook: skip reason='costs money' -->\n" + plain.dropFirst(9))
    #expect(run.statuses == [.skipped])
    #expect(run.step("read/1")?.reason == "by directive: costs money")
    #expect(run.requests.isEmpty)
    #expect(run.result.verdict == .incomplete)
  }
}
