import Foundation
import Synchronization

/// A gateway as far as checks look at one: key and basic authentication, a limit of requests, a session, and an upstream
/// that echoes.
final class GatewayStandIn: Sendable {
  static let key = "hello_world"
  /// The requests that `/limited` lets through.
  static let limit = 3

  private let limited = Mutex(0)
  private let readiness = Mutex(0)

  func answer(_ request: CannedRequest) -> CannedAnswer {
    let path = String(request.path.prefix { $0 != "?" })
    switch path {
    case "/limited": return answerLimited()
    case "/keyed":
      guard request.header("apikey") == Self.key else { return Self.unauthorized("No API key found in request") }
      return echo(request)
    case "/basic":
      guard request.header("authorization") == "Basic \(Data("alex:doe".utf8).base64EncodedString())" else {
        return Self.unauthorized("Unauthorized")
      }
      return CannedAnswer(200, "{}", headers: ["Set-Cookie: session=s-1; Path=/; HttpOnly"])
    case "/session":
      return request.header("cookie") == "session=s-1"
        ? CannedAnswer(200, #"{"user":"alex"}"#) : Self.unauthorized("Unauthorized")
    case "/late":
      let count = readiness.withLock { count in
        count += 1
        return count
      }
      return count > 2 ? CannedAnswer(200, #"{"output_file_id":"f-1"}"#) : CannedAnswer(404, "{}")
    default: return echo(request)
    }
  }

  private func answerLimited() -> CannedAnswer {
    let count = limited.withLock { count in
      count += 1
      return count
    }
    guard count <= Self.limit else { return CannedAnswer(429, #"{"message":"API rate limit exceeded"}"#) }
    return CannedAnswer(200, "{}", headers: ["X-RateLimit-Remaining-Minute: \(Self.limit - count)"])
  }

  private static func unauthorized(_ message: String) -> CannedAnswer {
    CannedAnswer(401, #"{"message":"\#(message)"}"#, headers: ["WWW-Authenticate: Key realm=\"kong\""])
  }

  private func echo(_ request: CannedRequest) -> CannedAnswer {
    CannedAnswer(
      200, request.body, headers: ["X-Method: \(request.method)", "X-Echo: \(request.header("x-echo") ?? "")"])
  }
}
