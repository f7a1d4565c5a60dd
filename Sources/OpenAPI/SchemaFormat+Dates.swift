extension SchemaFormat {
  /// `2026-01-31` (RFC 3339).
  static func isDate(_ text: Substring) -> Bool {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, let year = digits(parts[0], 4), let month = digits(parts[1], 2),
      let day = digits(parts[2], 2), (1...12).contains(month)
    else { return false }
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let length = month == 2 ? (isLeap ? 29 : 28) : [4, 6, 9, 11].contains(month) ? 30 : 31
    return (1...length).contains(day)
  }

  /// `2026-01-31T12:00:00.5+01:00` (RFC 3339).
  static func isDateTime(_ text: String) -> Bool {
    let parts = text.split(maxSplits: 1, omittingEmptySubsequences: false) { $0 == "T" || $0 == "t" }
    return parts.count == 2 && isDate(parts[0]) && isTime(parts[1])
  }

  /// `12:00:00Z` (RFC 3339).
  static func isTime(_ text: Substring) -> Bool {
    guard let zone = text.firstIndex(where: { "Zz+-".contains($0) }) else { return false }
    let clock = text[..<zone].split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    let parts = clock[0].split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 3, let hour = digits(parts[0], 2), let minute = digits(parts[1], 2),
      let second = digits(parts[2], 2), hour < 24, minute < 60, second <= 60
    else { return false }
    if clock.count == 2, clock[1].isEmpty || !isDigits(clock[1]) { return false }
    guard let offset = offset(text[zone...]) else { return false }
    guard second == 60 else { return true }
    // A leap second is the last one of a day in UTC.
    return ((hour * 60 + minute - offset) % 1440 + 1440) % 1440 == 1439
  }

  /// Minutes east of Greenwich.
  private static func offset(_ text: Substring) -> Int? {
    if text == "Z" || text == "z" { return 0 }
    let parts = text.dropFirst().split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, let hours = digits(parts[0], 2), let minutes = digits(parts[1], 2), hours < 24,
      minutes < 60
    else { return nil }
    return (text.hasPrefix("-") ? -1 : 1) * (hours * 60 + minutes)
  }

  /// `P1Y2M3DT4H5M6S` or `P2W` (RFC 3339, appendix A).
  static func isDuration(_ text: String) -> Bool {
    guard text.hasPrefix("P") else { return false }
    let halves = text.dropFirst().split(separator: "T", maxSplits: 1, omittingEmptySubsequences: false)
    guard let days = units(halves[0], of: "YMWD") else { return false }
    guard halves.count == 2 else { return days > 0 }
    guard let hours = units(halves[1], of: "HMS") else { return false }
    return hours > 0
  }

  /// How many numbers with a unit there are, if units stand in order and once.
  private static func units(_ text: Substring, of letters: String) -> Int? {
    var rest = text
    var allowed = letters[...]
    var count = 0
    while !rest.isEmpty {
      let number = rest.prefix { $0.isASCII && $0.isNumber || $0 == "." }
      rest = rest.dropFirst(number.count)
      guard !number.isEmpty, number.first != ".", let unit = rest.popFirst(), let place = allowed.firstIndex(of: unit)
      else { return nil }
      allowed = allowed[allowed.index(after: place)...]
      count += 1
    }
    return count
  }

  static func digits(_ text: Substring, _ count: Int) -> Int? {
    text.utf8.count == count && isDigits(text) ? Int(text) : nil
  }

  static func isDigits(_ text: Substring) -> Bool { text.utf8.allSatisfy { (48...57).contains($0) } }
}
