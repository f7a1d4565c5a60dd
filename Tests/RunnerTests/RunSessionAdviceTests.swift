import RunbookModel
import Testing

/// What a user is told about answers that no page expects, and about answers that never came.
@Suite(.timeLimit(.minutes(1))) struct RunSessionAdviceTests {
  private static func page(_ method: String) -> String {
    """
    ## Do

    {% konnect_api_request %}
    url: /v2/things?a=b
    method: \(method)
    status_code: 200
    {% endkonnect_api_request %}
    """
  }

  @Test(arguments: [
    ("POST", "look for what it makes with GET https://us.api.konghq.com/v2/things before sending it again"),
    ("PATCH", "look at GET https://us.api.konghq.com/v2/things before sending it again"),
    ("DELETE", "look at GET https://us.api.konghq.com/v2/things; sending it again does no harm"),
  ])
  func aWriteWithoutAnswerIsUnknownAndSentOnce(_ method: String, _ way: String) async throws {
    let run = try await PageRun.answered(Self.page(method)) { _ in .none }
    #expect(run.statuses == [.errored])
    #expect(run.requests.count == 1)
    let reason = try #require(run.result.steps.first?.reason)
    #expect(reason.hasPrefix("127.0.0.1 ended the connection without an answer"))
    #expect(reason.hasSuffix("; whether the \(method) was carried out is not known: \(way)"), "\(reason)")
  }

  @Test func aQuestionWithoutAnswerIsAskedAgain() async throws {
    let answers = AnswerList(.none, .none, CannedAnswer(200, "{}"))
    let run = try await PageRun.answered(Self.page("GET")) { _ in answers.next() }
    #expect(run.statuses == [.passed])
    #expect(run.requests.count == 3)
    #expect(run.elapsed > .seconds(2) && run.elapsed < .seconds(3))
  }

  @Test func aQuestionThatIsNeverAnsweredIsGivenUp() async throws {
    let run = try await PageRun.answered(Self.page("GET")) { _ in .none }
    #expect(run.statuses == [.errored])
    #expect(run.requests.count == 5)
    #expect(run.result.steps.first?.reason?.contains("not known") == false)
  }

  @Test(arguments: [
    (401, "the token was not accepted: check that $KONNECT_TOKEN is whole"), (403, "the token lacks a role for this"),
  ])
  func aRefusedTokenIsTold(_ status: Int, _ advice: String) async throws {
    let run = try await PageRun.answered(Self.page("GET")) { _ in CannedAnswer(status, #"{"title":"No"}"#) }
    let complaints = run.complaints("do/1")
    #expect(complaints.count == 3)
    #expect(complaints.last?.hasPrefix(advice) == true, "\(complaints)")
  }

  @Test func aRedirectTellsWhereTo() async throws {
    let relative = try await PageRun.answered(Self.page("GET")) { _ in CannedAnswer(307, headers: ["Location: /v3"]) }
    #expect(
      relative.complaints("do/1").last
        == "it redirects to another path; redirects are not followed, so nothing was sent there")
    #expect(relative.requests.count == 1)
  }
}
