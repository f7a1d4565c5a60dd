/// A moment, in seconds since 1970, as Konnect writes moments.
struct Timestamp: Hashable, Comparable {
  /// The moment at which every organization's clock stands at zero: 2026-01-01T00:00:00Z.
  static let epoch = Timestamp(seconds: 1_767_225_600)

  let seconds: Int

  init(seconds: Int) { self.seconds = seconds }

  /// The moment at which a clock that began at the epoch shows `duration`.
  init(_ duration: Duration) {
    seconds = Self.epoch.seconds &+ Int(clamping: duration.components.seconds)
  }

  static func < (a: Timestamp, b: Timestamp) -> Bool { a.seconds < b.seconds }

  /// `2026-01-01T00:00:00Z`.
  var dateTime: String { date + "T" + time + "Z" }

  /// The wall clock's time to the millisecond: `2026-01-01T00:00:00.000Z`.
  static func wallClockTime() -> String {
    let time = MockServer.wallClock()
    let milliseconds = time.components.attoseconds / 1_000_000_000_000_000
    return "\(Timestamp(time).dateTime.dropLast()).\(padded(Int(milliseconds), 3))Z"
  }

  /// `2026-01-01`.
  var date: String {
    let (year, month, day) = Self.civil(fromDays: Self.floorDivide(seconds, 86_400))
    return "\(Self.padded(year, 4))-\(Self.padded(month, 2))-\(Self.padded(day, 2))"
  }

  /// `00:00:00`.
  var time: String {
    let second = seconds - Self.floorDivide(seconds, 86_400) * 86_400
    return [second / 3600, second / 60 % 60, second % 60].map { Self.padded($0, 2) }.joined(separator: ":")
  }

  /// The date that is `days` after 1970-01-01 (Howard Hinnant's `civil_from_days`).
  private static func civil(fromDays days: Int) -> (year: Int, month: Int, day: Int) {
    let shifted = min(max(days, -3_000_000), 3_000_000) + 719_468
    let era = floorDivide(shifted, 146_097)
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
  }

  private static func floorDivide(_ a: Int, _ b: Int) -> Int { a >= 0 ? a / b : -((-a + b - 1) / b) }

  private static func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}
