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
}
