import Synchronization

/// The beginning of what a process writes, up to a limit; what comes after is counted only.
final class CapturedOutput: Sendable {
  private let limit: Int
  private let state = Mutex((bytes: [UInt8](), dropped: 0))

  /// An output of which at most `limit` bytes are kept.
  init(limit: Int) { self.limit = limit }

  /// Takes what was written.
  func append(_ bytes: some Collection<UInt8>) {
    state.withLock { state in
      let room = max(0, limit - state.bytes.count)
      state.bytes += bytes.prefix(room)
      state.dropped += max(0, bytes.count - room)
    }
  }

  /// What was kept, as text; bytes that are not UTF-8 become U+FFFD.
  var text: String { state.withLock { String(decoding: $0.bytes, as: UTF8.self) } }

  /// How many bytes were thrown away.
  var dropped: Int { state.withLock(\.dropped) }
}
