import CurlClient
import Runner
import Testing

@Suite(.timeLimit(.minutes(1))) struct TokenOwnerTests {
  /// What is found out from a server of such answers, and what it was asked.
  private static func find(
    _ answer: @escaping @Sendable (CannedRequest) -> CannedAnswer
  ) async throws -> (Result<TokenOwner, TokenOwner.Unknown>, [CannedRequest]) {
    let server = try CannedServer(answer)
    defer { server.stop() }
    let client = try HTTPClient()
    var configuration = RunConfiguration(target: Target(baseURL: server.url, name: "it"), clock: VirtualClock())
    configuration.token = "kpat_secret"
    let result: Result<TokenOwner, TokenOwner.Unknown>
    do throws(TokenOwner.Unknown) {
      result = .success(try await TokenOwner.find(by: configuration, client))
    } catch {
      result = .failure(error)
    }
    await client.shutdown()
    return (result, server.requests)
  }

  @Test func asksTheIdentityAPI() async throws {
    let (result, requests) = try await Self.find { _ in CannedAnswer(200, #"{"id":"abc","name":"Acme"}"#) }
    #expect(try result.get().id == "abc")
    #expect(try result.get().name == "Acme")
    #expect(requests.map(\.path) == ["/v3/organizations/me"])
    #expect(requests.first?.header("X-Forwarded-Host") == "global.api.konghq.com")
    #expect(requests.first?.header("Authorization") == "Bearer kpat_secret")
  }

  @Test(arguments: [401, 403])
  func tellsThatTheTokenIsRefused(_ status: Int) async throws {
    guard case .failure(.refused(status)) = try await Self.find({ _ in CannedAnswer(status, "{}") }).0 else {
      Issue.record("it is not told")
      return
    }
  }

  @Test(arguments: [(404, "{}"), (200, "{}"), (200, "no JSON")])
  func tellsThatNothingIsTold(_ status: Int, _ body: String) async throws {
    guard case .failure(.untold(status)) = try await Self.find({ _ in CannedAnswer(status, body) }).0 else {
      Issue.record("it is not told")
      return
    }
  }

  @Test func waitsWhenAskedTo() async throws {
    let answers = AnswerList(CannedAnswer(429, headers: ["Retry-After: 9"]), .none, CannedAnswer(200, #"{"id":"a"}"#))
    let (result, requests) = try await Self.find { _ in answers.next() }
    #expect(try result.get().id == "a")
    #expect(requests.count == 3)
  }

  @Test func tellsThatNobodyAnswers() async throws {
    guard case .failure(.unreachable(let reason)) = try await Self.find({ _ in .none }).0 else {
      Issue.record("it is not told")
      return
    }
    #expect(reason.contains("ended the connection without an answer"))
    #expect(!reason.contains("kpat"))
  }
}
