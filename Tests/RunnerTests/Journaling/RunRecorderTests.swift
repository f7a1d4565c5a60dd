import JSON
import Journal
import RunbookModel
import Runner
import Testing

/// Runs that are kept, stopped and carried on.
@Suite struct RunRecorderTests {
  /// A server of things: one is there, of this name.
  private static func server(_ items: String...) -> @Sendable (CannedRequest) -> CannedAnswer {
    let list = items.joined(separator: ",")
    return { request in
      switch (request.method, request.path) {
      case ("GET", "/v2/things"): CannedAnswer(200, "{\"data\": [\(list)]}")
      case ("GET", _):
        CannedAnswer(200, "{\"id\": \"\(request.path.split(separator: "/").last ?? "")\", \"name\": \"a\"}")
      case ("POST", _): CannedAnswer(201, "{\"id\": \"new\", \"name\": \"a\"}")
      default: CannedAnswer(204)
      }
    }
  }

  private static let old = "{\"id\": \"old\", \"name\": \"a\", \"created_at\": 1000}"
  private static let one = "{\"id\": \"one\", \"name\": \"a\", \"created_at\": 9999999999}"
  private static let two = "{\"id\": \"two\", \"name\": \"a\", \"created_at\": 9999999999}"
  private static let other = "{\"id\": \"other\", \"name\": \"b\", \"created_at\": 9999999999}"

  // MARK: Keeping

  @Test func aRunIsKeptWithWhatItCreated() async throws {
    let stopped = try await StoppedRun()
    let run = try await stopped.begin(answer: Self.server())
    #expect(run.result.verdict == .passed)
    #expect(run.requests == ["POST /v2/things", "PUT /v2/things/new"])
    let requests = try await stopped.journal.requests(of: stopped.run.id)
    #expect(requests.map(\.state) == [.answered, .answered])
    #expect(requests.map(\.answer) == [nil, nil])
    #expect(try await stopped.journal.steps(of: stopped.run.id).map(\.status) == [.passed, .passed])
    let resources = try await stopped.journal.resources(of: stopped.run.id)
    #expect(resources.map(\.url) == ["https://us.api.konghq.com/v2/things/new"])
    #expect(try await stopped.journal.runs(named: stopped.run.id.description).first?.verdict == .passed)
  }

  @Test func whatAStepTakesIntoASecretIsNotKept() async throws {
    let page = StoppedRun.page.replacing("THING_ID", with: "THING_KEY").replacing("jq: .id", with: "jq: .value")
    let stopped = try await StoppedRun(page)
    // The second request gets no answer worth keeping, so that the first one's is looked at as a stopped run leaves it.
    _ = try await stopped.begin { request in
      request.method == "POST" ? CannedAnswer(201, "{\"id\": \"new\", \"value\": \"s3cr3t-4711\"}") : CannedAnswer(500)
    }
    let requests = try await stopped.journal.requests(of: stopped.run.id)
    let steps = try await stopped.journal.steps(of: stopped.run.id)
    let texts = requests.map { "\($0)" } + steps.map { "\($0)" }
    #expect(!texts.joined().contains("s3cr3t-4711"))
    #expect(requests.last?.url == "https://us.api.konghq.com/v2/things/\(Redactor.mask)")
  }

  // MARK: Lost answers

  @Test func aThingThatIsThereIsAdopted() async throws {
    let stopped = try await StoppedRun()
    try await stopped.intend("POST", "/v2/things", ["name": "a"], step: 0)
    let run = try await stopped.resume(answer: Self.server(Self.old, Self.one, Self.other))
    #expect(run.result.verdict == .passed)
    #expect(run.requests == ["GET /v2/things", "GET /v2/things/one", "PUT /v2/things/one"])
    #expect(try await stopped.journal.resources(of: stopped.run.id).map(\.fate) == [.present])
  }

  @Test func aThingThatIsNotThereIsMade() async throws {
    let stopped = try await StoppedRun()
    try await stopped.intend("POST", "/v2/things", ["name": "a"], step: 0)
    let run = try await stopped.resume(answer: Self.server(Self.old, Self.other))
    #expect(run.result.verdict == .passed)
    #expect(run.requests == ["GET /v2/things", "POST /v2/things", "PUT /v2/things/new"])
    #expect(try await stopped.journal.requests(of: stopped.run.id).map(\.state) == [.superseded, .answered, .answered])
  }

  @Test func ofSeveralThingsTheUserIsAsked() async throws {
    let stopped = try await StoppedRun()
    try await stopped.intend("POST", "/v2/things", ["name": "a"], step: 0)
    let run = try await stopped.resume(answer: Self.server(Self.one, Self.two))
    #expect(run.requests == ["GET /v2/things"])
    #expect(run.halt?.reason.contains("2 things with name `a`") == true)
    #expect(run.halt?.help.contains("--adopt make/1=ID") == true)
    #expect(try await stopped.journal.runs().first?.state == .interrupted)
    let adopting = UserDecisions(adopted: ["make/1": "two"])
    let adopted = try await stopped.resume(decisions: adopting, answer: Self.server(Self.one, Self.two))
    #expect(adopted.requests == ["GET /v2/things/two", "PUT /v2/things/two"])
    #expect(adopted.result.verdict == .passed)
  }

  @Test func theUserMayHaveItSentAgain() async throws {
    let stopped = try await StoppedRun()
    try await stopped.intend("POST", "/v2/things", ["name": "a"], step: 0)
    let again = try await stopped.resume(
      decisions: UserDecisions(redone: ["make/1"]), answer: Self.server(Self.one, Self.two))
    #expect(again.requests == ["POST /v2/things", "PUT /v2/things/new"])
  }

  @Test func aListThatCannotBeReadStopsTheRun() async throws {
    let stopped = try await StoppedRun()
    try await stopped.intend("POST", "/v2/things", ["name": "a"], step: 0)
    let run = try await stopped.resume { _ in CannedAnswer(403) }
    #expect(run.requests == ["GET /v2/things"])
    #expect(run.halt?.reason.contains("status 403") == true)
  }

  @Test func whatTheStepSentBeforeMustBeWhatItWouldSendNow() async throws {
    let stopped = try await StoppedRun()
    try await stopped.intend("POST", "/v2/things", ["name": "before"], step: 0)
    let run = try await stopped.resume(answer: Self.server())
    #expect(run.requests.isEmpty)
    #expect(run.halt?.reason.contains("before the run was stopped") == true)
  }

  // MARK: Carrying on

  @Test func stepsThatEndedAreNotDoneAgain() async throws {
    let stopped = try await StoppedRun()
    _ = try await stopped.begin { request in
      request.method == "POST" ? CannedAnswer(201, "{\"id\": \"new\"}") : CannedAnswer(500)
    }
    let run = try await stopped.resume(answer: Self.server())
    #expect(run.requests == ["PUT /v2/things/new"])
    #expect(run.result.verdict == .passed)
    #expect(run.result.steps.map(\.status) == [.passed, .passed])
    #expect(run.result.steps.first?.bindings.map(\.value) == ["new"])
    #expect(run.result.steps.first?.exchanges.map(\.method) == ["POST"])
  }

  @Test func aRepeatableRequestIsSentAgain() async throws {
    let stopped = try await StoppedRun()
    _ = try await stopped.begin { request in
      request.method == "POST" ? CannedAnswer(201, "{\"id\": \"new\"}") : CannedAnswer(500)
    }
    try await stopped.intend("PUT", "/v2/things/new", ["size": 1], step: 1, number: 9)
    let run = try await stopped.resume(answer: Self.server())
    #expect(run.requests == ["PUT /v2/things/new"])
    #expect(run.result.verdict == .passed)
  }

  @Test func aDeleteThatFindsNothingIsDone() async throws {
    let page =
      "## Drop\n\n{% konnect_api_request %}\nurl: /v2/things/7\nmethod: DELETE\nstatus_code: 204\n{% endkonnect_api_request %}\n"
    let stopped = try await StoppedRun(page)
    let request = RequestRecord(
      number: 1, step: stopped.runbook.steps[0].id, method: "DELETE", url: "https://us.api.konghq.com/v2/things/7",
      body: nil, sent: 1)
    try await stopped.journal.intend(request, after: [], of: stopped.run.id)
    let run = try await stopped.resume { _ in CannedAnswer(404) }
    #expect(run.requests == ["DELETE /v2/things/7"])
    #expect(run.result.verdict == .passed)
  }

  @Test func aPageThatChangedWhereItWasDoneIsRefused() async throws {
    let stopped = try await StoppedRun()
    _ = try await stopped.begin { request in
      request.method == "POST" ? CannedAnswer(201, "{\"id\": \"new\"}") : CannedAnswer(500)
    }
    let changed = PageRun.runbook(StoppedRun.page.replacing("{name: a}", with: "{name: b}"))
    await #expect(throws: ResumeRefusal.self) { _ = try await stopped.resume(changed, answer: Self.server()) }
    let further = PageRun.runbook(StoppedRun.page.replacing("{size: 1}", with: "{size: 2}"))
    let run = try await stopped.resume(further, answer: Self.server())
    #expect(run.remarks == ["the page has changed since; what the run has carried out of it has not"])
    #expect(run.result.verdict == .passed)
  }

  @Test func aSecretThatOnlyTheRunHadIsAskedFor() async throws {
    let page = StoppedRun.page.replacing("THING_ID", with: "THING_KEY").replacing("jq: .id", with: "jq: .value")
    let stopped = try await StoppedRun(page)
    _ = try await stopped.begin { request in
      request.method == "POST" ? CannedAnswer(201, "{\"id\": \"new\", \"value\": \"s3cr3t\"}") : CannedAnswer(500)
    }
    let refusal = await #expect(throws: ResumeRefusal.self) { _ = try await stopped.resume(answer: Self.server()) }
    #expect(refusal?.reason.contains("$THING_KEY (from step make/1)") == true)
    let given = [Binding(variable: "THING_KEY", value: "s3cr3t", source: .commandLine)]
    let run = try await stopped.resume(given: given, answer: Self.server())
    #expect(run.requests == ["PUT /v2/things/s3cr3t"])
  }

  @Test func twoDoNotCarryOnOneRun() async throws {
    let stopped = try await StoppedRun()
    let lock = try RunLock(stopped.run.id, at: stopped.journal.place)
    await #expect(throws: JournalError.inUse(run: stopped.run.id)) {
      _ = try await stopped.resume(answer: Self.server())
    }
    withExtendedLifetime(lock) {}
  }
}

/// What runs created, taken back.
@Suite struct UndoTests {
  private func resource(_ number: Int, _ id: String) -> ResourceRecord {
    let url = "https://us.api.konghq.com/v2/things/\(id)"
    return ResourceRecord(
      number: number, request: number, label: id, url: url, inverse: .init(method: "DELETE", url: url))
  }

  private func stopped(_ ids: String...) async throws -> StoppedRun {
    let stopped = try await StoppedRun()
    for (index, id) in ids.enumerated() {
      var request = RequestRecord(number: index + 1, step: "make/1", method: "POST", url: "u", body: nil, sent: 1)
      (request.state, request.status) = (.answered, 201)
      try await stopped.journal.settle(request, resources: [resource(index + 1, id)], of: stopped.run.id)
    }
    return stopped
  }

  @Test func theLastGoesFirstAndTwiceDoesNoHarm() async throws {
    let stopped = try await stopped("a", "b")
    let first = try await stopped.undo { _ in CannedAnswer(204) }
    #expect(first.requests == ["DELETE /v2/things/b", "DELETE /v2/things/a"])
    #expect(first.fates == [.deleted, .deleted])
    #expect(try await stopped.journal.runs().first?.state == .undone)
    let second = try await stopped.undo { _ in CannedAnswer(204) }
    #expect(second.requests.isEmpty)
  }

  @Test func whatIsRefusedIsTriedAgainOnceOthersAreGone() async throws {
    let stopped = try await stopped("a", "b")
    let answers = AnswerList(CannedAnswer(409), CannedAnswer(204))
    let undone = try await stopped.undo { _ in answers.next() }
    #expect(undone.requests == ["DELETE /v2/things/b", "DELETE /v2/things/a", "DELETE /v2/things/b"])
    #expect(undone.fates == [.deleted, .deleted])
  }

  @Test func whatIsLeftIsToldWithTheReason() async throws {
    let stopped = try await stopped("a", "b")
    let undone = try await stopped.undo { request in
      request.path.hasSuffix("a") ? CannedAnswer(403, "{\"detail\": \"not yours\"}") : CannedAnswer(404)
    }
    #expect(undone.fates == [.kept, .gone])
    #expect(try await stopped.journal.resources(of: stopped.run.id).first?.reason == "status 403: not yours")
    #expect(try await stopped.journal.runs().first?.state != .undone)
    #expect(try await stopped.undo { _ in CannedAnswer(204) }.fates == [.deleted, .gone])
  }

  @Test func whatALostAnswerMadeIsDeletedToo() async throws {
    let stopped = try await StoppedRun()
    try await stopped.intend("POST", "/v2/things", ["name": "a"], step: 0)
    let undone = try await stopped.undo { request in
      request.method == "GET"
        ? CannedAnswer(200, "{\"data\": [{\"id\": \"x\", \"name\": \"a\", \"created_at\": 9999999999}]}")
        : CannedAnswer(204)
    }
    #expect(undone.requests == ["GET /v2/things", "DELETE /v2/things/x"])
    #expect(undone.fates == [.deleted])
  }

  @Test func whatThePageDeletedIsLeftAlone() async throws {
    let page =
      StoppedRun.page
      + "## Drop\n\n{% konnect_api_request %}\nurl: /v2/things/$THING_ID\nmethod: DELETE\nstatus_code: 204\n{% endkonnect_api_request %}\n"
    let stopped = try await StoppedRun(page)
    _ = try await stopped.begin { $0.method == "POST" ? CannedAnswer(201, "{\"id\": \"new\"}") : CannedAnswer(204) }
    let undone = try await stopped.undo { _ in CannedAnswer(204) }
    #expect(undone.requests.isEmpty)
    #expect(undone.fates == [.deletedByPage])
  }
}
