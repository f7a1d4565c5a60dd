#if os(Linux)
  import Foundation
  import Glibc
  import Synchronization

  /// Stands between the program and a server, logs every request, and ends the program at a chosen one.
  final class KillingProxy: Sendable {
    /// When, relative to what the server does, the program is ended.
    enum Moment: String, Sendable, CaseIterable {
      /// Before the request reaches the server.
      case before
      /// After the server has answered, before the answer reaches the program.
      case after
    }

    /// A request that reached the server.
    struct Entry: Sendable {
      var method: String
      var path: String
      var status: Int
    }

    private struct State {
      var entries: [Entry] = []
      var seen = 0
      var victim: pid_t?
      var point: (number: Int, moment: Moment)?
      var isStopped = false
    }

    let port: Int
    private let listener: Int32
    private let serverPort: Int
    private let state = Mutex(State())

    struct SocketFailure: Error {}

    /// A proxy before the server on `serverPort` of this machine.
    init(serverPort: Int) throws {
      self.serverPort = serverPort
      listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
      var address = Self.loopback(0)
      var length = socklen_t(MemoryLayout<sockaddr_in>.size)
      let size = length
      let descriptor = listener
      let isListening = withUnsafeMutablePointer(to: &address) {
        $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
          bind(descriptor, $0, size) == 0 && listen(descriptor, 64) == 0
            && getsockname(descriptor, $0, &length) == 0
        }
      }
      guard isListening else { throw SocketFailure() }
      port = Int(UInt16(bigEndian: address.sin_port))
      Thread { [self] in acceptConnections() }.start()
    }

    var url: String { "http://127.0.0.1:\(port)" }

    /// What reached the server since the last `begin`.
    var entries: [Entry] { state.withLock(\.entries) }

    /// How many requests arrived here since the last `begin`.
    var seen: Int { state.withLock(\.seen) }

    /// Begins a new log, and from now on ends the victim at request `number` (from 1), if one is given.
    func begin(_ number: Int? = nil, _ moment: Moment = .before) {
      state.withLock {
        $0.entries = []
        $0.seen = 0
        $0.victim = nil
        $0.point = number.map { ($0, moment) }
      }
    }

    /// Says which process to end; nil when it has ended, so that no other is hit.
    func target(_ process: pid_t?) { state.withLock { $0.victim = process } }

    func stop() {
      state.withLock { $0.isStopped = true }
      shutdown(listener, Int32(SHUT_RDWR))
      close(listener)
    }

    // MARK: Connections

    private static func loopback(_ port: Int) -> sockaddr_in {
      var address = sockaddr_in()
      address.sin_family = sa_family_t(AF_INET)
      address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
      address.sin_port = UInt16(port).bigEndian
      return address
    }

    private func acceptConnections() {
      while true {
        let connection = accept(listener, nil, nil)
        if connection < 0 {
          if state.withLock(\.isStopped) { return }
          continue
        }
        Thread { [self] in
          serve(connection)
          close(connection)
        }.start()
      }
    }

    private func serve(_ client: Int32) {
      guard let request = Self.readRequest(client) else { return }
      let number = state.withLock { state in
        state.seen += 1
        return state.seen
      }
      if kill(at: number, .before) { return }
      guard let answer = forward(request) else { return }
      let words = request.head.split(separator: " ")
      let status = String(decoding: answer.prefix(16), as: UTF8.self).split(separator: " ").dropFirst().first
      let entry = Entry(
        method: String(words[0]), path: String(words[1]), status: status.flatMap { Int($0) } ?? 0)
      state.withLock { $0.entries.append(entry) }
      if kill(at: number, .after) { return }
      Self.write(answer, to: client)
    }

    /// Ends the victim where this is the chosen moment.
    private func kill(at number: Int, _ moment: Moment) -> Bool {
      let victim = state.withLock { state -> pid_t? in
        guard let point = state.point, point.number == number, point.moment == moment else { return nil }
        state.point = nil
        return state.victim
      }
      guard let victim else { return false }
      Glibc.kill(victim, SIGKILL)
      return true
    }

    private func forward(_ request: (head: String, body: [UInt8])) -> [UInt8]? {
      let server = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
      defer { close(server) }
      var address = Self.loopback(serverPort)
      let isConnected = withUnsafePointer(to: &address) {
        $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
          connect(server, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
        }
      }
      guard isConnected else { return nil }
      // One request a connection, so that the answer ends where the connection does.
      let lines = request.head.components(separatedBy: "\r\n").filter { !$0.lowercased().hasPrefix("connection:") }
      let head = (lines + ["Connection: close"]).joined(separator: "\r\n") + "\r\n\r\n"
      Self.write(Array(head.utf8) + request.body, to: server)
      var answer: [UInt8] = []
      while let chunk = Self.read(server) { answer += chunk }
      return answer
    }

    private static func readRequest(_ socket: Int32) -> (head: String, body: [UInt8])? {
      var bytes: [UInt8] = []
      let end = Array("\r\n\r\n".utf8)
      while bytes.firstRange(of: end) == nil {
        guard let chunk = read(socket) else { return nil }
        bytes += chunk
      }
      guard let split = bytes.firstRange(of: end) else { return nil }
      let head = String(decoding: bytes[..<split.lowerBound], as: UTF8.self)
      let length = head.components(separatedBy: "\r\n").first { $0.lowercased().hasPrefix("content-length:") }
      let size = length.flatMap { Int($0.dropFirst("content-length:".count).trimmingCharacters(in: .whitespaces)) } ?? 0
      var body = Array(bytes[split.upperBound...])
      while body.count < size {
        guard let chunk = read(socket) else { return nil }
        body += chunk
      }
      return (head, body)
    }

    private static func read(_ socket: Int32) -> [UInt8]? {
      var chunk = [UInt8](repeating: 0, count: 65_536)
      let count = recv(socket, &chunk, chunk.count, 0)
      return count > 0 ? Array(chunk.prefix(count)) : nil
    }

    private static func write(_ bytes: [UInt8], to socket: Int32) {
      var rest = bytes[...]
      while !rest.isEmpty {
        let count = rest.withUnsafeBytes { send(socket, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
        guard count > 0 else { return }
        rest = rest.dropFirst(count)
      }
    }
  }
#endif
