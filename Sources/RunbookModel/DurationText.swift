/// Durations as people write them.
public enum DurationText {
  /// `15m`, `15m 4s`, `1.5s`, `12ms`; what is negative counts as zero.
  public static func short(_ duration: Duration) -> String {
    let (seconds, attoseconds) = max(duration, .zero).components
    let milliseconds = attoseconds / 1_000_000_000_000_000
    if seconds == 0 { return "\(milliseconds)ms" }
    if seconds < 60 {
      let tenths = milliseconds / 100
      return tenths == 0 ? "\(seconds)s" : "\(seconds).\(tenths)s"
    }
    let parts = [(seconds / 3600, "h"), (seconds / 60 % 60, "m"), (seconds % 60, "s")]
    return parts.filter { $0.0 > 0 }.map { "\($0.0)\($0.1)" }.joined(separator: " ")
  }
}
