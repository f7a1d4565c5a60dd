import Foundation
import Synchronization
import TestSupport

/// An HTTP server on a loopback port that answers only when told to.
final class SlowServer: Sendable {
  private let server: RawServer
  private let state: State

  private final class State: Sendable {
    let received = Mutex<[String]>([])
    let allowed: Mutex<Int>
    let isStopped = Mutex(false)

    init(allowed: Int) { self.allowed = Mutex(allowed) }

    /// Keeps `request`, and waits until it may be answered; false where the server is stopped.
    func take(_ request: RawRequest) -> Bool {
      let head = [request.requestLine] + request.headers.map { "\($0.name): \($0.value)" }
      let text = head.joined(separator: "\r\n") + "\r\n\r\n" + String(decoding: request.body, as: UTF8.self)
      let number = received.withLock { received in
        received.append(text)
        return received.count
      }
      while !isStopped.withLock({ $0 }) {
        if allowed.withLock({ $0 }) >= number { return true }
        usleep(5000)
      }
      return false
    }
  }

  /// A server that answers `allowed` requests with 200 and `body` at once, and each further one when told to.
  init(body: String = "{}", allowed: Int = 0) throws {
    let state = State(allowed: allowed)
    self.state = state
    server = try RawServer { request in
      state.take(request) ? [.answer(200, ["Connection: close"], Array(body.utf8)), .close] : [.close]
    }
  }

  var port: Int { server.port }

  var url: String { "http://127.0.0.1:\(port)" }

  /// The requests so far, heads and bodies.
  var received: [String] { state.received.withLock { $0 } }

  /// Lets one more request be answered.
  func answer() { state.allowed.withLock { $0 += 1 } }

  /// Ends the server within a moment.
  func stop() {
    state.isStopped.withLock { $0 = true }
    server.stop()
  }
}
