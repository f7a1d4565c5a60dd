/// Durations as people write them.
public enum DurationText {
  /// `15m`, `15m 4s`, `1.5s`, `12ms`.
  public static func short(_ duration: Duration) -> String {
    let (seconds, attoseconds) = duration.components
    let milliseconds = Double(seconds) * 1000 + Double(attoseconds) / 1e15
    if milliseconds < 1000 { return "\(Int(milliseconds.rounded()))ms" }
    if seconds < 60 {
      let tenths = Int((milliseconds / 100).rounded())
      return tenths % 10 == 0 ? "\(tenths / 10)s" : "\(tenths / 10).\(tenths % 10)s"
    }
    let parts = [(seconds / 3600, "h"), (seconds / 60 % 60, "m"), (seconds % 60, "s")]
    return parts.filter { $0.0 > 0 }.map { "\($0.0)\($0.1)" }.joined(separator: " ")
  }
}
