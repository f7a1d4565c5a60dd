import Foundation

/// Texts of dates → dates: ISO 8601, `March 14, 2016`, `14 Mar 2016 10:00`, `Mon, 14 Mar 2016 10:00:00 +0100`, `2016/03/14`.
struct DateParser {
  private var year: Int?
  private var month: Int?
  private var day: Int?
  private var time: (hour: Int, minute: Int, second: Int)?
  private var offset: Int?

  /// The date of a text; nil where it is none.
  ///
  /// A text without zone is local time in `zone`.
  static func parse(_ text: String, zone: TimeZone) -> CalendarDate? {
    guard text.utf8.count <= 64 else { return nil }
    var parser = DateParser()
    for word in words(of: text) {
      guard parser.read(word) else { return nil }
    }
    return parser.date(in: zone)
  }

  /// Cuts at blanks and commas, and at the `T` between date and time.
  private static func words(of text: String) -> [Substring] {
    text.split { $0 == " " || $0 == "," }.flatMap { word -> [Substring] in
      let parts = word.split(separator: "T", maxSplits: 1)
      let isStamp =
        parts.count == 2 && parts[0].utf8.contains(UInt8(ascii: "-")) && parts[1].utf8.first?.isDigit == true
      return isStamp ? parts : [word]
    }
  }

  private mutating func read(_ word: Substring) -> Bool {
    if word.utf8.contains(UInt8(ascii: ":")), word.utf8.first?.isDigit == true { return readTime(word) }
    if let first = word.first, time != nil, first == "+" || first == "-" { return readOffset(word) }
    if let first = word.utf8.first, first.isDigit { return readDigits(word) }
    return readName(word.lowercased())
  }

  /// Reads `10:00`, `10:00:30.5`, `10:00:30Z`, `10:00+02:00`.
  private mutating func readTime(_ word: Substring) -> Bool {
    guard time == nil else { return false }
    let clock = word.prefix { $0.isNumber || $0 == ":" || $0 == "." }
    let parts = clock.split(separator: ":", omittingEmptySubsequences: false)
    guard (2...3).contains(parts.count), let hour = Int(parts[0]), let minute = Int(parts[1]),
      let second = parts.count == 3 ? Int(parts[2].prefix { $0 != "." }) : 0, hour < 24, minute < 60, second < 61
    else { return false }
    time = (hour, minute, second)
    let rest = word.dropFirst(clock.count)
    return rest.isEmpty || readOffset(rest)
  }

  /// Reads `Z`, `UTC`, `+0100`, `-05:00`.
  private mutating func readOffset(_ word: Substring) -> Bool {
    switch word.lowercased() {
    case "z", "utc", "gmt":
      offset = 0
      return true
    case "am": return true
    case "pm":
      if let hour = time?.hour, hour < 12 { time?.hour = hour + 12 }
      return true
    default: break
    }
    let digits = word.dropFirst().filter { $0 != ":" }
    guard word.first == "+" || word.first == "-", digits.count == 4, let number = Int(digits), number % 100 < 60 else {
      return false
    }
    offset = (number / 100 * 3600 + number % 100 * 60) * (word.first == "-" ? -1 : 1)
    return true
  }

  /// Reads `2016-03-14`, `2016/03/14`, `14`, `14th`, `2016`.
  private mutating func readDigits(_ word: Substring) -> Bool {
    let parts = word.split(omittingEmptySubsequences: false) { $0 == "-" || $0 == "/" }
    if parts.count == 3 {
      let isYearFirst = parts[0].count == 4
      if isYearFirst { return set(year: parts[0], month: parts[1], day: parts[2]) }
      return set(year: parts[2], month: parts[1], day: parts[0])
    }
    guard parts.count == 1 else { return false }
    let digits = word.prefix { $0.isNumber }
    guard let number = Int(digits), ["", "st", "nd", "rd", "th"].contains(word.dropFirst(digits.count)) else {
      return false
    }
    if digits.count <= 2, day == nil {
      day = number
    } else if digits.count == 4, year == nil {
      year = number
    } else {
      return false
    }
    return true
  }

  private mutating func set(year: Substring, month: Substring, day: Substring) -> Bool {
    guard self.year == nil, year.count == 4, let year = Int(year), let day = Int(day) else { return false }
    self.year = year
    self.day = day
    if let month = Int(month) { self.month = month } else { return readName(month.lowercased()) }
    return true
  }

  private mutating func readName(_ word: String) -> Bool {
    if let month = Self.index(of: word, in: CalendarDate.months) {
      self.month = month + 1
      return true
    }
    return Self.index(of: word, in: CalendarDate.weekdays) != nil || (time != nil && readOffset(word[...]))
  }

  private static func index(of word: String, in names: [String]) -> Int? {
    let word = word.hasSuffix(".") ? String(word.dropLast()) : word
    guard word.count >= 3 else { return nil }
    return names.firstIndex { $0.lowercased().hasPrefix(word) }
  }

  private func date(in zone: TimeZone) -> CalendarDate? {
    guard let month, (1...12).contains(month), let year, (0...9999).contains(year) else { return nil }
    let day = day ?? 1
    let next = month == 12 ? (year + 1, 1) : (year, month + 1)
    let first = CalendarDate.days(year: year, month: month, day: 1)
    guard day >= 1, day <= CalendarDate.days(year: next.0, month: next.1, day: 1) - first else { return nil }
    let time = time ?? (0, 0, 0)
    let local = (first + day - 1) * 86_400 + time.hour * 3600 + time.minute * 60 + time.second
    if let offset { return CalendarDate(seconds: local - offset, offset: offset, zoneName: offset == 0 ? "UTC" : "") }
    // The zone's offset at the moment itself, found from that at the same clock time in Greenwich.
    let guess = zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(local)))
    let ahead = zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(local - guess)))
    return CalendarDate(seconds: local - ahead, zone: zone)
  }
}
