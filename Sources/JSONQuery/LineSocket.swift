#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#elseif canImport(Glibc)
  import Glibc
#endif

/// One end of a connection between two processes that send each other lines.
struct LineSocket: Sendable {
  /// What came of reading.
  enum Reading {
    case line(String)
    case ended
    case timedOut
  }

  let descriptor: Int32
  private var buffer: [UInt8] = []
  private var searched = 0

  init(descriptor: Int32) { self.descriptor = descriptor }

  /// Two ends of a connection, which no program started later inherits; nil where the system has none to give.
  static func pair() -> (LineSocket, LineSocket)? {
    var ends: [Int32] = [-1, -1]
    #if canImport(Glibc)
      let kind = Int32(SOCK_STREAM.rawValue)
    #else
      let kind = SOCK_STREAM
    #endif
    guard socketpair(AF_UNIX, kind, 0, &ends) == 0 else { return nil }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    return (LineSocket(descriptor: ends[0]), LineSocket(descriptor: ends[1]))
  }

  /// Sends a line; false where the other end is gone, or does not take it by `deadline`.
  func write(_ line: String, until deadline: ContinuousClock.Instant?) -> Bool {
    var rest = Array((line + "\n").utf8)[...]
    while !rest.isEmpty {
      guard wait(for: Int16(POLLOUT), until: deadline) else { return false }
      let count = rest.withUnsafeBytes { send(descriptor, $0.baseAddress, min($0.count, 65_536), Self.flags) }
      if count < 0, errno == EINTR || errno == EAGAIN { continue }
      guard count > 0 else { return false }
      rest = rest.dropFirst(count)
    }
    return true
  }

  /// The next line.
  mutating func read(until deadline: ContinuousClock.Instant?) -> Reading {
    while true {
      if let end = buffer[searched...].firstIndex(of: 10) {
        let line = String(decoding: buffer[..<end], as: UTF8.self)
        buffer.removeFirst(end + 1)
        searched = 0
        return .line(line)
      }
      searched = buffer.count
      guard wait(for: Int16(POLLIN), until: deadline) else { return .timedOut }
      var chunk = [UInt8](repeating: 0, count: 65_536)
      let count = recv(descriptor, &chunk, chunk.count, 0)
      if count < 0, errno == EINTR || errno == EAGAIN { continue }
      guard count > 0 else { return .ended }
      buffer += chunk[..<count]
    }
  }

  func close() {
    #if canImport(Darwin)
      _ = Darwin.close(descriptor)
    #elseif canImport(Musl)
      _ = Musl.close(descriptor)
    #elseif canImport(Glibc)
      _ = Glibc.close(descriptor)
    #endif
  }

  #if canImport(Darwin)
    private static let flags: Int32 = 0
  #else
    /// Without a signal where the other end is gone.
    private static let flags = Int32(MSG_NOSIGNAL)
  #endif

  private func wait(for events: Int16, until deadline: ContinuousClock.Instant?) -> Bool {
    while true {
      var timeout: Int32 = -1
      if let deadline {
        let left = deadline - .now
        guard left > .zero else { return false }
        timeout = Int32(min(left / .milliseconds(1), 60_000)) + 1
      }
      var poller = pollfd(fd: descriptor, events: events, revents: 0)
      let count = poll(&poller, 1, timeout)
      if count > 0 { return true }
      if count < 0, errno != EINTR { return true }
    }
  }
}
