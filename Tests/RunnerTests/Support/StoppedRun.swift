import CurlClient
import Foundation
import JSON
import Journal
import RunbookModel
import Runner

/// A page's run in a journal, stopped where a test says, to be carried on against a canned server.
final class StoppedRun {
  /// Knows `/v2/things`: a POST is looked for by its name, and taken back by DELETE of the item.
  struct Things: ResourceDirectory {
    func creation(by request: SentRequest, status: Int, answer: JSONValue?) -> CreatedResource? {
      guard request.method == "POST", let id = answer?["id"]?.scalarText else { return nil }
      let url = "\(request.url)/\(id)"
      return CreatedResource(label: "thing", url: url, inverse: .init(method: "DELETE", url: url))
    }

    func search(for request: SentRequest) -> OutcomeSearch? {
      guard let name = request.body?["name"]?.string else { return nil }
      return OutcomeSearch(
        list: request.url, collection: request.url, evidence: .item(field: "name", value: name), listMember: "data")
    }

    func successStatus(of request: SentRequest) -> Int? { request.method == "POST" ? 201 : 204 }
  }

  /// A page that creates a thing, and changes it.
  static let page = """
    ## Make

    {% konnect_api_request %}
    url: /v2/things
    method: POST
    status_code: 201
    body: {name: a}
    capture:
      - variable: THING_ID
        jq: .id
    {% endkonnect_api_request %}

    ## Use

    {% konnect_api_request %}
    url: /v2/things/$THING_ID
    method: PUT
    status_code: 204
    body: {size: 1}
    {% endkonnect_api_request %}

    """

  let folder: URL
  let journal: Journal
  let runbook: Runbook
  var run: RunRecord

  init(_ body: String = StoppedRun.page) async throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "stopped-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    journal = try Journal(at: JournalPlace(folder: folder.appending(path: ".runbook").path))
    runbook = PageRun.runbook(body)
    run = RunRecord(
      id: RunID(text: "20261125-231504-7f3a"), page: "p.md", pageKey: "p.md", folder: folder.path, title: "Page",
      plan: StepFingerprint.of(runbook.steps), target: "a canned server", isMock: false, began: 1000)
    try await journal.begin(run)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// Puts the intent of a request of `step` into the journal.
  func intend(_ method: String, _ path: String, _ body: JSONValue, step: Int, number: Int = 1) async throws {
    let request = RequestRecord(
      number: number, step: runbook.steps[step].id, method: method, url: "https://us.api.konghq.com\(path)", body: body,
      sent: Journal.now())
    try await journal.intend(request, after: [], of: run.id)
  }

  /// What came of carrying the run on.
  struct Continuation {
    var result: RunResult
    var requests: [String]
    var halt: RunHalt?
    var remarks: [String]
  }

  /// Carries the run on, the page being `runbook` unless another is given.
  func resume(
    _ runbook: Runbook? = nil, given: [Binding] = [], decisions: UserDecisions = UserDecisions(),
    redactor: Redactor = Redactor(), answer: @escaping @Sendable (CannedRequest) -> CannedAnswer
  ) async throws -> Continuation {
    let runbook = runbook ?? self.runbook
    let (recorder, remarks) = try await RunRecorder.resume(
      run, of: runbook, nil, in: journal, redactor: redactor, directory: Things(),
      given: Set(given.map(\.variable)), decisions: decisions)
    return try await carryOut(runbook, recorder, given, remarks, redactor, answer)
  }

  /// Carries the run out from its beginning.
  func begin(
    redactor: Redactor = Redactor(), answer: @escaping @Sendable (CannedRequest) -> CannedAnswer
  ) async throws -> Continuation {
    var fresh = run
    fresh.id = RunID(text: "20261125-231505-0001")
    run = fresh
    let recorder = try await RunRecorder.begin(
      fresh, of: runbook, nil, in: journal, redactor: redactor, directory: Things())
    return try await carryOut(runbook, recorder, [], [], redactor, answer)
  }

  private func carryOut(
    _ runbook: Runbook, _ recorder: RunRecorder, _ given: [Binding], _ remarks: [String], _ redactor: Redactor,
    _ answer: @escaping @Sendable (CannedRequest) -> CannedAnswer
  ) async throws -> Continuation {
    let server = try CannedServer(answer)
    defer { server.stop() }
    let client = try HTTPClient()
    var configuration = RunConfiguration(
      target: Target(baseURL: server.url, name: "a canned server"), clock: VirtualClock())
    configuration.token = PageRun.token
    configuration.given = given
    configuration.recorder = recorder
    let result = await PageRunner(client: client).run(runbook, configuration) { event in
      if case .bound(let binding) = event { redactor.learn(binding) }
    }
    await recorder.end(result)
    await client.shutdown()
    return Continuation(
      result: result, requests: server.requests.map { "\($0.method) \($0.path)" }, halt: await recorder.halt,
      remarks: remarks)
  }

  /// Takes back what the run created, and returns the requests with what became of each thing.
  func undo(
    _ answer: @escaping @Sendable (CannedRequest) -> CannedAnswer
  ) async throws -> (requests: [String], fates: [ResourceRecord.Fate]) {
    let server = try CannedServer(answer)
    defer { server.stop() }
    let client = try HTTPClient()
    var configuration = RunConfiguration(
      target: Target(baseURL: server.url, name: "a canned server"), clock: VirtualClock())
    configuration.token = PageRun.token
    let undo = Undo(
      run, in: journal, client: client, configuration, redactor: Redactor(), directory: Things())
    let resources = try await undo.perform { _ in }
    await client.shutdown()
    return (server.requests.map { "\($0.method) \($0.path)" }, resources.map(\.fate))
  }
}
