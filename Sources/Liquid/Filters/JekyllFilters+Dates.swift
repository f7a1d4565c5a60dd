extension JekyllFilters {
  /// Filters of dates; what is no date stays as it is.
  static let dates: [String: Filter] = [
    "date_to_string": Filter(arguments: 0...2) { input, arguments, context in
      format(input, arguments, month: "%b", context)
    },
    "date_to_long_string": Filter(arguments: 0...2) { input, arguments, context in
      format(input, arguments, month: "%B", context)
    },
    "date_to_rfc822": Filter { input, _, context in
      guard let date = DateFilters.parse(input, context) else { return input }
      return .string(date.formatted("%a, %d %b %Y %H:%M:%S %z"))
    },
    "date_to_xmlschema": Filter { input, _, context in
      guard let date = DateFilters.parse(input, context) else { return input }
      return .string(date.formatted("%Y-%m-%dT%H:%M:%S%:z"))
    },
  ]

  private static func format(
    _ input: LiquidValue, _ arguments: FilterArguments, month: String, _ context: RenderContext
  ) -> LiquidValue {
    guard let date = DateFilters.parse(input, context) else { return input }
    guard arguments[0].text == "ordinal" else { return .string(date.formatted("%d \(month) %Y")) }
    let day = "\(date.day)\(ordinal(date.day))"
    return .string(date.formatted(arguments[1].text == "US" ? "\(month) \(day), %Y" : "\(day) \(month) %Y"))
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
