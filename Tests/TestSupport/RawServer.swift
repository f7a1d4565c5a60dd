import Foundation
import Synchronization

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#elseif canImport(Glibc)
  import Glibc
#endif

/// A request as a `RawServer` read it from its socket.
public struct RawRequest: Sendable {
  /// Method, target and version.
  public var requestLine: String
  /// The header fields, in order.
  public var headers: [(name: String, value: String)]
  /// The body, as long as `Content-Length` says.
  public var body: [UInt8]
  /// The number of the connection it came on, from 1.
  public var connection: Int

  /// The values of the fields of this name, regardless of case.
  public func values(of name: String) -> [String] {
    headers.filter { $0.name.lowercased() == name.lowercased() }.map(\.value)
  }
}

/// What a `RawServer` does with a connection, in turn.
public enum RawAction: Sendable {
  /// Sends bytes.
  case send([UInt8])
  /// Sends bytes again and again, until the client goes away.
  case sendForever([UInt8])
  /// Does nothing for a time.
  case pause(Duration)
  /// Ends the connection as a peer does that is done.
  case close
  /// Ends the connection with a TCP reset.
  case reset
  /// Keeps the connection open and says nothing, until the client goes away.
  case stall

  /// Sends text.
  public static func send(_ text: String) -> RawAction { .send(Array(text.utf8)) }

  /// A whole answer with its `Content-Length`.
  public static func answer(_ status: Int, _ headers: [String] = [], _ body: [UInt8] = []) -> RawAction {
    let lines = ["HTTP/1.1 \(status) Whatever", "Content-Length: \(body.count)"] + headers
    return .send(Array((lines.joined(separator: "\r\n") + "\r\n\r\n").utf8) + body)
  }
}

/// A TCP server of canned bytes on a loopback port: one thread accepts, one more serves each connection.
public final class RawServer: Sendable {
  /// The port, on loopback.
  public let port: Int
  private let listener: Int32
  private let script: @Sendable (RawRequest) -> [RawAction]
  private let state = Mutex(State())

  private struct State {
    var requests: [RawRequest] = []
    var connections = 0
    var abandoned = 0
    var closings = 0
    var isStopped = false
  }

  /// Thrown where the socket cannot be opened.
  public struct SocketFailure: Error {}

  /// Starts serving by `script`, which says what to do upon each request.
  public init(_ script: @escaping @Sendable (RawRequest) -> [RawAction]) throws {
    #if canImport(Glibc)
      let stream = Int32(SOCK_STREAM.rawValue)
    #else
      let stream = SOCK_STREAM
    #endif
    listener = socket(AF_INET, stream, 0)
    guard listener >= 0 else { throw SocketFailure() }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let (socket, size) = (listener, length)
    let isListening = withUnsafeMutablePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(socket, $0, size) == 0 && listen(socket, 256) == 0 && getsockname(socket, $0, &length) == 0
      }
    }
    guard isListening else { throw SocketFailure() }
    port = Int(UInt16(bigEndian: address.sin_port))
    self.script = script
    Thread { [self] in acceptConnections() }.start()
  }

  /// The URL of `path` on this server.
  public func url(_ path: String = "/") -> String { "http://127.0.0.1:\(port)\(path)" }

  /// The requests read so far.
  public var requests: [RawRequest] { state.withLock(\.requests) }
  /// The connections accepted so far.
  public var connections: Int { state.withLock(\.connections) }
  /// The connections that the client left while they stalled.
  public var abandoned: Int { state.withLock(\.abandoned) }

  /// The connections that are closed.
  public var closings: Int { state.withLock(\.closings) }

  /// Ends all threads within a moment.
  public func stop() { state.withLock { $0.isStopped = true } }

  private var isStopped: Bool { state.withLock(\.isStopped) }

  private func acceptConnections() {
    defer { close(listener) }
    while !isStopped {
      guard Self.isReadable(listener) else { continue }
      let connection = accept(listener, nil, nil)
      guard connection >= 0 else { continue }
      #if canImport(Darwin)
        var on: Int32 = 1
        setsockopt(connection, SOL_SOCKET, SO_NOSIGPIPE, &on, socklen_t(MemoryLayout<Int32>.size))
      #endif
      let number = state.withLock {
        $0.connections += 1
        return $0.connections
      }
      Thread { [self] in
        serve(connection, number)
        close(connection)
        state.withLock { $0.closings += 1 }
      }.start()
    }
  }

  private static func isReadable(_ socket: Int32) -> Bool {
    var poller = pollfd(fd: socket, events: Int16(POLLIN), revents: 0)
    return poll(&poller, 1, 20) > 0
  }

  private func serve(_ socket: Int32, _ number: Int) {
    var buffer: [UInt8] = []
    while let request = read(from: socket, &buffer, number) {
      state.withLock { $0.requests.append(request) }
      for action in script(request) {
        guard perform(action, on: socket) else { return }
      }
    }
  }

  /// The next bytes, empty at the end of the stream; nil where the server is stopped.
  private func receive(from socket: Int32) -> [UInt8]? {
    while !isStopped {
      guard Self.isReadable(socket) else { continue }
      var chunk = [UInt8](repeating: 0, count: 65_536)
      let count = recv(socket, &chunk, chunk.count, 0)
      return Array(chunk.prefix(max(count, 0)))
    }
    return nil
  }

  private func read(from socket: Int32, _ buffer: inout [UInt8], _ number: Int) -> RawRequest? {
    var searched = 0
    while true {
      let start = max(searched - 3, 0)
      if let end = buffer[start...].indices.first(where: { buffer[$0...].starts(with: [13, 10, 13, 10]) }) {
        return read(from: socket, &buffer, number, headerEnd: end)
      }
      searched = buffer.count
      guard let more = receive(from: socket), !more.isEmpty else { return nil }
      buffer += more
    }
  }

  private func read(from socket: Int32, _ buffer: inout [UInt8], _ number: Int, headerEnd: Int) -> RawRequest? {
    let lines = String(decoding: buffer[..<headerEnd], as: UTF8.self).components(separatedBy: "\r\n")
    var request = RawRequest(requestLine: lines[0], headers: [], body: [], connection: number)
    for line in lines.dropFirst() {
      guard let colon = line.firstIndex(of: ":") else { continue }
      let value = line[line.index(after: colon)...].drop { $0 == " " }
      request.headers.append((String(line[..<colon]), String(value)))
    }
    let end = headerEnd + 4 + (request.values(of: "Content-Length").first.flatMap { Int($0) } ?? 0)
    while buffer.count < end {
      guard let more = receive(from: socket), !more.isEmpty else { return nil }
      buffer += more
    }
    request.body = Array(buffer[(headerEnd + 4)..<end])
    buffer.removeFirst(end)
    return request
  }

  /// Whether the connection is still there to go on with.
  private func perform(_ action: RawAction, on socket: Int32) -> Bool {
    switch action {
    case .send(let bytes): return write(bytes, to: socket)
    case .sendForever(let bytes):
      while !isStopped, write(bytes, to: socket) {}
      return false
    case .pause(let time):
      let end = ContinuousClock.now + time
      while ContinuousClock.now < end, !isStopped { usleep(1000) }
      return true
    case .close: return false
    case .reset:
      var option = linger(l_onoff: 1, l_linger: 0)
      setsockopt(socket, SOL_SOCKET, SO_LINGER, &option, socklen_t(MemoryLayout<linger>.size))
      return false
    case .stall:
      while let bytes = receive(from: socket), !bytes.isEmpty {}
      if !isStopped { state.withLock { $0.abandoned += 1 } }
      return false
    }
  }

  private func write(_ bytes: [UInt8], to socket: Int32) -> Bool {
    #if canImport(Darwin)
      let flags: Int32 = 0
    #else
      let flags = Int32(MSG_NOSIGNAL)
    #endif
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { send(socket, $0.baseAddress, $0.count, flags) }
      guard count > 0 else { return false }
      rest = rest.dropFirst(count)
    }
    return true
  }
}
