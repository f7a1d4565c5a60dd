import RunbookModel
import Runner
import Testing

struct RunSessionElsewhereTests {
  private let check =
    "## Check\n\n{% validation request-check %}\nurl: /anything\nstatus_code: 200\n{% endvalidation %}\n"
  private let limit =
    "## Check\n\n{% validation rate-limit-check %}\niterations: 3\nurl: /a\n{% endvalidation %}\n"

  @Test func aMockHasNoGateway() async throws {
    let run = try await PageRun.of(check) { $0.isForKonnectAlone = true }
    #expect(run.statuses == [.skipped])
    #expect(
      run.result.steps.first?.reason
        == "the mock stands for Konnect, not for a gateway; give its address with --var KONNECT_PROXY_URL=…")
    #expect(run.requests.isEmpty)
    #expect(run.result.verdict == .incomplete)
  }

  @Test func thePagesOwnAddressIsNoGateway() async throws {
    let page = "```sh\nexport KONNECT_PROXY_URL='http://localhost:8000'\n```\n\n" + check
    let run = try await PageRun.of(page) { $0.isForKonnectAlone = true }
    #expect(run.step("check/1")?.status == .skipped)
  }

  @Test func aGatewayThatIsGivenIsAsked() async throws {
    let gateway = try CannedServer { _ in CannedAnswer(200, "{}") }
    defer { gateway.stop() }
    let run = try await PageRun.of(check) {
      $0.isForKonnectAlone = true
      $0.given = [Binding(variable: "KONNECT_PROXY_URL", value: gateway.url, source: .commandLine)]
    }
    #expect(run.statuses == [.passed])
    #expect(gateway.requests.map(\.path) == ["/anything"])
  }

  // MARK: Rounds

  private func limited(_ page: String, after count: Int) async throws -> PageRun {
    let refusal = CannedAnswer(429, #"{"message":"API rate limit exceeded"}"#)
    let fine = CannedAnswer(200, "{}")
    let answers = count == 3 ? AnswerList(fine, fine, refusal) : AnswerList(fine, refusal)
    let gateway = try CannedServer { _ in answers.next() }
    defer { gateway.stop() }
    return try await PageRun.of(page) {
      $0.given = [Binding(variable: "KONNECT_PROXY_URL", value: gateway.url, source: .commandLine)]
    }
  }

  @Test func aLimitIsReachedByTheLastRequest() async throws {
    let run = try await limited(limit, after: 3)
    #expect(run.statuses == [.passed])
    #expect(run.result.requestCount == 3)
  }

  @Test func aLimitThatIsReachedTooEarlyFails() async throws {
    let run = try await limited(limit, after: 2)
    #expect(run.statuses == [.failed])
    #expect(run.complaints("check/1") == ["request 2 of 3: status 429, expected 200"])
  }

  @Test func aNameAndPasswordAreSent() async throws {
    let gateway = try CannedServer { _ in CannedAnswer(200, "{}") }
    defer { gateway.stop() }
    let page = check.replacing("url:", with: "user: me:secret\nurl:")
    _ = try await PageRun.of(page) {
      $0.given = [Binding(variable: "KONNECT_PROXY_URL", value: gateway.url, source: .commandLine)]
    }
    #expect(gateway.requests.first?.header("authorization") == "Basic bWU6c2VjcmV0")
  }
}
