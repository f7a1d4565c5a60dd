import JSON
import Journal
import RunbookModel

extension RunRecorder {
  /// The record of `request` from before the run was stopped; nil where it was not sent then.
  ///
  /// - Throws: `RequestExecutor.Refusal` where the step did something else instead, which would be lost sight of.
  func takePending(for request: RequestExecutor.Resolved) throws(RequestExecutor.Refusal) -> RequestRecord? {
    guard let first = pending.first, first.step == step?.id else { return nil }
    guard first.method == request.method, first.url == redactor.redact(request.url),
      first.body == redactedBody(of: request)
    else {
      throw stop(
        "step \(first.step) sent \(first.method) \(first.url) before the run was stopped, and would send \(request.method) \(redactor.redact(request.url)) now",
        help: "put the page, its scenario and the values back as they were; or `runbook undo \(run.id)` and begin anew")
    }
    return pending.removeFirst()
  }

  /// Finds out what came of a request whose answer was lost, and sends it where that does no harm.
  ///
  /// PUT and DELETE come to the same when repeated, and so does a PATCH with the values themselves (RFC 9110, 9.2.2;
  /// RFC 7396); a POST is looked up.
  func settleUnknown(
    _ earlier: RequestRecord, _ request: RequestExecutor.Resolved, by executor: RequestExecutor
  ) async throws(RequestExecutor.Refusal) -> Exchange {
    let isRepeatable =
      request.method == "PUT" || request.method == "DELETE"
      || (request.method == "PATCH" && request.body?.json?.object != nil)
    if isRepeatable || decisions.redone.contains(earlier.step) {
      return try await sendAnew(request, by: executor, superseding: earlier)
    }
    if let id = decisions.adopted[earlier.step] { return try await adopt(id, earlier, request, by: executor) }
    let finding: OutcomeLookup.Finding =
      request.method == "POST"
      ? await lookup(by: executor, headers: request.headers).find(request.sent, sent: earlier.sent)
      : .unclear("a \(request.method) of this kind can be neither repeated nor looked up")
    switch finding {
    case .absent: return try await sendAnew(request, by: executor, superseding: earlier)
    case .found(let item):
      let id = item?["id"]?.scalarText
      let whole = id == nil ? nil : await fetch(id ?? "", request, by: executor)
      return try await adopt(whole ?? item, earlier, request)
    case .unclear(let reason):
      throw stop(
        "whether \(earlier.method) \(earlier.url) of step \(earlier.step) was carried out is unknown: \(reason)",
        help:
          "look for it, then `runbook resume \(run.id) --adopt \(earlier.step)=ID` if it was, or `--redo \(earlier.step)` if it was not"
      )
    }
  }

  /// A look-up that sends through `executor`, with the rights of a request with `headers`.
  func lookup(by executor: RequestExecutor, headers: [RequestTemplate.Header]) -> OutcomeLookup {
    OutcomeLookup(directory: directory, known: Set(resources.map(\.url))) { url in
      await Self.get(url, headers, by: executor)
    }
  }

  private static func get(
    _ url: String, _ headers: [RequestTemplate.Header], by executor: RequestExecutor
  ) async -> Exchange {
    let kept = headers.filter { !$0.name.lowercased().hasPrefix("content-") }
    let request = RequestExecutor.Resolved(method: "GET", url: url, headers: kept, body: nil)
    do throws(RequestExecutor.Refusal) {
      return try await executor.transmit(request)
    } catch {
      return Exchange(method: "GET", url: url, body: nil, outcome: .failure(error.reason), duration: .zero)
    }
  }

  // MARK: Outcomes

  /// Takes what the user named for what the request made.
  private func adopt(
    _ id: String, _ earlier: RequestRecord, _ request: RequestExecutor.Resolved, by executor: RequestExecutor
  ) async throws(RequestExecutor.Refusal) -> Exchange {
    guard let item = await fetch(id, request, by: executor) else {
      throw stop(
        "there is no \(id) in \(request.url) to adopt for step \(earlier.step)", help: "check the id, then resume again"
      )
    }
    return try await adopt(item, earlier, request)
  }

  /// The item `id` of the collection that `request` goes to; nil where it cannot be read.
  private func fetch(
    _ id: String, _ request: RequestExecutor.Resolved, by executor: RequestExecutor
  ) async -> JSONValue? {
    let collection = request.url.prefix { $0 != "?" && $0 != "#" }
    let exchange = await Self.get("\(collection)/\(URLText.encodingAll(in: id))", request.headers, by: executor)
    guard let response = exchange.response, response.status == 200 else { return nil }
    return response.json
  }

  /// Takes `item` for the lost answer.
  private func adopt(
    _ item: JSONValue?, _ earlier: RequestRecord, _ request: RequestExecutor.Resolved
  ) async throws(RequestExecutor.Refusal) -> Exchange {
    let status = directory?.successStatus(of: request.sent) ?? (item == nil ? 204 : 201)
    let response = Exchange.Response(
      status: status, headers: [], json: item, text: item.map { JSONSerializer().serialize($0) } ?? "")
    var record = earlier
    record.state = .adopted
    record.status = status
    await settle(&record, request, response)
    return Exchange(
      method: request.method, url: request.url, body: request.body?.value, outcome: .response(response),
      duration: .zero)
  }

  private func stop(_ question: String, help: String) -> RequestExecutor.Refusal {
    halt = .question(question, help: help)
    return .init(reason: question)
  }
}
