public import CurlClient
import JSON
public import Journal
import RunbookModel

/// Takes back what a run created, the last first.
public struct Undo: Sendable {
  /// What became of one thing.
  public typealias Report = (ResourceRecord) async -> Void

  private let journal: Journal
  private let run: RunRecord
  private let executor: RequestExecutor
  private let token: String?
  private let redactor: Redactor
  private let directory: (any ResourceDirectory)?

  /// An undo of `run`, to which this process must have the right (`RunLock`).
  ///
  /// - Parameter configuration: Where the organization is that the run worked on, and what opens it.
  public init(
    _ run: RunRecord, in journal: Journal, client: HTTPClient, _ configuration: RunConfiguration, redactor: Redactor,
    directory: (any ResourceDirectory)?
  ) {
    self.run = run
    self.journal = journal
    self.redactor = redactor
    self.directory = directory
    token = configuration.token
    executor = RequestExecutor(client: client, configuration)
  }

  /// Deletes what is left of the run, and returns everything that it created with what became of it.
  ///
  /// What depends on something that goes first may be refused at first; so it is tried again as long as anything goes.
  /// Safe to do again: what is gone is gone.
  ///
  /// - Parameter report: Is told each thing once its fate is known.
  /// - Throws: `JournalError` where the journal cannot be kept; what was deleted until then is.
  public func perform(_ report: Report) async throws(JournalError) -> [ResourceRecord] {
    try await findUnknown()
    var resources = try await journal.resources(of: run.id)
    var left = Array(resources.indices.filter { resources[$0].isLeft }.reversed())
    while !left.isEmpty {
      var refused: [Int] = []
      for index in left {
        await delete(&resources[index])
        try await journal.update(resources[index], of: run.id)
        if resources[index].isLeft { refused.append(index) } else { await report(resources[index]) }
      }
      guard refused.count < left.count else { break }
      left = refused
    }
    for index in left { await report(resources[index]) }
    if !resources.contains(where: { $0.isLeft && $0.inverse != nil }) {
      var run = run
      run.state = .undone
      try await journal.update(run)
    }
    return resources
  }

  // MARK: Requests

  private var headers: [RequestTemplate.Header] {
    token.map { [.init(name: "Authorization", value: "Bearer \($0)")] } ?? []
  }

  private func send(_ method: String, _ url: String, _ body: JSONValue?) async -> Exchange {
    let request = RequestExecutor.Resolved(
      method: method, url: url, headers: headers, body: body.map { .json($0) })
    do throws(RequestExecutor.Refusal) {
      try executor.check(request)
      return try await executor.transmit(request)
    } catch {
      return Exchange(method: method, url: url, body: nil, outcome: .failure(error.reason), duration: .zero)
    }
  }

  private func delete(_ resource: inout ResourceRecord) async {
    guard let inverse = resource.inverse else {
      resource.fate = .kept
      resource.reason = "the API has no operation that deletes it"
      return
    }
    let exchange = await send(inverse.method, inverse.url, inverse.body)
    switch exchange.outcome {
    case .failure(let reason):
      resource.fate = .kept
      resource.reason = redactor.redact(reason)
    case .response(let response) where (200..<300).contains(response.status):
      resource.fate = .deleted
      resource.reason = nil
    case .response(let response) where response.status == 404 || response.status == 410:
      resource.fate = .gone
      resource.reason = nil
    case .response(let response):
      let detail = response.json?["detail"]?.string ?? response.json?["message"]?.string
      resource.fate = .kept
      resource.reason = redactor.redact(
        ["status \(response.status)", detail].compactMap(\.self).joined(separator: ": "))
    }
  }

  // MARK: Unknown outcomes

  /// Looks up requests whose answer was lost, as what they made is to be deleted, too.
  private func findUnknown() async throws(JournalError) {
    var resources = try await journal.resources(of: run.id)
    for var record in try await journal.requests(of: run.id) where record.isUnknown && record.method == "POST" {
      let request = SentRequest(method: record.method, url: record.url, body: record.body)
      let lookup = OutcomeLookup(directory: directory, known: Set(resources.map(\.url))) { await send("GET", $0, nil) }
      var found: CreatedResource?
      switch await lookup.find(request, sent: record.sent) {
      case .absent: record.state = .superseded
      case .found(let item):
        record.state = .adopted
        found = directory?.creation(by: request, status: directory?.successStatus(of: request) ?? 201, answer: item)
      case .unclear(let reason):
        found = CreatedResource(
          label: "what \(record.method) \(record.url) may have made (\(reason))", url: record.url, inverse: nil)
      }
      let number = (resources.last?.number ?? 0) + 1
      let made = found.map {
        ResourceRecord(number: number, request: record.number, label: $0.label, url: $0.url, inverse: $0.inverse)
      }
      if let made {
        guard !resources.contains(where: { $0.request == made.request }) else { continue }
        resources.append(made)
      }
      try await journal.settle(record, resources: made.map { [$0] } ?? [], of: run.id)
    }
  }
}
