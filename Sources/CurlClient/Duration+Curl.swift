extension Duration {
  /// The longest time that is kept to, 30 days.
  static let longest: Duration = .seconds(30 * 24 * 3600)

  /// Whole milliseconds, at least 1 (libcurl takes 0 for no limit) and at most `longest`.
  var milliseconds: Int {
    let limited = min(max(self, .milliseconds(1)), .longest)
    return Int(limited.components.seconds) * 1000 + Int(limited.components.attoseconds / 1_000_000_000_000_000)
  }
}

extension HTTPRequest {
  /// The time within which a connection must stand.
  var shorterTimeout: Duration { min(timeout, connectTimeout) }
}
