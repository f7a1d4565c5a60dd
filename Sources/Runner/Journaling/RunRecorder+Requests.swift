import JSON
import Journal
import RunbookModel

extension RunRecorder {
  /// Sends `request`, its intent on the disk before it leaves, and its outcome after.
  ///
  /// A request that only reads is kept later, with what comes next. One that was carried out before the run was stopped
  /// is not sent: its answer is taken from the journal, or its outcome looked up.
  ///
  /// - Throws: `RequestExecutor.Refusal` where it must not be sent.
  func send(
    _ request: RequestExecutor.Resolved, by executor: RequestExecutor, within left: Duration? = nil
  ) async throws(RequestExecutor.Refusal) -> Exchange {
    if let halt { throw .init(reason: halt.reason) }
    try executor.check(request)
    guard !request.isRead else { return try await read(request, by: executor, within: left) }
    guard let earlier = try takePending(for: request) else {
      return try await sendAnew(request, by: executor, within: left)
    }
    if earlier.isDone, let answer = earlier.answer.flatMap(StoredAnswer.decode) {
      return Exchange(
        method: request.method, url: request.url, body: request.body?.value, outcome: .response(answer),
        duration: .zero)
    }
    return try await settleUnknown(earlier, request, by: executor)
  }

  private func read(
    _ request: RequestExecutor.Resolved, by executor: RequestExecutor, within left: Duration?
  ) async throws(RequestExecutor.Refusal) -> Exchange {
    var record = intent(of: request)
    let exchange = try await executor.transmit(request, within: left)
    note(exchange, in: &record)
    reads.append(record)
    return exchange
  }

  /// Sends a request that writes.
  ///
  /// - Parameter earlier: A first try that came to nothing or comes to the same; what a DELETE does not find then is
  ///   deleted.
  func sendAnew(
    _ request: RequestExecutor.Resolved, by executor: RequestExecutor, within left: Duration? = nil,
    superseding earlier: RequestRecord? = nil
  ) async throws(RequestExecutor.Refusal) -> Exchange {
    var record = intent(of: request)
    var others = reads
    if var earlier {
      earlier.state = .superseded
      others.append(earlier)
    }
    do {
      try await journal.intend(record, after: others, of: run.id)
      reads = []
    } catch {
      halt = .journal(error)
      throw .init(reason: "\(error.description); nothing was sent")
    }
    var exchange: Exchange
    do throws(RequestExecutor.Refusal) {
      exchange = try await executor.transmit(request, within: left)
    } catch {
      record.state = .unsent
      record.reason = error.reason
      await settle(&record, request, nil)
      throw error
    }
    if earlier != nil, request.method == "DELETE", exchange.response?.status == 404 {
      let status = directory?.successStatus(of: request.sent) ?? 204
      exchange.outcome = .response(.init(status: status, headers: [], json: nil, text: ""))
    }
    note(exchange, in: &record)
    await settle(&record, request, exchange.response)
    return exchange
  }

  // MARK: Records

  private func intent(of request: RequestExecutor.Resolved) -> RequestRecord {
    number += 1
    return RequestRecord(
      number: number, step: step?.id ?? "", method: request.method, url: redactor.redact(request.url),
      body: redactedBody(of: request), sent: Journal.now())
  }

  /// The body as it is kept.
  func redactedBody(of request: RequestExecutor.Resolved) -> JSONValue? {
    request.body.map { StoredAnswer.mask($0.value, redactor.redact) }
  }

  private func note(_ exchange: Exchange, in record: inout RequestRecord) {
    record.duration = exchange.duration.inSeconds
    switch exchange.outcome {
    case .response(let response):
      record.state = .answered
      record.status = response.status
    case .failure(let reason):
      record.state = exchange.mayHaveBeenCarriedOut ? .unanswered : .unsent
      record.reason = redactor.redact(reason)
    }
  }

  /// Keeps the outcome of a request that writes, what it created, and what it deleted.
  func settle(
    _ record: inout RequestRecord, _ request: RequestExecutor.Resolved, _ response: Exchange.Response?
  ) async {
    var changed: [ResourceRecord] = []
    if let response {
      for secret in step?.takings.values(in: response) ?? [] { redactor.learn(secret: secret) }
      record.answer = StoredAnswer.encode(response, redacted: redactor.redact)
      if record.isDone,
        let created = directory?.creation(by: request.sent, status: response.status, answer: response.json)
      {
        changed.append(resource(created, by: record))
      }
      if record.isDone || (request.method == "DELETE" && response.status == 404) { changed += markDeleted(by: request) }
    }
    do {
      try await journal.settle(record, resources: changed, of: run.id)
    } catch {
      // The request is done; only nothing may follow it.
      halt = .journal(error)
    }
  }

  private func resource(_ created: CreatedResource, by record: RequestRecord) -> ResourceRecord {
    let resource = ResourceRecord(
      number: (resources.last?.number ?? 0) + 1, request: record.number, label: redactor.redact(created.label),
      url: created.url, inverse: created.inverse)
    // Made again or changed, it is still one thing.
    if let index = resources.firstIndex(where: { $0.url == created.url && $0.inverse == created.inverse && $0.isLeft })
    {
      return resources[index]
    }
    resources.append(resource)
    return resource
  }

  /// What the page itself takes back, and what was below it.
  private func markDeleted(by request: RequestExecutor.Resolved) -> [ResourceRecord] {
    var changed: [ResourceRecord] = []
    let url = request.url.prefix { $0 != "?" && $0 != "#" }
    let own = ResourceRecord.Inverse(method: request.method, url: String(url), body: request.body?.json)
    for index in resources.indices where resources[index].isLeft {
      let isBelow = request.method == "DELETE" && resources[index].url.hasPrefix("\(url)/")
      guard resources[index].inverse == own || isBelow else { continue }
      resources[index].fate = .deletedByPage
      changed.append(resources[index])
    }
    return changed
  }
}

extension RequestExecutor.Resolved {
  /// Whether it changes nothing.
  var isRead: Bool { HTTPMethod.isSafe(method) }

  /// The request for those who know the API.
  var sent: SentRequest { SentRequest(method: method, url: url, body: body?.json) }
}
