import CurlClient
import JSON
import RunbookModel
import Runner
import Synchronization
import Testing

struct PageRunnerTests {
  private let create = """
    ## Create

    {% konnect_api_request %}
    url: /v2/things
    method: POST
    region: eu
    status_code: 201
    headers:
      - 'X-Note: {vault://env/NOTE} $5 100%'
    body:
      name: thing
      price: $5
      secret: "{vault://env/SECRET}"
      size: 10
    capture:
      - variable: THING_ID
        jq: .id
    {% endkonnect_api_request %}

    """
  private let read = """
    ## Read

    {% konnect_api_request %}
    url: /v2/things/$THING_ID?x=${THING_ID}
    status_code: 200
    {% endkonnect_api_request %}

    """

  @Test func sendsRequestsWithTheirVariablesReplaced() async throws {
    let run = try await PageRun.answered(create + read) { request in
      request.method == "POST" ? CannedAnswer(201, #"{"id":"t-1"}"#) : CannedAnswer(200, "{}")
    }
    #expect(run.result.verdict == .passed)
    #expect(run.requests.map { "\($0.method) \($0.path)" } == ["POST /v2/things", "GET /v2/things/t-1?x=t-1"])
    let post = try #require(run.requests.first)
    #expect(post.header("Authorization") == "Bearer \(PageRun.token)")
    #expect(post.header("X-Forwarded-Host") == "eu.api.konghq.com")
    #expect(post.header("Content-Type") == "application/json")
    #expect(post.header("X-Note") == "{vault://env/NOTE} $5 100%")
    #expect(post.body == #"{"name":"thing","price":"$5","secret":"{vault://env/SECRET}","size":10}"#)
    #expect(run.requests.last?.body == "")
    #expect(run.requests.last?.header("Content-Type") == nil)
  }

  @Test func tellsEventsInTheirOrder() async throws {
    let run = try await PageRun.answered(create + read) { request in
      request.method == "POST" ? CannedAnswer(201, #"{"id":"t-1"}"#) : CannedAnswer(200, "{}")
    }
    #expect(
      run.story == [
        "started Page on a canned server", "step create/1", "create/1 POST 201", "THING_ID=t-1", "create/1 passed",
        "step read/1", "read/1 GET 200", "read/1 passed", "finished passed",
      ])
  }

  @Test func tellsEventsAsTheyHappen() async throws {
    let server = try CannedServer { request in
      CannedAnswer(request.method == "POST" ? 201 : 200, #"{"id":"t-1"}"#)
    }
    defer { server.stop() }
    let client = try HTTPClient()
    var configuration = RunConfiguration(target: Target(baseURL: server.url, name: "s"), clock: VirtualClock())
    configuration.token = PageRun.token
    var counts: [Int] = []
    _ = await PageRunner(client: client).run(PageRun.runbook(create + read), configuration) { event in
      // The run waits until an event is told, so that a journal can be durable before the next request.
      if case .exchanged = event { counts.append(server.requests.count) }
    }
    await client.shutdown()
    #expect(counts == [1, 2])
  }

  @Test func failsOnAnotherStatusAndSkipsWhatDependsOnIt() async throws {
    let other = "## Other\n\n{% konnect_api_request %}\nurl: /v2/others\n{% endkonnect_api_request %}\n"
    let run = try await PageRun.answered(create + read + other) { request in
      guard request.method == "POST" else { return CannedAnswer(200, "{}") }
      let problem = """
        {"status":400,"title":"Bad Request","detail":"Invalid parameters",
        "invalid_parameters":[{"field":"name","reason":"is taken"}]}
        """
      return CannedAnswer(400, problem, headers: ["Content-Type: application/problem+json"])
    }
    #expect(run.statuses == [.failed, .skipped, .passed])
    #expect(run.complaints("create/1") == ["status 400, expected 201", "Invalid parameters", "name: is taken"])
    #expect(run.step("read/1")?.reason == "needs $THING_ID from step create/1, which did not pass")
    #expect(run.requests.map(\.path) == ["/v2/things", "/v2/others"])
    #expect(run.result.verdict == .failed)
  }

  @Test func sendsNothingWithAnUnresolvedVariable() async throws {
    let run = try await PageRun.of(read)
    #expect(run.statuses == [.errored])
    #expect(run.step("read/1")?.reason == "$THING_ID has no value; nothing was sent (give one with --var THING_ID=…)")
    #expect(run.requests.isEmpty)
    #expect(run.result.verdict == .errored)
  }

  @Test(arguments: [
    "headers: ['X-A: $NOWHERE']", "body: {a: [{b: 'x ${NOWHERE} y'}]}", "region: us\nurl: /v2/$NOWHERE",
  ])
  func neverSendsALiteralReference(_ keys: String) async throws {
    let url = keys.contains("url:") ? "" : "url: /v2/things\n"
    let page = "{% konnect_api_request %}\n\(url)method: POST\n\(keys)\n{% endkonnect_api_request %}\n"
    let run = try await PageRun.of(page)
    #expect(run.statuses == [.errored])
    #expect(run.requests.isEmpty)
  }

  @Test func errorsWhereNothingListens() async throws {
    let run = try await PageRun.of(create) { $0.target = Target(baseURL: "http://127.0.0.1:1", name: "nothing") }
    #expect(run.statuses == [.errored])
    #expect(
      run.step("create/1")?.reason
        == "connection refused by 127.0.0.1, port 1; check that a server listens there")
    #expect(run.step("create/1")?.exchanges.first?.response == nil)
    #expect(run.result.verdict == .errored)
  }

  @Test func keepsTheTokenFromOtherHosts() async throws {
    let server = try CannedServer { _ in CannedAnswer(200) }
    defer { server.stop() }
    let url = server.url
    for part in [
      "headers: ['Authorization: Bearer $KONNECT_TOKEN']", "body: {t: $KONNECT_TOKEN}", "method: GET",
    ] {
      let query = part == "method: GET" ? "?t=$KONNECT_TOKEN" : ""
      let page = "{% http_request %}\nurl: \(url)/x\(query)\n\(part)\n{% endhttp_request %}\n"
      let run = try await PageRun.of(page)
      #expect(run.statuses == [.errored])
      #expect(
        run.result.steps.first?.reason
          == "it would send the Konnect token to a host other than Konnect; nothing was sent")
    }
    let free = try await PageRun.of("{% http_request %}\nurl: \(url)/free\n{% endhttp_request %}\n")
    #expect(free.statuses == [.passed])
    #expect(server.requests.map(\.path) == ["/free"])
  }

  @Test(arguments: [
    ("https://us.api.konghq.com@evil.test/x", "the URL has a name or a password before its host; nothing was sent"),
    ("http://us.api.konghq.com/x", "us.api.konghq.com is asked by https only; nothing was sent"),
    // curl takes it for http, too.
    ("us.api.konghq.com/x", "us.api.konghq.com is asked by https only; nothing was sent"),
  ])
  func refusesOtherHosts(_ url: String, reason: String) async throws {
    let run = try await PageRun.of("{% http_request %}\nurl: \(url)\n{% endhttp_request %}\n")
    #expect(run.statuses == [.errored])
    #expect(run.result.steps.first?.reason == reason)
    #expect(run.requests.isEmpty)
  }

  @Test func leavesOutWhatIsElsewhere() async throws {
    let url = "https://evil.api.konghq.com.attacker.test/x"
    let run = try await PageRun.of("{% http_request %}\nurl: \(url)\n{% endhttp_request %}\n")
    #expect(run.statuses == [.skipped])
    #expect(
      run.result.steps.first?.reason
        == "evil.api.konghq.com.attacker.test is neither Konnect nor this machine; "
        + "--allow-host evil.api.konghq.com.attacker.test lets it be asked, without the token")
    #expect(run.requests.isEmpty)
  }

  @Test func followsNoRedirect() async throws {
    let run = try await PageRun.of(read) {
      $0.given = [Binding(variable: "THING_ID", value: "1", source: .commandLine)]
    } server: { _ in
      CannedAnswer(302, headers: ["Location: https://evil.test/"])
    }
    #expect(
      run.complaints("read/1") == [
        "status 302, expected 200", "the answer has no body",
        "it redirects to https://evil.test; redirects are not followed, so nothing was sent there",
      ])
    #expect(run.requests.count == 1)
  }

  @Test func judgesSnippetsOfThePage() async throws {
    let page = """
      ## Validate

      List the plugins:

      {% konnect_api_request %}
      url: /v2/plugins
      status_code: 200
      {% endkonnect_api_request %}

      In the response, locate your `limiter` plugin and confirm that `config.strategy` is set to `redis`:

      ```json
      "partials": [ { "id": "dcf411a3-475b-4212-bdf8-ae2b4dfa0a04" } ]
      ```
      """
    @Sendable func answer(_ strategy: String) -> CannedAnswer {
      CannedAnswer(
        200,
        """
        {"data":[{"name":"limiter","config":{"strategy":"\(strategy)"},
        "partials":[{"id":"00000000-0000-0000-0000-000000000000"}]}]}
        """)
    }
    let good = try await PageRun.answered(page) { _ in answer("redis") }
    #expect(good.statuses == [.passed])
    #expect(
      good.step("validate/1")?.checks.last?.summary
        == "snippet: limiter found at data[0]: config.strategy is redis, contains the snippet")
    let bad = try await PageRun.answered(page) { _ in answer("local") }
    #expect(bad.statuses == [.failed])
    #expect(
      bad.complaints("validate/1") == [
        "snippet: the response does not contain the snippet", "nearest: data[0]",
        "  config.strategy: expected redis, found \"local\"",
      ])
    let text = try await PageRun.answered(page) { _ in CannedAnswer(200, "<html>") }
    #expect(text.complaints("validate/1") == ["snippet: the answer is no JSON", "the answer begins: <html>"])
  }

  @Test func isIncompleteWithoutAnythingRun() async throws {
    let run = try await PageRun.of("Only prose.\n")
    #expect(run.statuses == [])
    #expect(run.result.verdict == .incomplete)
    #expect(run.story == ["started Page on a canned server", "finished incomplete"])
  }

  // MARK: Provisioning

  private struct Provisioner: VariableProvisioner {
    func provision(_ need: VariableNeed) async -> ProvisionedVariable? {
      need.variable == "THING_ID"
        ? ProvisionedVariable(value: "made-for-\(need.method)", description: "thing at \(need.url)") : nil
    }
  }

  @Test func hasResourcesMadeForVariablesThatNothingSets() async throws {
    let page = read + "\n{% konnect_api_request %}\nurl: /v2/$OTHER\n{% endkonnect_api_request %}\n"
    let run = try await PageRun.of(page) { $0.provisioner = Provisioner() }
    #expect(run.statuses == [.passed, .errored])
    #expect(run.requests.map(\.path) == ["/v2/things/made-for-GET?x=made-for-GET"])
    #expect(
      run.step("read/1")?.bindings == [
        Binding(
          variable: "THING_ID", value: "made-for-GET",
          source: .provisioned("thing at https://us.api.konghq.com/v2/things/$THING_ID?x=${THING_ID}"))
      ])
  }

  @Test func prefersWhatIsGivenToWhatCouldBeMade() async throws {
    let run = try await PageRun.of(read) {
      $0.provisioner = Provisioner()
      $0.given = [Binding(variable: "THING_ID", value: "given", source: .commandLine)]
    }
    #expect(run.requests.map(\.path) == ["/v2/things/given?x=given"])
  }

  // MARK: Cancellation

  @Test func endsWithTheStepWhenInterrupted() async throws {
    let gate = Mutex<Task<PageRun, any Error>?>(nil)
    let page = create + read
    let task = Task {
      try await PageRun.answered(page) { request in
        // Interrupts the run while its first request is in flight.
        while gate.withLock({ $0?.cancel() }) == nil {}
        return CannedAnswer(201, #"{"id":"t-1"}"#)
      }
    }
    gate.withLock { $0 = task }
    let run = try await task.value
    #expect(run.statuses == [.passed, .skipped])
    #expect(run.step("read/1")?.reason == "the run was interrupted before it")
    #expect(run.requests.count == 1)
    #expect(run.result.verdict == .incomplete)
    #expect(run.story.suffix(3) == ["step read/1", "read/1 skipped", "finished incomplete"])
  }
}
