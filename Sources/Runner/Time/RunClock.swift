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
