import Foundation
import Synchronization

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#elseif canImport(Glibc)
  import Glibc
#endif

/// An HTTP server on a loopback port that answers one request at a time, and only when told to.
final class SlowServer: Sendable {
  let port: Int
  private let listener: Int32
  private let state = Mutex(State())

  private struct State {
    var received: [String] = []
    var allowed = 0
    var isStopped = false
  }

  /// Thrown where the socket cannot be opened.
  struct SocketFailure: Error {}

  /// A server that answers `allowed` requests with 200 and `body` at once, and each further one when told to.
  init(body: String = "{}", allowed: Int = 0) throws {
    #if canImport(Glibc)
      let stream = Int32(SOCK_STREAM.rawValue)
    #else
      let stream = SOCK_STREAM
    #endif
    let listener = socket(AF_INET, stream, 0)
    guard listener >= 0 else { throw SocketFailure() }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let size = length
    let isListening = withUnsafeMutablePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(listener, $0, size) == 0 && listen(listener, 16) == 0 && getsockname(listener, $0, &length) == 0
      }
    }
    guard isListening else { throw SocketFailure() }
    port = Int(UInt16(bigEndian: address.sin_port))
    self.listener = listener
    state.withLock { $0.allowed = allowed }
    Thread.detachNewThread { [self] in serve(body) }
  }

  var url: String { "http://127.0.0.1:\(port)" }

  /// The requests so far, heads and bodies.
  var received: [String] { state.withLock { $0.received } }

  /// Lets one more request be answered.
  func answer() { state.withLock { $0.allowed += 1 } }

  /// Ends the server within a moment.
  func stop() { state.withLock { $0.isStopped = true } }

  private func serve(_ body: String) {
    defer { close(listener) }
    let answer = Array(
      "HTTP/1.1 200 OK\r\nContent-Length: \(body.utf8.count)\r\nConnection: close\r\n\r\n\(body)".utf8)
    while let connection = next({ Self.isReadable(listener) ? accept(listener, nil, nil) : nil }) {
      defer { close(connection) }
      var buffer = [UInt8](repeating: 0, count: 65_536)
      // Requests of these tests fit one segment.
      guard next({ Self.isReadable(connection) ? true : nil }) != nil,
        case let count = recv(connection, &buffer, buffer.count, 0), count > 0
      else { continue }
      let number = state.withLock { state in
        state.received.append(String(decoding: buffer.prefix(count), as: UTF8.self))
        return state.received.count
      }
      guard next({ state.withLock { $0.allowed } >= number ? true : nil }) != nil else { return }
      _ = answer.withUnsafeBytes { send(connection, $0.baseAddress, $0.count, 0) }
    }
  }

  /// What `condition` gives in the end; nil once the server is stopped.
  private func next<Value>(_ condition: () -> Value?) -> Value? {
    while !state.withLock({ $0.isStopped }) {
      if let value = condition() { return value }
      usleep(5000)
    }
    return nil
  }

  private static func isReadable(_ socket: Int32) -> Bool {
    var poller = pollfd(fd: socket, events: Int16(POLLIN), revents: 0)
    return poll(&poller, 1, 0) > 0
  }
}
