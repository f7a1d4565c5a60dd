import HTTPTypes
import Hummingbird
import JSON
import NIOCore

/// Hummingbird's requests and responses ↔ the engine's.
struct MockResponder: HTTPResponder {
  typealias Context = BasicRequestContext

  let engine: MockEngine

  func respond(to request: Request, context: Context) async throws -> Response {
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
    let answer = await engine.answer(
      MockRequest(
        method: request.method.rawValue, target: request.head.path ?? "/", headers: headers,
        body: Array(body.readableBytesView)))
    return Self.response(answer)
  }

  private static func response(_ answer: MockAnswer) -> Response {
    var headers = HTTPFields()
    for header in answer.headers {
      if let name = HTTPField.Name(header.name) { headers[name] = header.value }
    }
    var body = ResponseBody()
    if let value = answer.body {
      headers[.contentType] = answer.mediaType
      body = ResponseBody(byteBuffer: ByteBuffer(string: JSONSerializer().serialize(value)))
    }
    return Response(status: .init(code: answer.status), headers: headers, body: body)
  }
}
