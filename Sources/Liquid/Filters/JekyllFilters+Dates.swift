extension JekyllFilters {
  /// Filters of dates, which they show as the render's time zone has them.
  static let dates: [String: Filter] = [
    "date_to_string": Filter(arguments: 0...2) { input, arguments, context in
      try format(input, arguments, month: "%b", context)
    },
    "date_to_long_string": Filter(arguments: 0...2) { input, arguments, context in
      try format(input, arguments, month: "%B", context)
    },
    "date_to_rfc822": Filter { input, _, context in
      guard let date = try date(input, context) else { return input }
      return .string(try date.formatted("%a, %d %b %Y %H:%M:%S %z"))
    },
    "date_to_xmlschema": Filter { input, _, context in
      guard let date = try date(input, context) else { return input }
      return .string(try date.formatted("%Y-%m-%dT%H:%M:%S%:z"))
    },
  ]

  /// The date that `input` stands for; nil for nothing.
  ///
  /// - Throws: `LiquidError` for anything else.
  private static func date(_ input: LiquidValue, _ context: RenderContext) throws -> CalendarDate? {
    let text = input.text
    if text.isEmpty { return nil }
    guard let date = DateFilters.parse(input, context),
      let local = CalendarDate(
        seconds: date.seconds, nanoseconds: date.nanoseconds, zone: context.environment.timeZone)
    else { throw LiquidError("`\(text.prefix(40))` is no date") }
    return local
  }

  private static func format(
    _ input: LiquidValue, _ arguments: FilterArguments, month: String, _ context: RenderContext
  ) throws -> LiquidValue {
    guard let date = try date(input, context) else { return input }
    guard arguments[0].text == "ordinal" else { return .string(try date.formatted("%d \(month) %Y")) }
    let day = "\(date.day)\(ordinal(date.day))"
    return .string(try date.formatted(arguments[1].text == "US" ? "\(month) \(day), %Y" : "\(day) \(month) %Y"))
  }

  private static func ordinal(_ day: Int) -> String {
    switch (day / 10, day % 10) {
    case (1, _): "th"
    case (_, 1): "st"
    case (_, 2): "nd"
    case (_, 3): "rd"
    default: "th"
    }
  }
}
