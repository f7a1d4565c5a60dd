import RunbookModel
import Runner
import Testing

/// What an answer lacks refutes nothing where a step was left out that may have made it.
struct RunSessionLeftOutTests {
  private let script = "## Make\n\n```sh\nkubectl apply -f plugin.yaml\n```\n\n"
  private let clicks = "## Make\n\n1. In the sidebar, click **Gateway**.\n1. Select **Rate Limiting Advanced**.\n\n"
  private let otherClicks = "## Make\n\n1. In the sidebar, click **Gateway**.\n1. Select **Tokens**.\n\n"

  private let validation = """
    ## Validate

    {% konnect_api_request %}
    url: /v2/plugins
    status_code: 200
    {% endkonnect_api_request %}

    In the response, locate your `rate-limiting-advanced` plugin and confirm that `config.strategy` is set to `redis`:

    ```json
    "partials": [{"name": "managed"}]
    ```

    """

  private let capture = """
    ## Look

    {% konnect_api_request %}
    url: /v2/plugins
    capture:
      - variable: PLUGIN_ID
        jq: .data[0].id
    {% endkonnect_api_request %}

    """

  private let empty: @Sendable (CannedRequest) -> CannedAnswer = { _ in CannedAnswer(200, #"{"data":[]}"#) }

  @Test func cannotJudgeASnippetWhereAScriptWasLeftOut() async throws {
    let run = try await PageRun.answered(script + validation, by: empty)
    #expect(run.statuses == [.skipped, .unverified])
    #expect(
      run.complaints("validate/1") == [
        "snippet: no object of the response holds `rate-limiting-advanced`; step make/1, which was not carried out, may make it"
      ])
    #expect(run.result.verdict == .incomplete)
  }

  @Test func cannotJudgeASnippetWhereTheRunBeginsBehindWhatMakesTheThing() async throws {
    let make = "## Make\n\n{% konnect_api_request %}\nurl: /v2/plugins\nmethod: POST\n{% endkonnect_api_request %}\n\n"
    let part = try await PageRun.of(make + validation, from: "validate", server: empty)
    #expect(part.statuses == [.unverified])
    let whole = try await PageRun.answered(make + validation, by: empty)
    #expect(whole.statuses == [.passed, .failed])
  }

  @Test func countsClicksThatSpeakOfTheThing() async throws {
    let run = try await PageRun.answered(clicks + validation, by: empty)
    #expect(run.step("validate/1")?.status == .unverified)
    let other = try await PageRun.answered(otherClicks + validation, by: empty)
    #expect(other.step("validate/1")?.status == .failed)
  }

  @Test func failsWhereTheThingIsThereAndOtherwise() async throws {
    let run = try await PageRun.answered(script + validation) { _ in
      CannedAnswer(200, #"{"data":[{"name":"rate-limiting-advanced","config":{"strategy":"local"}}]}"#)
    }
    #expect(run.step("validate/1")?.status == .failed)
  }

  @Test func failsWhereNothingWasLeftOut() async throws {
    let run = try await PageRun.answered(validation, by: empty)
    #expect(run.statuses == [.failed])
  }

  @Test func cannotJudgeACaptureFromAnEmptyListWhereAScriptWasLeftOut() async throws {
    let run = try await PageRun.answered(script + capture, by: empty)
    #expect(run.statuses == [.skipped, .unverified])
    #expect(
      run.complaints("look/1").first
        == "capture of $PLUGIN_ID: `.data[0].id` finds nothing in the response; step make/1, which was not carried out, may make it"
    )
  }

  @Test func failsACaptureFromAnEmptyListWhereNothingWasLeftOut() async throws {
    let run = try await PageRun.answered(capture, by: empty)
    #expect(run.statuses == [.failed])
  }

  @Test func failsACaptureFromWhatIsNoEmptyList() async throws {
    let run = try await PageRun.answered(script + capture) { _ in CannedAnswer(200, #"{"data":[{"name":"n"}]}"#) }
    #expect(run.step("look/1")?.status == .failed)
  }
}
