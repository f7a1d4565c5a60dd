import Foundation
import JSON
import TestSupport

/// A request as a `CannedServer` read it.
struct CannedRequest: Sendable {
  var method: String
  var path: String
  var headers: [(name: String, value: String)]
  var body: String

  init(_ request: RawRequest) {
    let words = request.requestLine.split(separator: " ").map(String.init)
    method = words.first ?? ""
    path = words.count > 1 ? words[1] : ""
    headers = request.headers
    body = String(decoding: request.body, as: UTF8.self)
  }

  func header(_ name: String) -> String? { headers.last { $0.name.lowercased() == name.lowercased() }?.value }

  var json: JSONValue? { try? JSONParser.parse(body) }
}

/// What a `CannedServer` answers.
struct CannedAnswer: Sendable {
  var status: Int
  var headers: [String]
  var body: [UInt8]

  init(_ status: Int, _ body: String = "", headers: [String] = []) {
    self.init(status, bytes: Array(body.utf8), headers: headers)
  }

  /// No answer: the connection ends.
  static let none = CannedAnswer(0)

  init(_ status: Int, bytes: [UInt8], headers: [String] = []) {
    self.status = status
    self.headers = headers
    body = bytes
  }
}

/// An HTTP server of canned answers on a loopback port.
final class CannedServer: Sendable {
  private let server: RawServer

  init(_ answer: @escaping @Sendable (CannedRequest) -> CannedAnswer) throws {
    server = try RawServer { request in
      let answer = answer(CannedRequest(request))
      return answer.status == 0 ? [.close] : [.answer(answer.status, answer.headers, answer.body)]
    }
  }

  var port: Int { server.port }
  var url: String { "http://127.0.0.1:\(port)" }
  var requests: [CannedRequest] { server.requests.map(CannedRequest.init) }

  /// Ends all threads within a moment.
  func stop() { server.stop() }
}
