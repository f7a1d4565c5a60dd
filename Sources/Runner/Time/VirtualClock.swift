import Synchronization

/// A clock that jumps: sleeping takes no time and moves it on.
///
/// It stands still otherwise, so that what it measures is the same in every run. The mock reads the same clock.
public final class VirtualClock: RunClock {
  private let time = Mutex(Duration.zero)

  /// A clock at zero.
  public init() {}

  /// The time slept through so far.
  public func now() -> Duration { time.withLock { $0 } }

  /// Moves the clock on by `duration`.
  public func sleep(for duration: Duration) async throws {
    try Task.checkCancellation()
    time.withLock { $0 += duration }
  }

  /// True.
  public var isSimulated: Bool { true }
}
