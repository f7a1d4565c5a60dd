import JSON
import RunbookModel
import Runner
import Synchronization
import Testing

/// A run in which a person is asked.
struct RunSessionInterviewTests {
  /// Gives prepared answers, and keeps what it was shown.
  private final class Person: StepInterviewer {
    private let state: Mutex<(before: [StepDecision], after: [FailureDecision])>
    let shown = Mutex<[StepPreview]>([])
    let failures = Mutex<[Step.ID]>([])

    init(_ before: [StepDecision], after: [FailureDecision] = []) { state = Mutex((before, after)) }

    func before(_ preview: StepPreview) async -> StepDecision {
      shown.withLock { $0.append(preview) }
      return state.withLock { $0.before.isEmpty ? .run : $0.before.removeFirst() }
    }

    func afterFailure(_ result: StepResult) async -> FailureDecision {
      failures.withLock { $0.append(result.step.id) }
      return state.withLock { $0.after.isEmpty ? .proceed : $0.after.removeFirst() }
    }
  }

  private let page = """
    ## Make

    {% konnect_api_request %}
    url: /v2/things
    method: POST
    body: {owner: $OWNER}
    capture: [{variable: ID, jq: .id}]
    {% endkonnect_api_request %}

    ## Read

    {% konnect_api_request %}
    url: /v2/things/$ID
    {% endkonnect_api_request %}
    """

  private func run(_ person: Person, answers: AnswerList = AnswerList(CannedAnswer(200, #"{"id":"t"}"#))) async throws
    -> PageRun
  {
    try await PageRun.of(
      page,
      configure: {
        $0.interviewer = person
        $0.given = [Binding(variable: "OWNER", value: "me", source: .commandLine)]
      }
    ) { _ in answers.next() }
  }

  @Test func showsTheRequestAsItWillLeave() async throws {
    let person = Person([])
    let run = try await run(person)
    #expect(run.result.verdict == .passed)
    let shown = person.shown.withLock { $0 }
    #expect(shown.map(\.step.id) == ["make/1", "read/1"])
    #expect(shown.map(\.number) == [1, 2])
    #expect(shown.first?.request?.body == ["owner": "me"])
    #expect(shown.last?.request?.url == "https://us.api.konghq.com/v2/things/t")
    #expect(shown.last?.variables.map(\.name).contains("ID") == true)
    #expect(shown.first?.request?.headers.first?.value == "Bearer \(PageRun.token)")
  }

  @Test func leavesOutWhatThePersonSkipsAndWhatNeedsIt() async throws {
    let run = try await run(Person([.skip]))
    #expect(run.statuses == [.skipped, .skipped])
    #expect(run.step("make/1")?.reason == "you left it out")
    #expect(run.step("read/1")?.reason == "needs $ID from step make/1, which was skipped")
    #expect(run.requests.isEmpty)
  }

  @Test func anEditIsInForceAndShown() async throws {
    let person = Person([.edit(variable: "OWNER", value: "you"), .run, .edit(variable: "ID", value: "other"), .run])
    let run = try await run(person)
    #expect(run.requests.map(\.path) == ["/v2/things", "/v2/things/other"])
    #expect(run.requests.first?.body == #"{"owner":"you"}"#)
    #expect(person.shown.withLock { $0.map(\.step.id) } == ["make/1", "make/1", "read/1", "read/1"])
    #expect(person.shown.withLock { $0[1].request?.body } == ["owner": "you"])
  }

  @Test func quitsBeforeAStep() async throws {
    let run = try await run(Person([.run, .quit]))
    #expect(run.statuses == [.passed, .skipped])
    #expect(run.requests.count == 1)
    #expect(run.result.verdict == .incomplete)
  }

  @Test func retriesWhatFailed() async throws {
    let answers = AnswerList(CannedAnswer(500, "{}"), CannedAnswer(500, "{}"), CannedAnswer(200, #"{"id":"t"}"#))
    let person = Person([], after: [.retry, .edit(variable: "OWNER", value: "you"), .retry])
    let run = try await run(person, answers: answers)
    #expect(run.statuses == [.passed, .passed])
    #expect(run.requests.map(\.method) == ["POST", "POST", "POST", "GET"])
    #expect(run.requests[2].body == #"{"owner":"you"}"#)
    #expect(person.failures.withLock { $0 } == ["make/1", "make/1", "make/1"])
  }

  @Test func goesOnOrQuitsBehindAFailure() async throws {
    let failing = AnswerList(CannedAnswer(500, "{}"))
    let proceeding = try await run(Person([], after: [.proceed]), answers: failing)
    #expect(proceeding.statuses == [.failed, .skipped])
    #expect(proceeding.step("read/1")?.reason == "needs $ID from step make/1, which did not pass")
    let quitting = try await run(Person([], after: [.quit]), answers: failing)
    #expect(quitting.statuses == [.failed, .skipped])
    #expect(quitting.step("read/1")?.reason == "the run was interrupted before it")
  }

  // MARK: Variables

  private let asking = """
    ## Find it

    Copy the ID of your network from the overview:

    ```sh
    export NETWORK_ID='YOUR NETWORK ID'
    ```

    {% konnect_api_request %}
    url: /v2/networks/$NETWORK_ID/$OTHER
    {% endkonnect_api_request %}
    """

  @Test func asksForWhatNothingSetsAndTellsWhatThePageSays() async throws {
    let questions = Mutex<[VariableQuestion]>([])
    let run = try await PageRun.of(asking) { configuration in
      configuration.ask = { question in
        questions.withLock { $0.append(question) }
        return question.variable == "NETWORK_ID" ? "n-1" : "o"
      }
    }
    #expect(run.requests.map(\.path) == ["/v2/networks/n-1/o"])
    #expect(
      questions.withLock { $0 } == [
        VariableQuestion(
          variable: "NETWORK_ID", section: ["Page", "Find it"],
          prose: "Copy the ID of your network from the overview", placeholder: "YOUR NETWORK ID"),
        VariableQuestion(
          variable: "OTHER", section: ["Page", "Find it"], prose: "GET /v2/networks/$NETWORK_ID/$OTHER"),
      ])
    #expect(run.step("find-it/1")?.bindings.map(\.source) == [.prompt])
  }

  @Test func asksForNothingThatHasAValueOrIsNotAnswered() async throws {
    let names = Mutex<[String]>([])
    let run = try await PageRun.of(asking) { configuration in
      configuration.given = [Binding(variable: "NETWORK_ID", value: "n", source: .commandLine)]
      configuration.ask = { question in
        names.withLock { $0.append(question.variable) }
        return nil
      }
    }
    #expect(names.withLock { $0 } == ["OTHER"])
    #expect(run.requests.isEmpty)
    #expect(run.statuses.last == .errored)
  }
}
