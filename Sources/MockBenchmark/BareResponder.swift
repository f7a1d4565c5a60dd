import HTTPTypes
import Hummingbird
import NIOCore

/// Answers every request with the same bytes, once its body is read.
struct BareResponder: HTTPResponder {
  typealias Context = BasicRequestContext

  let answer: ByteBuffer

  func respond(to request: Request, context: Context) async throws -> Response {
    _ = try await request.body.collect(upTo: 1 << 20)
    return Response(
      status: .ok, headers: [.contentType: "application/json"], body: ResponseBody(byteBuffer: answer))
  }
}
