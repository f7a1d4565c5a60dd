import Testing

@testable import KonnectMock

struct TimestampTests {
  @Test(arguments: [
    (0, "1970-01-01T00:00:00Z"), (1_767_225_600, "2026-01-01T00:00:00Z"), (951_782_400, "2000-02-29T00:00:00Z"),
    (-1, "1969-12-31T23:59:59Z"), (4_102_444_799, "2099-12-31T23:59:59Z"), (1_709_210_096, "2024-02-29T12:34:56Z"),
  ])
  func dateTime(_ seconds: Int, _ text: String) {
    #expect(Timestamp(seconds: seconds).dateTime == text)
  }

  @Test func clocksBeginWithTheEpoch() {
    #expect(Timestamp(.zero).dateTime == "2026-01-01T00:00:00Z")
    #expect(Timestamp(.seconds(86_400)).date == "2026-01-02")
    #expect(Timestamp(.seconds(Int64.max)).dateTime.isEmpty == false)
  }
}
