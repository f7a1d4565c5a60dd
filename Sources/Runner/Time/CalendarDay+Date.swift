public import Foundation
public import RunbookModel

extension CalendarDay {
  /// The day at `date` in UTC, which is the same on every machine of a CI.
  public init?(of date: Date) {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = .gmt
    let parts = calendar.dateComponents([.year, .month, .day], from: date)
    guard let year = parts.year, let month = parts.month, let day = parts.day else { return nil }
    self.init(year: year, month: month, day: day)
  }
}
