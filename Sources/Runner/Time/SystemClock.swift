/// The machine's clock.
public struct SystemClock: RunClock {
  private let start = ContinuousClock.now

  /// A clock that starts at zero now.
  public init() {}

  /// Time since the clock was made.
  public func now() -> Duration { start.duration(to: .now) }

  /// Sleeps.
  public func sleep(for duration: Duration) async throws { try await Task.sleep(for: duration) }

  /// False.
  public var isSimulated: Bool { false }
}
