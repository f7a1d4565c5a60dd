public import RunbookModel

/// A pause and what was seen before it → one line that tells how long is still to wait.
public struct WaitCountdown: Sendable {
  private var reading: PollReading?
  private var pause: RunPause?
  private var start: ContinuousClock.Instant?

  /// A countdown behind a look at what is waited for, where there was one.
  public init(after reading: PollReading? = nil) { self.reading = reading }

  /// Begins with `pause`.
  public mutating func begin(_ pause: RunPause, at now: ContinuousClock.Instant) {
    self.pause = pause
    start = now
  }

  /// The line at `now`, at most 79 columns wide; nil before the pause.
  public func text(at now: ContinuousClock.Instant) -> String? {
    guard let pause, let start else { return nil }
    let elapsed = start.duration(to: now)
    var facts = ["next in \(Self.seconds(pause.duration - elapsed))"]
    if let limit = pause.limit { facts.append("gives up in \(Self.seconds(limit - elapsed))") }
    if let reading { facts.insert("\(reading.state.cut(to: 24).printable), look \(reading.attempt)", at: 0) }
    return String("  … waiting \(pause.purpose.printable): \(facts.joined(separator: " · "))".prefix(79))
  }

  /// Whole seconds, those begun counted.
  private static func seconds(_ duration: Duration) -> String {
    let (seconds, attoseconds) = max(duration, .zero).components
    return DurationText.short(.seconds(seconds + (attoseconds > 0 ? 1 : 0)))
  }
}
