import Hummingbird
import NIOCore

/// Ends an answer whose connection is gone.
struct CutOff: Error {}

extension MockResponder {
  /// The pieces that a slow answer comes in.
  private static let pieceCount = 10

  /// The answer that `fault` gives in place of the operation's.
  func answer(to fault: Fault, status: Int) -> MockAnswer {
    let problem = Problem(status: status, detail: "a fault that was asked for")
    var answer = MockAnswer(
      status: status, body: problem.json(instance: "konnect:fault"), mediaType: "application/problem+json")
    if let pause = engine.configuration.faults?.retryAfter, fault.asksToComeBack {
      answer.headers.append(("Retry-After", String(pause.components.seconds)))
    }
    return answer
  }

  /// The response to `answer` whose body comes in pieces, over the time that the plan says.
  func slow(_ answer: MockAnswer) -> Response {
    let pause = (engine.configuration.faults?.slowness ?? .zero) / Self.pieceCount
    return Self.response(answer) { bytes in
      ResponseBody(contentLength: bytes.readableBytes) { writer in
        var rest = bytes
        let size = (bytes.readableBytes + Self.pieceCount - 1) / Self.pieceCount
        while let piece = rest.readSlice(length: min(size, rest.readableBytes)), piece.readableBytes > 0 {
          try await writer.write(piece)
          try await Task.sleep(for: pause)
        }
        try await writer.finish(nil)
      }
    }
  }

  /// The response to `answer` up to the middle of its body, after which the connection ends.
  ///
  /// - Throws: `CutOff`, with the connection gone, where there is no body to have a middle.
  static func cutOff(_ answer: MockAnswer, _ context: MockRequestContext) async throws(CutOff) -> Response {
    guard answer.body != nil else {
      await context.reset()
      throw CutOff()
    }
    return response(answer) { bytes in
      ResponseBody(contentLength: bytes.readableBytes) { writer in
        var rest = bytes
        if let half = rest.readSlice(length: rest.readableBytes / 2) { try await writer.write(half) }
        try? await context.channel.close().get()
        throw CutOff()
      }
    }
  }
}
