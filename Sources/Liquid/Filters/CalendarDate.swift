import Foundation

/// A moment as a calendar and a clock show it (Gregorian calendar, offset from Greenwich).
struct CalendarDate {
  /// Seconds since 1970-01-01 00:00 in Greenwich.
  let seconds: Int
  /// Seconds that local time is ahead of Greenwich.
  let offset: Int
  /// The name of the zone, such as `UTC`.
  let zoneName: String

  let year: Int
  let month: Int
  let day: Int
  let hour: Int
  let minute: Int
  let second: Int
  /// The fraction of the second.
  let nanoseconds: Int
  /// From 0, Sunday.
  let weekday: Int
  /// From 1.
  let dayOfYear: Int

  static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
  ]
  static let weekdays = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"]

  /// The moment in `zone`; nil for years outside 0 to 99999.
  init?(seconds: Int, nanoseconds: Int = 0, zone: TimeZone) {
    guard Self.supported.contains(seconds) else { return nil }
    let date = Date(timeIntervalSince1970: Double(seconds))
    let offset = zone.secondsFromGMT(for: date)
    let zoneName = offset == 0 ? "UTC" : zone.abbreviation(for: date) ?? ""
    self.init(seconds: seconds, nanoseconds: nanoseconds, offset: offset, zoneName: zoneName)
  }

  /// The moment at `offset` seconds from Greenwich; nil for years outside 0 to 99999.
  init?(seconds: Int, nanoseconds: Int = 0, offset: Int, zoneName: String) {
    guard Self.supported.contains(seconds) else { return nil }
    self.seconds = seconds
    self.nanoseconds = nanoseconds
    self.offset = offset
    self.zoneName = zoneName
    let local = seconds + offset
    let days = Self.floorDivide(local, 86_400)
    let time = local - days * 86_400
    (hour, minute, second) = (time / 3600, time / 60 % 60, time % 60)
    (year, month, day) = Self.civil(fromDays: days)
    weekday = Int(((days + 4) % 7 + 7) % 7)
    dayOfYear = days - Self.days(year: year, month: 1, day: 1) + 1
  }

  /// From the year 0 to 99999, with a day of room for offsets.
  private static let supported = -62_167_132_800...3_093_527_894_400

  /// The days since 1970-01-01 (Howard Hinnant's `days_from_civil`).
  static func days(year: Int, month: Int, day: Int) -> Int {
    let year = month <= 2 ? year - 1 : year
    let era = floorDivide(year, 400)
    let yearOfEra = year - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  /// The date of a day since 1970-01-01 (Howard Hinnant's `civil_from_days`).
  private static func civil(fromDays days: Int) -> (year: Int, month: Int, day: Int) {
    let shifted = days + 719_468
    let era = floorDivide(shifted, 146_097)
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let part = (5 * dayOfYear + 2) / 153
    let month = part < 10 ? part + 3 : part - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * part + 2) / 5 + 1)
  }

  private static func floorDivide(_ a: Int, _ b: Int) -> Int { a >= 0 ? a / b : (a - b + 1) / b }
}
