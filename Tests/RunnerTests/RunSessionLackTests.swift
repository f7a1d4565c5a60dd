import RunbookModel
import Runner
import Testing

/// A step that lacks a value is left out where the value may come, and errs where nothing on the page can bring it.
struct RunSessionLackTests {
  private let use = "## Use\n\n{% konnect_api_request %}\nurl: /v2/things/$THING_ID\n{% endkonnect_api_request %}\n\n"

  private func export(_ line: String) -> String { "## Set\n\n```sh\nexport \(line)\n```\n\n" }

  @Test func leavesOutWhatNeedsAValueFromAScreen() async throws {
    let run = try await PageRun.of(export("THING_ID='YOUR THING ID'") + use)
    #expect(run.statuses == [.unverified, .skipped])
    #expect(
      run.step("use/1")?.reason
        == "needs $THING_ID from step set/1, which gave no value (give one with --var THING_ID=…)")
    #expect(run.requests.isEmpty)
    #expect(run.result.verdict == .incomplete)
  }

  @Test func leavesOutWhatNeedsAShell() async throws {
    let run = try await PageRun.of(export("THING_ID=$(uuidgen)") + use)
    #expect(run.statuses == [.unverified, .skipped])
    #expect(run.requests.isEmpty)
  }

  @Test func tellsAllThatIsMissing() async throws {
    let page = """
      {% konnect_api_request %}
      url: /v2/$A/$B
      {% endkonnect_api_request %}
      """
    let second = "## Fix\n\n```sh\nexport B='YOUR B'\n```\n\n## Use\n\n"
    let run = try await PageRun.of(export("A='YOUR A'") + second + page)
    #expect(
      run.step("use/1")?.reason
        == "needs $A from step set/1, $B from step fix/1, which gave no value (give one with --var A=…)")
  }

  /// Nine times two megabytes are more than sixteen.
  @Test func errsWhereTheValuesMakeTheRequestTooLong() async throws {
    let big = String(repeating: "x", count: 2 << 20)
    let name = String(repeating: "$A", count: 9)
    let page =
      "{% konnect_api_request %}\nurl: /v2/things\nmethod: POST\nbody:\n  name: \(name)\n{% endkonnect_api_request %}\n"
    let run = try await PageRun.of("## Use\n\n" + page) {
      $0.given = [Binding(variable: "A", value: big, source: .commandLine)]
    }
    #expect(run.statuses == [.errored])
    #expect(run.step("use/1")?.reason == "with the value of $A the text gets too long; nothing was sent")
    #expect(run.requests.isEmpty)
  }

  @Test func errsWhereOneOfThemCanComeFromNowhere() async throws {
    let page = "{% konnect_api_request %}\nurl: /v2/$A/$NOWHERE\n{% endkonnect_api_request %}\n"
    let run = try await PageRun.of(export("A='YOUR A'") + "## Use\n\n" + page)
    #expect(run.statuses == [.unverified, .errored])
    #expect(run.step("use/1")?.reason == "$A, $NOWHERE have no value; nothing was sent (give one with --var A=…)")
  }

  @Test func errsWhereOnlyALaterStepSetsIt() async throws {
    let run = try await PageRun.of(use + export("THING_ID='YOUR THING ID'"))
    #expect(run.statuses.first == .errored)
  }

  @Test(arguments: ["CACERT=$HOME/ca.pem", "PATH=$PATH:/opt/bin"])
  func leavesALiteralOpenThatTheReadersShellCompletes(_ line: String) async throws {
    let run = try await PageRun.of(export(line))
    #expect(run.statuses == [.unverified])
  }

  @Test func leavesALiteralOpenThatNeedsAValueFromAScreen() async throws {
    let run = try await PageRun.of(
      export("TENANT='YOUR TENANT'") + "## Fix\n\n```sh\nexport ISSUER=https://$TENANT.example.com\n```\n")
    #expect(run.statuses == [.unverified, .unverified])
    #expect(run.step("fix/1")?.reason == "$TENANT has no value, so $ISSUER gets none")
  }

  @Test func aNameInLowerCaseIsTextInABodyUnlessItIsSet() async throws {
    func post(_ body: String) -> String {
      "{% konnect_api_request %}\nurl: /v2/things\nmethod: POST\nbody: \(body)\n{% endkonnect_api_request %}\n\n"
    }
    let text = "{a: {$ref: /x}, b: '{\"$schema\": 1}', c: '$z ${ref}'}"
    let run = try await PageRun.of("## Use\n\n" + post(text) + "```sh\nexport y=ready\n```\n\n" + post("{c: $y}"))
    #expect(
      run.requests.map(\.body) == [
        #"{"a":{"$ref":"/x"},"b":"{\"$schema\": 1}","c":"$z ${ref}"}"#, #"{"c":"ready"}"#,
      ])
    #expect(try await PageRun.of("## Use\n\n" + post("{c: $Y}")).requests.isEmpty)
  }
}
