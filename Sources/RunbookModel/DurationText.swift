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

  /// The duration that `text` writes: `90` (seconds), `1.5s`, `200ms`, `15m`, `1h 30m`, `15 minutes`; nil for anything
  /// else, for zero, and for more than thirty days.
  public static func parse(_ text: String) -> Duration? {
    var rest = text[...].drop(while: \.isWhitespace)
    var seconds = 0.0
    var hasPart = false
    while !rest.isEmpty {
      let digits = rest.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
      guard let amount = Double(digits) else { return nil }
      rest = rest[digits.endIndex...].drop(while: \.isWhitespace)
      let word = rest.prefix(while: \.isLetter)
      rest = rest[word.endIndex...].drop(while: \.isWhitespace)
      // A number alone is seconds; one beside others would be anything.
      guard !word.isEmpty || (!hasPart && rest.isEmpty), let unit = units[word.lowercased()] else { return nil }
      seconds += amount * unit
      hasPart = true
    }
    return seconds >= 0.001 && seconds <= 30 * 86_400 ? .seconds(seconds) : nil
  }

  /// Seconds in a unit, by its names.
  private static let units: [String: Double] = [
    "": 1, "ms": 0.001, "s": 1, "sec": 1, "second": 1, "seconds": 1, "m": 60, "min": 60, "minute": 60, "minutes": 60,
    "h": 3600, "hour": 3600, "hours": 3600, "d": 86_400, "day": 86_400, "days": 86_400,
  ]
}
