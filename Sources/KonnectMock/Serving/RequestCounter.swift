import Synchronization

/// How many requests each organization has had.
final class RequestCounter: Sendable {
  private let counts = Mutex<[String: Int]>([:])

  /// Counts a request with `token` and returns its number, from 1; those without a token are counted together.
  func next(_ token: String?) -> Int {
    counts.withLock { counts in
      counts[token ?? "", default: 0] += 1
      return counts[token ?? "", default: 0]
    }
  }

  /// Begins anew for `token`.
  func restart(_ token: String) { counts.withLock { $0[token] = nil } }
}
