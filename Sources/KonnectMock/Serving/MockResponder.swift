import HTTPTypes
import Hummingbird
import JSON
import NIOCore

/// Hummingbird's requests and responses ↔ the engine's, with the faults that are planned between them.
struct MockResponder: HTTPResponder {
  typealias Context = MockRequestContext

  let engine: MockEngine

  func respond(to request: Request, context: MockRequestContext) async throws -> Response {
    var headers: [String: String] = [:]
    if let authority = request.head.authority { headers["host"] = authority }
    for field in request.headers { headers[field.name.canonicalName] = field.value }
    let body: ByteBuffer
    do {
      body = try await request.body.collect(upTo: MockEngine.maximumBodySize)
    } catch is NIOTooManyBytesError {
      let problem = Problem(status: 413, detail: "a body has no more than \(MockEngine.maximumBodySize >> 20) MB")
      return Self.response(
        MockAnswer(status: 413, body: problem.json(instance: ""), mediaType: "application/problem+json"))
    }
    let mockRequest = MockRequest(
      method: request.method.rawValue, target: request.head.path ?? "/", headers: headers,
      body: Array(body.readableBytesView))
    return try await respond(to: mockRequest, context)
  }

  private func respond(to request: MockRequest, _ context: MockRequestContext) async throws -> Response {
    let number = engine.requests.next(request.token)
    let fault = engine.configuration.faults?.fault(ofRequest: number)
    let isCarriedOut = fault?.carriesOut ?? true
    let outcome = isCarriedOut ? await engine.answer(request) : nil
    log(request, number, outcome, fault)
    if let latency = engine.configuration.faults?.latency, latency > .zero { try? await Task.sleep(for: latency) }
    let answer = outcome ?? MockAnswer(status: 500)
    switch fault {
    case .resetBefore, .resetAfter:
      await context.reset()
      throw CutOff()
    case .truncate: return try await Self.cutOff(answer, context)
    case .slow: return slow(answer)
    case nil: return Self.response(answer)
    case let fault?: return Self.response(self.answer(to: fault, status: fault.status ?? 500))
    }
  }

  private func log(_ request: MockRequest, _ number: Int, _ outcome: MockAnswer?, _ fault: Fault?) {
    guard let log = engine.configuration.log else { return }
    let isCreation = request.method == "POST" && (200..<300).contains(outcome?.status ?? 0)
    let isAnswered = ![.resetBefore, .resetAfter, .truncate].contains(fault)
    log(
      MockLogEntry(
        time: Timestamp.wallClockTime(), organization: request.token.flatMap { engine.organization(for: $0)?.id },
        number: number, method: request.method, path: request.path,
        status: isAnswered ? fault?.status ?? outcome?.status : nil, outcome: outcome?.status,
        created: isCreation ? outcome?.body?["id"]?.string : nil, fault: fault))
  }

  /// The response to `answer`.
  ///
  /// - Parameter content: What becomes of the body's bytes.
  static func response(
    _ answer: MockAnswer, content: (ByteBuffer) -> ResponseBody = { ResponseBody(byteBuffer: $0) }
  ) -> Response {
    var headers = HTTPFields()
    for header in answer.headers {
      if let name = HTTPField.Name(header.name) { headers[name] = header.value }
    }
    var body = ResponseBody()
    if let value = answer.body {
      headers[.contentType] = answer.mediaType
      body = content(ByteBuffer(string: JSONSerializer().serialize(value)))
    }
    return Response(status: .init(code: answer.status), headers: headers, body: body)
  }
}
