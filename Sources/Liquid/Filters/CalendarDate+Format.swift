extension CalendarDate {
  /// The date in a format of Ruby's `strftime`; directives that are none stay as they are.
  ///
  /// - Throws: `LiquidError` where the format ends within a directive, or the result gets too long.
  func formatted(_ format: String) throws -> String {
    var result = ""
    var rest = format[...]
    while let percent = rest.firstIndex(of: "%") {
      result += rest[..<percent]
      if result.utf8.count > RenderLimits.dateBytes {
        throw LiquidError.limit("a date is longer than \(RenderLimits.dateBytes) bytes")
      }
      rest = rest[rest.index(after: percent)...]
      if let directive = try DateDirective(&rest), let value = try value(of: directive) {
        result += value
      } else {
        result += "%" + format[format.index(after: percent)..<rest.startIndex]
      }
    }
    return result + rest
  }

  private func value(of directive: DateDirective) throws -> String? {
    if let (number, digits, filler) = number(of: directive.conversion) {
      return directive.padded(number, to: digits, with: filler)
    }
    switch directive.conversion {
    case "L": return fraction(digits: directive.width ?? 3)
    case "N": return fraction(digits: directive.width ?? 9)
    case "z": return zone(directive)
    default: break
    }
    guard var text = try text(of: directive.conversion) else { return nil }
    if directive.changesCase { text = Self.changeCase(of: text, written: directive.conversion) }
    return directive.padded(directive.isUppercased ? text.uppercased() : text)
  }

  private static func changeCase(of text: String, written conversion: Character) -> String {
    switch conversion {
    case "a", "A", "b", "B", "h", "P": text.uppercased()
    case "p", "Z": text.lowercased()
    default: text
    }
  }

  /// The number of a directive, how many digits it has at least, and what fills them up.
  private func number(of letter: Character) -> (number: Int, digits: Int, filler: Character)? {
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
    case "s": return (seconds, 1, "0")
    case "u": return (weekday == 0 ? 7 : weekday, 1, "0")
    case "w": return (weekday, 1, "0")
    case "U": return ((dayOfYear + 6 - weekday) / 7, 2, "0")
    case "W": return ((dayOfYear + 6 - (weekday + 6) % 7) / 7, 2, "0")
    case "V": return (isoWeek.week, 2, "0")
    case "G": return (isoWeek.year, 4, "0")
    case "g": return (isoWeek.year % 100, 2, "0")
    default: return nil
    }
  }

  private func text(of letter: Character) throws -> String? {
    switch letter {
    case "a": String(Self.weekdays[weekday].prefix(3))
    case "A": Self.weekdays[weekday]
    case "b", "h": String(Self.months[month - 1].prefix(3))
    case "B": Self.months[month - 1]
    case "p": hour < 12 ? "AM" : "PM"
    case "P": hour < 12 ? "am" : "pm"
    case "Z": zoneName
    case "c": try formatted("%a %b %e %H:%M:%S %Y")
    case "D", "x": try formatted("%m/%d/%y")
    case "F": try formatted("%Y-%m-%d")
    case "T", "X": try formatted("%H:%M:%S")
    case "R": try formatted("%H:%M")
    case "r": try formatted("%I:%M:%S %p")
    case "v": try formatted("%e-%^b-%Y")
    case "n": "\n"
    case "t": "\t"
    case "%": "%"
    default: nil
    }
  }

  /// The fraction of the second: its first digits.
  private func fraction(digits: Int) -> String {
    let text = String(nanoseconds)
    let nine = String(repeating: "0", count: max(9 - text.count, 0)) + text
    return String(nine.prefix(digits)) + String(repeating: "0", count: max(digits - 9, 0))
  }

  /// The offset: `+0100`, `+01:00`, `+01:00:00` or, with three colons, no more than it takes.
  private func zone(_ directive: DateDirective) -> String {
    func pair(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
    let distance = abs(offset)
    let (minutes, seconds) = (pair(distance / 60 % 60), pair(distance % 60))
    let tail =
      switch directive.colons {
      case 0: minutes
      case 1: ":\(minutes)"
      case 2: ":\(minutes):\(seconds)"
      default: seconds != "00" ? ":\(minutes):\(seconds)" : minutes != "00" ? ":\(minutes)" : ""
      }
    let sign = offset < 0 ? "-" : "+"
    let hours = String(distance / 3600)
    let width = max((directive.isUnpadded ? 0 : directive.width ?? 0) - tail.count - 1, 2)
    let padding = String(repeating: directive.filler ?? "0", count: max(width - hours.count, 0))
    return (directive.filler == " " && !directive.isUnpadded ? padding + sign : sign + padding) + hours + tail
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
