import Synchronization

/// The id of a run: short enough to type, in the order of time when sorted, `20261125-231504-7f3a`.
public struct RunID: Hashable, Sendable, CustomStringConvertible {
  /// The text.
  public let description: String

  /// The id of a run that begins at `seconds` since 1970-01-01T00:00:00Z; `salt` tells runs of the same second apart.
  public init(seconds: Int64, salt: UInt16) {
    let day = Self.civilDate(ofDay: Int(seconds.floorDivided(by: 86_400)))
    let second = Int(seconds - seconds.floorDivided(by: 86_400) * 86_400)
    let date = Self.padded(day.year, 4) + Self.padded(day.month, 2) + Self.padded(day.day, 2)
    let time =
      Self.padded(second / 3600, 2) + Self.padded(second / 60 % 60, 2) + Self.padded(second % 60, 2)
    let hex = String(salt, radix: 16)
    description = "\(date)-\(time)-\(String(repeating: "0", count: 4 - hex.count))\(hex)"
  }

  /// The id of a run of this process that begins at `seconds`: no two of 65,536 are the same, however many begin at once.
  public static func new(seconds: Int64) -> RunID {
    let salt = salts.withLock { salt in
      salt &+= 1
      return salt
    }
    return RunID(seconds: seconds, salt: salt)
  }

  /// The last salt; another process begins elsewhere.
  private static let salts = Mutex(UInt16.random(in: 0...UInt16.max))

  /// An id that is known already, as it was stored or typed.
  public init(text: String) { description = text }

  private static func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }

  /// The date of the proleptic Gregorian calendar on a day since 1970-01-01.
  ///
  /// Source: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms".
  private static func civilDate(ofDay day: Int) -> (year: Int, month: Int, day: Int) {
    let shifted = day + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
  }
}

extension Int64 {
  fileprivate func floorDivided(by divisor: Int64) -> Int64 {
    self >= 0 ? self / divisor : -((-self + divisor - 1) / divisor)
  }
}
