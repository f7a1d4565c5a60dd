import RunbookModel
import Testing

@Suite struct DurationTextTests {
  @Test(arguments: [
    (Duration.zero, "0ms"), (.milliseconds(12), "12ms"), (.microseconds(999_900), "999ms"), (.seconds(1), "1s"),
    (.milliseconds(1500), "1.5s"), (.milliseconds(59_990), "59.9s"), (.seconds(60), "1m"), (.seconds(904), "15m 4s"),
    (.seconds(3600), "1h"), (.seconds(3661), "1h 1m 1s"), (.seconds(90_000), "25h"), (.milliseconds(60_900), "1m"),
    (.seconds(-5), "0ms"), (Duration(secondsComponent: .max, attosecondsComponent: 0), "2562047788015215h 30m 7s"),
    (Duration(secondsComponent: .min, attosecondsComponent: 0), "0ms"),
  ])
  func asPeopleWriteThem(_ duration: Duration, _ text: String) {
    #expect(DurationText.short(duration) == text)
  }

  @Test(
    arguments: [
      ("90", .seconds(90)), ("90s", .seconds(90)), ("1.5s", .milliseconds(1500)), ("200ms", .milliseconds(200)),
      ("15m", .seconds(900)), ("1h 30m", .seconds(5400)), ("1h30m", .seconds(5400)), ("15 minutes", .seconds(900)),
      ("1 Hour", .seconds(3600)), (" 2 min ", .seconds(120)), ("30d", .seconds(2_592_000)),
    ] as [(String, Duration)])
  func isRead(_ text: String, _ duration: Duration) {
    #expect(DurationText.parse(text) == duration)
  }

  @Test(arguments: [
    "", "s", "soon", "0", "0s", "-1s", "1.2.3s", "10 20", "5m 3", "1x", "31d", "nan", "1e9", "a minute",
  ])
  func isNone(_ text: String) {
    #expect(DurationText.parse(text) == nil)
  }
}
