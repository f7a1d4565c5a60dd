import Foundation
import JSON
import Synchronization

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#elseif canImport(Glibc)
  import Glibc
#endif

/// A request as a `CannedServer` read it.
struct CannedRequest: Sendable {
  var method: String
  var path: String
  var headers: [(name: String, value: String)]
  var body: String

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

/// An HTTP server of canned answers on a loopback port: one thread accepts, one more serves each connection.
final class CannedServer: Sendable {
  let port: Int
  private let listener: Int32
  private let answer: @Sendable (CannedRequest) -> CannedAnswer
  private let state = Mutex((requests: [CannedRequest](), isStopped: false))

  /// Thrown where the socket cannot be opened.
  struct SocketFailure: Error {}

  init(_ answer: @escaping @Sendable (CannedRequest) -> CannedAnswer) throws {
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
        bind(listener, $0, size) == 0 && listen(listener, 64) == 0 && getsockname(listener, $0, &length) == 0
      }
    }
    guard isListening else { throw SocketFailure() }
    port = Int(UInt16(bigEndian: address.sin_port))
    self.listener = listener
    self.answer = answer
    Thread { [self] in acceptConnections() }.start()
  }

  var url: String { "http://127.0.0.1:\(port)" }
  var requests: [CannedRequest] { state.withLock(\.requests) }

  /// Ends all threads within a moment.
  func stop() { state.withLock { $0.isStopped = true } }

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
      Thread { [self] in
        serve(connection)
        close(connection)
      }.start()
    }
  }

  private static func isReadable(_ socket: Int32) -> Bool {
    var poller = pollfd(fd: socket, events: Int16(POLLIN), revents: 0)
    return poll(&poller, 1, 20) > 0
  }

  private func serve(_ socket: Int32) {
    var buffer: [UInt8] = []
    while let request = read(from: socket, &buffer) {
      state.withLock { $0.requests.append(request) }
      let answer = answer(request)
      guard answer.status != 0 else { return }
      let head = ["HTTP/1.1 \(answer.status) Whatever", "Content-Length: \(answer.body.count)"] + answer.headers
      guard write(Array((head.joined(separator: "\r\n") + "\r\n\r\n").utf8) + answer.body, to: socket) else { return }
    }
  }

  private func receive(from socket: Int32, into buffer: inout [UInt8]) -> Bool {
    while !isStopped {
      guard Self.isReadable(socket) else { continue }
      var chunk = [UInt8](repeating: 0, count: 65_536)
      let count = recv(socket, &chunk, chunk.count, 0)
      buffer += chunk.prefix(max(count, 0))
      return count > 0
    }
    return false
  }

  private func read(from socket: Int32, _ buffer: inout [UInt8]) -> CannedRequest? {
    var text = String(decoding: buffer, as: UTF8.self)
    while !text.contains("\r\n\r\n") {
      guard receive(from: socket, into: &buffer) else { return nil }
      text = String(decoding: buffer, as: UTF8.self)
    }
    let head = String(text.prefix(upTo: text.firstRange(of: "\r\n\r\n")?.lowerBound ?? text.endIndex))
    let lines = head.components(separatedBy: "\r\n")
    let words = lines[0].split(separator: " ").map(String.init)
    var request = CannedRequest(method: words[0], path: words.count > 1 ? words[1] : "", headers: [], body: "")
    for line in lines.dropFirst() {
      let parts = line.split(separator: ":", maxSplits: 1).map(String.init)
      guard parts.count == 2 else { continue }
      request.headers.append((parts[0], String(parts[1].drop { $0 == " " })))
    }
    let start = head.utf8.count + 4
    let end = start + (request.header("Content-Length").flatMap { Int($0) } ?? 0)
    while buffer.count < end {
      guard receive(from: socket, into: &buffer) else { return nil }
    }
    request.body = String(decoding: buffer[start..<end], as: UTF8.self)
    buffer.removeFirst(end)
    return request
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
