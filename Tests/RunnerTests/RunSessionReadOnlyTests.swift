import RunbookModel
import Runner
import Testing

@Suite struct RunSessionReadOnlyTests {
  private let page = """
    ## Do

    {% konnect_api_request %}
    url: /v2/things
    status_code: 200
    {% endkonnect_api_request %}

    {% konnect_api_request %}
    url: /v2/things
    method: POST
    status_code: 201
    capture:
      - {variable: THING_ID, jq: .id}
    {% endkonnect_api_request %}

    {% konnect_api_request %}
    url: /v2/things/$THING_ID
    method: DELETE
    status_code: 204
    {% endkonnect_api_request %}
    """

  @Test func writesAreSkippedAndNothingOfThemIsSent() async throws {
    let run = try await PageRun.of(page) { $0.isReadOnly = true }
    #expect(run.statuses == [.passed, .skipped, .skipped])
    #expect(run.requests.map(\.method) == ["GET"])
    #expect(run.step("do/2")?.reason == "it would write, and the run is --read-only; nothing was sent")
    #expect(run.result.verdict == .incomplete)
  }

  @Test func aScenarioWritesNeither() async throws {
    let manual = "## Make\n\n1. In the sidebar, click **Things**.\n1. Click **New**.\n"
    let scenario = """
      manual:
        - heading: Make
          requests:
            - {url: /v2/things, method: POST, status_code: 201}
      """
    let run = try await PageRun.of(manual, scenario: scenario) { $0.isReadOnly = true }
    #expect(run.requests.isEmpty)
    #expect(run.statuses == [.skipped])
  }

  @Test func plannedWritesAreListedInOrder() throws {
    let writes = PlannedWrite.all(in: PageRun.runbook(page), scenario: nil)
    #expect(
      writes.map(\.text) == [
        "POST https://us.api.konghq.com/v2/things", "DELETE https://us.api.konghq.com/v2/things/$THING_ID",
      ])
    #expect(writes.map(\.step) == ["do/2", "do/3"])
    #expect(writes.map(\.line) == [12, 20])
  }

  @Test func commandsForValuesAreWritesWhereAShellRunsThem() throws {
    let page = """
      ## Do

      ```sh
      export TOKEN=$(mint | tail -n 1)
      export PLAIN=a
      ```

      {% konnect_api_request %}
      url: /v2/things
      body_cmd: $(make-a-body)
      {% endkonnect_api_request %}
      """
    let runbook = PageRun.runbook(page)
    #expect(PlannedWrite.all(in: runbook, scenario: nil).isEmpty)
    let writes = PlannedWrite.all(in: runbook, scenario: nil, includesShell: true)
    #expect(writes.map(\.step) == ["do/1", "do/2"])
    #expect(writes.first?.text == "a command for the value of $TOKEN, which may")
  }
}
