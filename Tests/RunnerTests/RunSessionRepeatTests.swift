import RunbookModel
import Runner
import Testing

struct RunSessionRepeatTests {
  private let page = """
    ## Set up

    1. Create a partial:

       {% konnect_api_request %}
       url: /v2/control-planes/$CONTROL_PLANE_ID/partials
       method: POST
       status_code: 201
       capture:
         - variable: PARTIAL_ID
           jq: .id
       {% endkonnect_api_request %}

    1. Repeat the previous step for all the control planes in your group.

    ## Read

    {% konnect_api_request %}
    url: /v2/control-planes/$CONTROL_PLANE_ID/partials/$PARTIAL_ID
    {% endkonnect_api_request %}
    """
  private let manualPage = """
    ## Click

    1. In the sidebar, click **Plugins**.
    1. Repeat the previous step for each control plane.

    ## Read

    {% konnect_api_request %}
    url: /v2/control-planes/$CONTROL_PLANE_ID/plugins
    {% endkonnect_api_request %}
    """

  @Sendable private func answer(_ request: CannedRequest) -> CannedAnswer {
    let plane = request.path.split(separator: "/").dropFirst(2).first ?? ""
    return CannedAnswer(request.method == "POST" ? 201 : 200, #"{"id":"partial-of-\#(plane)"}"#)
  }

  private func given(_ value: String = "a") -> [Binding] {
    [Binding(variable: "CONTROL_PLANE_ID", value: value, source: .commandLine)]
  }

  @Test func goesThroughAllFurtherValuesOnce() async throws {
    let run = try await PageRun.of(
      page,
      configure: {
        $0.given = given()
        $0.each = ["CONTROL_PLANE_ID": ["a", "b", "c", "b"]]
      }, server: answer)
    #expect(run.statuses == [.passed, .passed, .passed])
    #expect(
      run.requests.map(\.path) == [
        "/v2/control-planes/a/partials", "/v2/control-planes/b/partials", "/v2/control-planes/c/partials",
        // What comes after speaks of the first round.
        "/v2/control-planes/a/partials/partial-of-a",
      ])
    #expect(run.step("set-up/2")?.reason == "done again for 2 further values of $CONTROL_PLANE_ID")
    #expect(
      run.step("set-up/2")?.checks.map(\.summary) == [
        "CONTROL_PLANE_ID=b: status 201", "CONTROL_PLANE_ID=c: status 201",
      ])
  }

  @Test func takesValuesOfTheScenario() async throws {
    let scenario =
      "variables: {CONTROL_PLANE_ID: a, SECOND: b}\neach: {CONTROL_PLANE_ID: [$CONTROL_PLANE_ID, $SECOND]}\n"
    let run = try await PageRun.of(page, scenario: scenario, server: answer)
    #expect(run.step("set-up/2")?.reason == "done again for 1 further value of $CONTROL_PLANE_ID")
    #expect(run.requests[1].path == "/v2/control-planes/b/partials")
  }

  @Test func neverSendsAValueThatIsUnresolved() async throws {
    let run = try await PageRun.of(
      page,
      configure: {
        $0.given = given()
        $0.each = ["CONTROL_PLANE_ID": ["a", "$SECOND"]]
      }, server: answer)
    #expect(run.step("set-up/2")?.status == .errored)
    #expect(run.step("set-up/2")?.reason == "$SECOND, listed for $CONTROL_PLANE_ID, has no value")
    #expect(!run.requests.contains { $0.path.contains("$") })
  }

  @Test func isDoneWithOneValueKnown() async throws {
    let run = try await PageRun.of(page, configure: { $0.given = given() }, server: answer)
    #expect(run.step("set-up/2")?.status == .done)
    #expect(
      run.step("set-up/2")?.reason
        == "one value of $CONTROL_PLANE_ID is known, and it is done (--each CONTROL_PLANE_ID=A,B names more)")
    #expect(run.result.verdict == .passed)
  }

  @Test func isUnverifiedWhereNobodyDidWhatItRepeats() async throws {
    let run = try await PageRun.of(manualPage) { $0.given = given() }
    #expect(run.statuses == [.unverified, .unverified, .passed])
    #expect(run.step("click/2")?.reason == "nobody performed click/1, which it repeats")
    let more = try await PageRun.of(manualPage) {
      $0.given = given()
      $0.each = ["CONTROL_PLANE_ID": ["a", "b"]]
    }
    #expect(more.step("click/2")?.status == .unverified)
    #expect(more.step("click/2")?.reason == "for CONTROL_PLANE_ID=b: nobody performed it; assumed done")
  }

  @Test func isDoneWhereAPersonDidIt() async throws {
    let run = try await PageRun.of(manualPage) {
      $0.given = given()
      $0.prompt = { _ in true }
    }
    #expect(run.statuses == [.done, .done, .passed])
  }

  @Test func isUnverifiedWithoutAVariableToGoThrough() async throws {
    let run = try await PageRun.of(page.replacing("control planes in", with: "gadgets in")) {
      $0.given = given()
    } server: { _ in
      CannedAnswer(201, #"{"id":"1"}"#)
    }
    #expect(run.step("set-up/2")?.status == .unverified)
    #expect(run.step("set-up/2")?.reason == "no variable of the page names gadgets, so there is nothing to go through")
  }

  @Test func endsWithTheFirstRoundThatFails() async throws {
    let run = try await PageRun.of(
      page,
      configure: {
        $0.given = given()
        $0.each = ["CONTROL_PLANE_ID": ["a", "b", "c"]]
      },
      server: { request in
        request.path.contains("/b/") ? CannedAnswer(409, #"{"detail":"taken"}"#) : self.answer(request)
      })
    let result = try #require(run.step("set-up/2"))
    #expect(result.status == .failed)
    #expect(result.reason == "for CONTROL_PLANE_ID=b: step set-up/1 did not pass")
    #expect(result.checks.map(\.summary) == ["CONTROL_PLANE_ID=b: status 409, expected 201"])
    #expect(!run.requests.contains { $0.path.contains("/c/") })
  }

  @Test func isSkippedWhereTheFirstRoundFailed() async throws {
    let run = try await PageRun.of(page) {
      $0.given = given()
    } server: { _ in
      CannedAnswer(500)
    }
    #expect(run.step("set-up/2")?.status == .skipped)
    #expect(run.step("set-up/2")?.reason == "step set-up/1, which it repeats, did not pass")
  }
}
