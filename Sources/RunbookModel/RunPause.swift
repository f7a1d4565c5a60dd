/// A time in which a run does nothing but wait.
public struct RunPause: Sendable, Hashable {
  /// What it waits for, to stand behind "waiting": `for ready`, `to send again what was answered with 429`.
  public var purpose: String
  /// How long it waits before it goes on.
  public var duration: Duration
  /// When it gives up altogether, from the beginning of the pause; nil where it does not.
  public var limit: Duration?

  /// A pause of `duration`.
  public init(purpose: String, duration: Duration, limit: Duration? = nil) {
    self.purpose = purpose
    self.duration = duration
    self.limit = limit
  }
}
