import RunbookModel
import Runner
import Testing

struct RunSessionExportTests {
  private func page(_ exports: String) -> String {
    """
    ## Create

    {% konnect_api_request %}
    url: /v2/things
    method: POST
    status_code: 201
    {% endkonnect_api_request %}

    Export the values in the response:

    ```sh
    \(exports)
    ```

    """
  }

  private let use = "## Use\n\n{% konnect_api_request %}\nurl: /v2/things/$THING_ID\n{% endkonnect_api_request %}\n"

  private func run(
    _ body: String, _ answer: String = #"{"id":"t-1","client_secret":"hush","labels":{}}"#, status: Int = 201,
    configure: (inout RunConfiguration) -> Void = { _ in }
  ) async throws -> PageRun {
    try await PageRun.of(body, configure: configure) { request in
      request.method == "POST" ? CannedAnswer(status, answer) : CannedAnswer(200, "{}")
    }
  }

  @Test func takesTheIDOfTheAnswer() async throws {
    let run = try await run(page("export THING_ID='YOUR THING ID'") + use)
    #expect(run.statuses == [.passed, .done, .passed])
    #expect(
      run.step("create/2")?.bindings == [
        Binding(variable: "THING_ID", value: "t-1", source: .response(step: "create/1", path: ".id"))
      ])
    #expect(run.requests.last?.path == "/v2/things/t-1")
  }

  @Test func takesTheLongestSuffix() async throws {
    let run = try await run(page("export MY_CLIENT_SECRET='YOUR CLIENT SECRET'"))
    #expect(run.step("create/2")?.bindings.first?.source == .response(step: "create/1", path: ".client_secret"))
    #expect(run.step("create/2")?.bindings.first?.value == "hush")
  }

  @Test func failsWithTheFieldsWhereNoneFits() async throws {
    let run = try await run(page("export THING_COLOR='YOUR COLOR'"))
    #expect(run.statuses == [.passed, .failed])
    #expect(
      run.step("create/2")?.reason
        == "no field of the answer to create/1 goes with $THING_COLOR; its fields are id, client_secret, labels")
  }

  @Test(
    arguments: [
      (#"{"data":[{"id":"only"}]}"#, StepResult.Status.done, "only"), (#"[{"id":"only"}]"#, .done, "only"),
      (#"{"items":[{"id":"a"},{"id":"b"}]}"#, .unverified, nil), (#"{"data":[]}"#, .unverified, nil),
    ] as [(String, StepResult.Status, String?)])
  func takesFromAListWhatIsThereAlone(answer: String, status: StepResult.Status, value: String?) async throws {
    let run = try await run(page("export THING_ID='YOUR THING ID'"), answer)
    #expect(run.step("create/2")?.status == status)
    #expect(run.step("create/2")?.bindings.first?.value == value)
  }

  @Test func failsOnAFieldThatIsNoScalar() async throws {
    let run = try await run(page("export THING_LABELS='YOUR LABELS'"))
    #expect(
      run.step("create/2")?.reason
        == "`labels` of the answer to create/1 is object, so it is no value for $THING_LABELS")
  }

  @Test func failsOnAnAnswerThatIsNoJSON() async throws {
    let run = try await run(page("export THING_ID='YOUR THING ID'"), "created")
    #expect(run.step("create/2")?.reason == "the answer to create/1 is no JSON, so $THING_ID cannot be taken from it")
  }

  @Test func skipsWhereTheRequestFailed() async throws {
    let run = try await run(page("export THING_ID='YOUR THING ID'") + use, status: 500)
    #expect(run.statuses == [.failed, .skipped, .skipped])
  }

  @Test func keepsTheWorstOfSeveral() async throws {
    let run = try await run(page("export THING_COLOR='YOUR COLOR'\nexport SHELLED=$(date)\nexport OK=1"))
    let result = try #require(run.step("create/2"))
    #expect(result.status == .failed)
    let end = "; $SHELLED needs a shell (`$(date)`); --allow-shell runs it, or give it with --var SHELLED=…"
    #expect(result.reason?.hasSuffix(end) == true)
    #expect(result.bindings == [Binding(variable: "OK", value: "1", source: .page)])
  }

  @Test func keepsWhatIsGiven() async throws {
    let given = Binding(variable: "THING_ID", value: "given", source: .commandLine)
    for exports in ["export THING_ID='YOUR THING ID'", "export THING_ID=literal", "export THING_ID=$(date)"] {
      let run = try await run(page(exports) + use) { $0.given = [given] }
      #expect(run.step("create/2")?.bindings == [given])
      #expect(run.requests.last?.path == "/v2/things/given")
    }
    let despite = try await run(page("export THING_ID='YOUR THING ID'") + use, status: 500) { $0.given = [given] }
    #expect(despite.statuses == [.failed, .done, .passed])
  }

  @Test func replacesReferencesInLiterals() async throws {
    let exports = "## Set\n\n```sh\nexport A=1\nexport THING_ID=x-$A\n```\n\n"
    let run = try await run(exports + use)
    #expect(run.requests.map(\.path) == ["/v2/things/x-1"])
  }

  @Test func errorsOnALiteralWithoutItsValue() async throws {
    let run = try await run("## Set\n\n```sh\nexport THING_ID=x-$NOWHERE\n```\n\n" + use)
    #expect(run.statuses == [.errored, .skipped])
    #expect(run.step("set/1")?.reason == "$NOWHERE has no value, so $THING_ID gets none")
  }

  @Test func errorsOnLiteralsThatDoubleWithoutEnd() async throws {
    let exports =
      ["export A=xxxxxxxxxx"] + Array(repeating: #"export A="$A$A""#, count: 40) + [#"export THING_ID="$A$A""#]
    let run = try await run("## Set\n\n```sh\n\(exports.joined(separator: "\n"))\n```\n\n" + use)
    #expect(run.statuses == [.errored, .skipped])
    let reason = "with the value of $A that of $A gets too long, so it gets none"
    #expect(run.step("set/1")?.reason?.hasPrefix(reason) == true)
  }

  @Test func doesNotUseAStaleValue() async throws {
    let again =
      "## Again\n\n{% konnect_api_request %}\nurl: /v2/bad\nmethod: PUT\ncapture:\n  - variable: THING_ID\n    jq: .id\n{% endkonnect_api_request %}\n\n"
    let run = try await PageRun.answered(page("export THING_ID='YOUR THING ID'") + again + use) { request in
      request.method == "POST" ? CannedAnswer(201, #"{"id":"t-1"}"#) : CannedAnswer(404, "{}")
    }
    #expect(run.statuses == [.passed, .done, .failed, .skipped])
  }

  @Test func needsSomebodyForWhatComesFromAScreen() async throws {
    let run = try await run(
      "## Copy\n\nCopy the ID:\n\n```sh\nexport THING_ID='YOUR THING ID'\nexport IDLE='YOUR IDLE'\n```\n\n" + use)
    #expect(run.statuses == [.unverified, .skipped])
    #expect(
      run.step("copy/1")?.reason == "$THING_ID comes from a screen; give it with --var THING_ID=…; $IDLE is never used")
    let environment = try await PageRun.of("## Copy\n\n```sh\nexport THING_ID='YOUR THING ID'\n```\n\n" + use) {
      $0.environment = ["THING_ID": "from-outside"]
    }
    #expect(environment.requests.map(\.path) == ["/v2/things/from-outside"])
  }
}
