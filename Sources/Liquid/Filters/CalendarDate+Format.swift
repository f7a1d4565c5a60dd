extension CalendarDate {
  /// The date in a format of Ruby's `strftime`; directives that are none stay as they are.
  func formatted(_ format: String) -> String {
    var result = ""
    var rest = format[...]
    while let percent = rest.firstIndex(of: "%") {
      result += rest[..<percent]
      var directive = rest[rest.index(after: percent)...]
      let flags = directive.prefix { "-0^#_:".contains($0) }
      directive = directive.dropFirst(flags.count)
      let width = directive.prefix { $0.isASCII && $0.isNumber }.prefix(3)
      directive = directive.dropFirst(width.count)
      if let letter = directive.first, let value = value(of: letter, flags: flags, width: Int(width)) {
        result += value
        rest = directive.dropFirst()
      } else {
        result += rest[percent..<directive.startIndex]
        rest = directive
      }
    }
    return result + rest
  }

  private func value(of letter: Character, flags: Substring, width: Int?) -> String? {
    if let (number, digits, filler) = number(of: letter) {
      if flags.contains("-") { return String(number) }
      let filler = flags.contains("0") ? "0" : flags.contains("_") ? " " : filler
      let text = String(number.magnitude)
      let padding = String(repeating: filler, count: max((width ?? digits) - text.count, 0))
      return (number < 0 ? "-" : "") + padding + text
    }
    guard var text = text(of: letter, flags: flags) else { return nil }
    if flags.contains("^") || flags.contains("#") { text = text.uppercased() }
    if let width { text = String(repeating: flags.contains("0") ? "0" : " ", count: max(width - text.count, 0)) + text }
    return text
  }

  /// The number of a directive, how many digits it has at least, and what fills them up.
  private func number(of letter: Character) -> (number: Int, digits: Int, filler: String)? {
    let hour12 = (hour + 11) % 12 + 1
    switch letter {
    case "Y": return (year, 4, "0")
    case "C": return (year / 100, 2, "0")
    case "y": return (year % 100, 2, "0")
    case "m": return (month, 2, "0")
    case "d": return (day, 2, "0")
    case "e": return (day, 2, " ")
    case "j": return (dayOfYear, 3, "0")
    case "H": return (hour, 2, "0")
    case "k": return (hour, 2, " ")
    case "I": return (hour12, 2, "0")
    case "l": return (hour12, 2, " ")
    case "M": return (minute, 2, "0")
    case "S": return (second, 2, "0")
    case "L": return (0, 3, "0")
    case "N": return (0, 9, "0")
    case "s": return (seconds, 1, "0")
    case "u": return (weekday == 0 ? 7 : weekday, 1, "0")
    case "w": return (weekday, 1, "0")
    case "U": return ((dayOfYear + 6 - weekday) / 7, 2, "0")
    case "W": return ((dayOfYear + 6 - (weekday + 6) % 7) / 7, 2, "0")
    case "V": return (isoWeek.week, 2, "0")
    case "G": return (isoWeek.year, 4, "0")
    default: return nil
    }
  }

  private func text(of letter: Character, flags: Substring) -> String? {
    switch letter {
    case "a": return String(Self.weekdays[weekday].prefix(3))
    case "A": return Self.weekdays[weekday]
    case "b", "h": return String(Self.months[month - 1].prefix(3))
    case "B": return Self.months[month - 1]
    case "p": return flags.contains("#") ? (hour < 12 ? "am" : "pm") : hour < 12 ? "AM" : "PM"
    case "P": return hour < 12 ? "am" : "pm"
    case "Z": return zoneName
    case "z": return zone(separator: flags.contains(":") ? ":" : "")
    case "c": return formatted("%a %b %e %H:%M:%S %Y")
    case "D", "x": return formatted("%m/%d/%y")
    case "F": return formatted("%Y-%m-%d")
    case "T", "X": return formatted("%H:%M:%S")
    case "R": return formatted("%H:%M")
    case "r": return formatted("%I:%M:%S %p")
    case "v": return formatted("%e-%^b-%Y")
    case "n": return "\n"
    case "t": return "\t"
    case "%": return "%"
    default: return nil
    }
  }

  private func zone(separator: String) -> String {
    func pair(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
    let minutes = abs(offset) / 60
    return (offset < 0 ? "-" : "+") + pair(minutes / 60) + separator + pair(minutes % 60)
  }

  /// Week and year of ISO 8601: week 1 is that of the year's first Thursday.
  private var isoWeek: (year: Int, week: Int) {
    let thursday = dayOfYear + 3 - (weekday + 6) % 7
    let length = Self.days(year: year + 1, month: 1, day: 1) - Self.days(year: year, month: 1, day: 1)
    if thursday < 1 {
      let before = Self.days(year: year, month: 1, day: 1) - Self.days(year: year - 1, month: 1, day: 1)
      return (year - 1, (thursday + before - 1) / 7 + 1)
    }
    return thursday > length ? (year + 1, 1) : (year, (thursday - 1) / 7 + 1)
  }
}
