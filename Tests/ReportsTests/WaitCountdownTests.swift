import Reports
import RunbookModel
import Testing

@Suite struct WaitCountdownTests {
  private let start = ContinuousClock.now

  @Test func tellsHowLongIsStillToWait() {
    var countdown = WaitCountdown(after: PollReading(attempt: 3, state: "initializing", elapsed: .seconds(9)))
    #expect(countdown.text(at: start) == nil)
    countdown.begin(RunPause(purpose: "for ready", duration: .seconds(30), limit: .seconds(900)), at: start)
    #expect(
      countdown.text(at: start) == "  … waiting for ready: initializing, look 3 · next in 30s · gives up in 15m")
    #expect(
      countdown.text(at: start + .milliseconds(29_100))
        == "  … waiting for ready: initializing, look 3 · next in 1s · gives up in 14m 31s")
    // A pause that the machine slept through is not negative.
    #expect(countdown.text(at: start + .seconds(99))?.contains("next in 0ms") == true)
  }

  @Test func withoutALookOrALimit() {
    var countdown = WaitCountdown()
    countdown.begin(RunPause(purpose: "between two requests", duration: .seconds(2)), at: start)
    #expect(countdown.text(at: start) == "  … waiting between two requests: next in 2s")
  }

  @Test func fitsALineAndDoesNotActOnTheTerminal() {
    let state = String(repeating: "x", count: 200) + "\u{1B}[2J"
    var countdown = WaitCountdown(after: PollReading(attempt: 1, state: "\u{1B}[2J" + state, elapsed: .zero))
    let purpose = "to send again what was answered with 429"
    countdown.begin(RunPause(purpose: purpose, duration: .seconds(3), limit: .seconds(60)), at: start)
    let text = countdown.text(at: start) ?? ""
    #expect(text.count <= 79)
    #expect(!text.contains("\u{1B}"))
  }
}
