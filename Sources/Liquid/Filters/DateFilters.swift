import Foundation

/// What `date` and its like have in common.
enum DateFilters {
  /// `{{ value | date: "%d %B %Y" }}`; what is no date stays as it is.
  static let date = Filter(arguments: 1...1) { input, arguments, context in
    let format = arguments[0].text
    guard !format.isEmpty, let date = parse(input, context) else { return input }
    return .string(try date.formatted(format))
  }

  /// The date that a value stands for: a number of seconds since 1970, `now`, `today`, or a text of a date.
  static func parse(_ value: LiquidValue, _ context: RenderContext) -> CalendarDate? {
    let zone = context.environment.timeZone
    switch value {
    case .int(let seconds): return CalendarDate(seconds: seconds, zone: zone)
    case .string, .captured:
      let text = value.text
      let now = now(context)
      if ["now", "today"].contains(text.lowercased()) { return now }
      if !text.isEmpty, text.utf8.allSatisfy(\.isDigit) {
        return Int(text).flatMap { CalendarDate(seconds: $0, zone: zone) }
      }
      return DateParser.parse(text, zone: zone, now: now)
    default: return nil
    }
  }

  private static func now(_ context: RenderContext) -> CalendarDate? {
    let time = context.environment.now().timeIntervalSince1970
    let seconds = time.rounded(.down)
    return CalendarDate(
      seconds: Number.int(seconds), nanoseconds: Number.int((time - seconds) * 1e9), zone: context.environment.timeZone)
  }
}
