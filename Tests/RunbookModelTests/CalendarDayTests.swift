import RunbookModel
import Testing

@Suite struct CalendarDayTests {
  @Test(arguments: ["2026-12-31", "2024-02-29", "2000-02-29", "0001-01-01"])
  func aDay(_ text: String) throws {
    #expect(try #require(CalendarDay(text)).description == text)
  }

  @Test(arguments: [
    "", "2026", "2026-2-3", "26-12-31", "2026-13-01", "2026-00-10", "2026-04-31", "2026-02-29", "1900-02-29",
    "2026-12-31T00:00:00Z", "2026/12/31", "-026-12-31", "2026-12-+1", "２０２６-12-31", "0000-01-01",
  ])
  func noDay(_ text: String) { #expect(CalendarDay(text) == nil) }

  @Test func theirOrder() throws {
    let days = try ["2025-12-31", "2026-01-01", "2026-01-02", "2026-02-01"].map { try #require(CalendarDay($0)) }
    #expect(days == days.shuffled().sorted())
  }
}
