import RunbookModel

/// Whether a request that was answered with 429 or 503, or not to its end, is sent again, and after which pause.
///
/// Idempotent requests are after those statuses; a POST or PATCH only after a 429 with `Retry-After`, which says that
/// nothing was done. Where the connection was lost, only a mere question is asked again: a second DELETE would not find
/// what the first one took away.
struct RetryPolicy {
  /// A request is sent this often at most.
  static let maximumTries = 5
  /// Who asks for a longer pause is not waited for.
  static let longestPause = Duration.seconds(600)

  private var tries = 0
  private var schedule: PollSchedule

  /// A policy for one request; `seed` determines the jitter of pauses that no answer names.
  init(seed: UInt64) { schedule = PollSchedule(seed: seed) }

  /// The pause after `exchange`; nil where its outcome stands.
  ///
  /// - Parameter status: The status that the page expects, which is no reason to try again.
  mutating func pause(after exchange: Exchange, expecting status: Int?) -> Duration? {
    tries += 1
    guard tries < Self.maximumTries else { return nil }
    if exchange.isConnectionLost { return HTTPMethod.isSafe(exchange.method) ? schedule.next() : nil }
    guard let response = exchange.response, response.status == 429 || response.status == 503, response.status != status
    else { return nil }
    let named = RetryAfter.pause(in: response)
    guard HTTPMethod.isIdempotent(exchange.method) || (response.status == 429 && named != nil) else { return nil }
    let pause = named ?? schedule.next()
    return pause <= Self.longestPause ? pause : nil
  }
}
