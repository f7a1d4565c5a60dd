import Synchronization

/// The clock that a run reads and sleeps by, so that a wait of a quarter of an hour need not take one.
public protocol RunClock: Sendable {
  /// Time since some fixed moment.
  func now() -> Duration

  /// Returns after `duration` has passed on this clock.
  ///
  /// - Throws: `CancellationError` when the task is cancelled before.
  func sleep(for duration: Duration) async throws

  /// Whether its time is simulated.
  var isSimulated: Bool { get }
}

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
