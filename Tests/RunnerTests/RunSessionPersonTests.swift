import RunbookModel
import Runner
import Testing

struct RunSessionPersonTests {
  private let page = """
    ## Make a thing

    1. In the sidebar, click **Things**.
    1. Enter `my-thing`.

    Wait until the thing displays as `Ready`.

    1. Copy the ID:

       ```sh
       export THING_ID='YOUR THING ID'
       ```

    ## Use

    {% konnect_api_request %}
    url: /v2/things/$THING_ID
    {% endkonnect_api_request %}
    """
  private let scenario = """
    manual:
      - heading: Make a thing
        requests:
          - url: /v2/things
            method: POST
            status_code: 201
            capture: [{variable: THING_ID, jq: .id}]
    wait:
      - heading: Make a thing
        requests:
          - {url: /v2/things/$THING_ID, until: ready, timeout: 10 minutes}
    """

  @Sendable private func answer(_ request: CannedRequest) -> CannedAnswer {
    request.method == "POST" ? CannedAnswer(201, #"{"id":"t-1"}"#) : CannedAnswer(200, #"{"state":"ready"}"#)
  }

  @Test func readsTheStepsAsExpected() {
    #expect(PageRun.runbook(page).steps.map(\.action.kind) == ["manual", "wait", "export", "request"])
  }

  @Test func letsTheScenarioStandForAPerson() async throws {
    let run = try await PageRun.of(page, scenario: scenario, server: answer)
    #expect(run.statuses == [.done, .passed, .done, .passed])
    #expect(
      run.requests.map { "\($0.method) \($0.path)" } == ["POST /v2/things", "GET /v2/things/t-1", "GET /v2/things/t-1"])
    #expect(run.result.steps.map(\.reason) == ["by the scenario", "by the scenario", nil, nil])
    #expect(run.result.steps[2].bindings == [Binding(variable: "THING_ID", value: "t-1", source: .scenario)])
    #expect(run.result.verdict == .passed)
  }

  @Test func assumesThatItIsDoneUnlessTold() async throws {
    for mode in [nil, RunConfiguration.ManualMode.assume] {
      let run = try await PageRun.of(page) { $0.manualMode = mode }
      #expect(run.statuses == [.unverified, .unverified, .unverified, .skipped])
      #expect(run.result.steps[0].reason == "nobody performed it; assumed done")
    }
  }

  @Test func goesOnAfterAnAssumedStep() async throws {
    let run = try await PageRun.of(page) {
      $0.given = [Binding(variable: "THING_ID", value: "1", source: .commandLine)]
    }
    #expect(run.statuses == [.unverified, .unverified, .done, .passed])
    #expect(run.result.verdict == .incomplete)
  }

  @Test func assumesEvenWhereAScenarioCovers() async throws {
    let run = try await PageRun.of(page, scenario: scenario) { $0.manualMode = .assume }
    #expect(run.statuses.prefix(2) == [.unverified, .unverified])
    #expect(run.requests.isEmpty)
  }

  @Test func failsWhereToldTo() async throws {
    let run = try await PageRun.of(page) { $0.manualMode = .fail }
    #expect(run.statuses.prefix(2) == [.failed, .failed])
    #expect(run.result.steps[0].reason == "a manual step, and --manual is fail")
    #expect(run.result.verdict == .failed)
  }

  @Test func asksAPerson() async throws {
    let run = try await PageRun.of(page) { $0.prompt = { step in step.action.kind == "manual" } }
    #expect(run.statuses.prefix(2) == [.done, .unverified])
    #expect(run.result.steps.prefix(2).map(\.reason) == ["performed by you", "not performed"])
    let nobody = try await PageRun.of(page) { $0.manualMode = .prompt }
    #expect(nobody.result.steps[0].reason == "nobody is there to perform it")
  }

  @Test func prefersTheScenarioToAsking() async throws {
    let run = try await PageRun.of(page, scenario: scenario, configure: { $0.prompt = { _ in false } }, server: answer)
    #expect(run.statuses == [.done, .passed, .done, .passed])
  }

  @Test func saysWhatTheScenarioLacks() async throws {
    let other = scenario.replacing("Make a thing", with: "Something else")
    let run = try await PageRun.of(page, scenario: other) { $0.manualMode = .scenario }
    #expect(run.statuses.prefix(2) == [.unverified, .unverified])
    #expect(run.result.steps[0].reason == "the scenario does not cover it")
    let none = try await PageRun.of(page) { $0.manualMode = .scenario }
    #expect(none.result.steps[0].reason == "no scenario was given")
  }

  @Test func endsWithTheFirstRequestThatFails() async throws {
    let run = try await PageRun.answered(page, scenario: scenario) { _ in CannedAnswer(500, #"{"detail":"broken"}"#) }
    #expect(run.statuses == [.failed, .errored, .unverified, .skipped])
    #expect(run.result.steps[0].reason == "the scenario's request at p.scenario.yaml:4 did not succeed")
    #expect(run.result.steps[0].checks.flatMap(\.details) == ["broken"])
  }

  @Test func waitsByTheScenario() async throws {
    let answers = AnswerList(
      CannedAnswer(201, #"{"id":"t-1"}"#), CannedAnswer(200, #"{"status":"pending"}"#),
      CannedAnswer(200, #"{"status":"online"}"#))
    let run = try await PageRun.answered(page, scenario: scenario) { _ in answers.next() }
    #expect(run.result.steps[1].status == .passed)
    #expect(run.result.steps[1].readings.map(\.state) == ["pending", "online"])
  }

  @Test func cannotJudgeAWaitWithoutAState() async throws {
    let run = try await PageRun.answered(page, scenario: scenario) { request in
      request.method == "POST" ? CannedAnswer(201, #"{"id":"t-1"}"#) : CannedAnswer(200, "{}")
    }
    #expect(run.result.steps[1].status == .unverified)
    #expect(run.result.steps[1].reason == "the scenario's request at p.scenario.yaml:11 could not be judged")
  }

  @Test func takesVariablesAndExpectationsOfTheScenario() async throws {
    let text = """
      variables: {THING_ID: fixed}
      expect:
        - {step: use/1, response: {state: ready}}
      """
    let good = try await PageRun.of(page, scenario: text, server: answer)
    #expect(good.statuses == [.unverified, .unverified, .done, .passed])
    #expect(good.requests.map(\.path) == ["/v2/things/fixed"])
    let bad = try await PageRun.answered(page, scenario: text) { _ in CannedAnswer(200, #"{"state":"other"}"#) }
    #expect(bad.statuses.last == .failed)
  }
}
