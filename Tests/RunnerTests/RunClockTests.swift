import Testing

@testable import Runner

struct RunClockTests {
  @Test func jumpsWithoutTakingTime() async throws {
    let clock = VirtualClock()
    try await clock.sleep(for: .seconds(900))
    try await clock.sleep(for: .milliseconds(500))
    #expect(clock.now() == .milliseconds(900_500))
    #expect(clock.isSimulated)
  }

  @Test func doesNotJumpForACancelledTask() async {
    let clock = VirtualClock()
    let task = Task {
      withUnsafeCurrentTask { $0?.cancel() }
      try await clock.sleep(for: .seconds(1))
    }
    await #expect(throws: CancellationError.self) { try await task.value }
    #expect(clock.now() == .zero)
  }

  @Test func followsTheMachine() async throws {
    let clock = SystemClock()
    let before = clock.now()
    try await clock.sleep(for: .milliseconds(10))
    #expect(clock.now() - before >= .milliseconds(10))
    #expect(!clock.isSimulated)
  }
}
