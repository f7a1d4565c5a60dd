import Foundation

/// Texts of dates → dates, such as `2016-03-14T10:00Z`, `March 14, 2016 3pm`, `Mon, 14 Mar 2016 10:00:00 +0100`, `14.3.2016`.
///
/// What is missing is today's, as in Ruby's `Time.parse`; words that say nothing of a date are read over.
struct DateParser {
  private var year: Int?
  private var month: Int?
  private var day: Int?
  private var clock: ClockTime?
  private var offset: Int?
  private var hasOtherWords = false

  /// The date of a text; nil where it is none.
  ///
  /// A text without zone is local time in `zone`.
  static func parse(_ text: String, zone: TimeZone, now: CalendarDate?) -> CalendarDate? {
    guard text.utf8.count <= 128 else { return nil }
    var parser = DateParser()
    for (word, isClock) in words(of: text) {
      guard parser.read(word, isClock: isClock) else { return nil }
    }
    return parser.date(in: zone, now: now)
  }

  /// Cuts at blanks and commas, and at the `T` between date and time, after which a clock time stands.
  private static func words(of text: String) -> [(word: Substring, isClock: Bool)] {
    text.split { $0 == " " || $0 == "," || $0 == "\t" || $0 == "\n" }.flatMap { word in
      let parts = word.split(separator: "T", maxSplits: 1)
      let isStamp = parts.count == 2 && parts.allSatisfy { $0.utf8.first?.isDigit == true } && parts[0].count >= 8
      return isStamp ? [(parts[0], false), (parts[1], true)] : [(word, false)]
    }
  }

  private mutating func read(_ word: Substring, isClock: Bool) -> Bool {
    if clock != nil, let first = word.first, first == "+" || first == "-" {
      return readOffset(word)
    }
    guard let first = word.utf8.first, first.isDigit || first == UInt8(ascii: "'") else {
      return readParts(word) || readName(word.lowercased())
    }
    if clock == nil, let (time, rest) = ClockTime.read(word, isCompact: isClock) {
      clock = time
      return rest.isEmpty || readOffset(rest) || readName(rest.lowercased())
    }
    return readParts(word) || readDigits(word)
  }

  private mutating func readOffset(_ word: Substring) -> Bool {
    offset = ZoneOffset.seconds(of: word)
    return offset != nil
  }

  /// Reads `2016-03-14`, `14/03/2016`, `14.3.2016`, `14-Mar-16`, `Mar-14-2016`, `2016-074`.
  private mutating func readParts(_ word: Substring) -> Bool {
    let parts = word.split(omittingEmptySubsequences: false) { $0 == "-" || $0 == "/" || $0 == "." }
    guard year == nil, let first = parts.first, let last = parts.last else { return false }
    if parts.count != 3 {
      guard parts.count == 2, first.count == 4, last.count == 3, let year = Int(first), let day = Int(last) else {
        return false
      }
      (self.year, month, self.day) = (year, 1, day)
      return true
    }
    if let month = Self.month(parts[1]) ?? Int(parts[1]), first.utf8.first?.isDigit == true {
      let isYearFirst = first.count > 2 || (Int(parts[1]) != nil && last.count <= 2)
      return set(year: isYearFirst ? first : last, month: month, day: isYearFirst ? last : first)
    }
    guard let month = Self.month(first) else { return false }
    return set(year: last, month: month, day: parts[1])
  }

  private mutating func set(year: Substring, month: Int, day: Substring) -> Bool {
    guard year.count <= 5, let number = Int(year), let day = Int(day.prefix { $0.isNumber }) else { return false }
    self.year = year.count <= 2 ? Self.century(of: number) : number
    (self.month, self.day) = (month, day)
    return true
  }

  private static func century(of year: Int) -> Int { year < 69 ? 2000 + year : 1900 + year }

  /// Reads `14`, `14th`, `2016`, `20160314` and `'16`.
  private mutating func readDigits(_ word: Substring) -> Bool {
    if word.first == "'" {
      year = Int(word.dropFirst()).map(Self.century)
      return year != nil
    }
    let digits = word.prefix { $0.isNumber }
    guard let number = Int(digits), ["", "st", "nd", "rd", "th"].contains(word.dropFirst(digits.count)) else {
      return false
    }
    switch digits.count {
    case ...2 where day == nil: day = number
    case ...2 where clock == nil && number < 24: clock = ClockTime(hour: number)
    case 4 where year == nil: year = number
    case 8 where year == nil: (year, month, day) = (number / 10_000, number / 100 % 100, number % 100)
    default: return false
    }
    return true
  }

  /// Reads the name of a month, a day or a zone, and `am` and `pm`; reads over any other word.
  private mutating func readName(_ word: String) -> Bool {
    if let month = Self.month(word[...]) {
      self.month = month
    } else if let clock, word == "am" || word == "pm" || word == "a.m." || word == "p.m." {
      self.clock = clock.inHalf(ofDay: word.first == "p" ? 1 : 0)
    } else if clock != nil, let seconds = ZoneOffset.named(word) {
      offset = seconds
    } else if Self.index(of: word[...], in: CalendarDate.weekdays) == nil {
      guard word.utf8.first?.isDigit != true else { return false }
      hasOtherWords = true
    }
    return true
  }

  private static func month(_ word: Substring) -> Int? { index(of: word, in: CalendarDate.months).map { $0 + 1 } }

  /// The index of the name that `word` is or abbreviates.
  private static func index(of word: Substring, in names: [String]) -> Int? {
    let word = word.lowercased()
    let name = word.hasSuffix(".") ? String(word.dropLast()) : word
    guard name.count >= 3 else { return nil }
    return names.firstIndex { $0.lowercased().hasPrefix(name) }
  }

  private func date(in zone: TimeZone, now: CalendarDate?) -> CalendarDate? {
    let isClockOnly = year == nil && month == nil && day == nil
    guard !isClockOnly || clock != nil, isClockOnly || month != nil else { return nil }
    if hasOtherWords, year == nil, day == nil, clock == nil { return nil }
    guard let year = year ?? now?.year, let month = month ?? now?.month, (1...12).contains(month),
      (0...99_999).contains(year), let day = isClockOnly ? now?.day : day ?? 1, (1...366).contains(day),
      day <= 31 || month == 1
    else { return nil }
    // A day past the end of its month is one of the next.
    let local =
      (CalendarDate.days(year: year, month: month, day: 1) + day - 1) * 86_400 + (clock?.seconds ?? 0)
    let nanoseconds = clock?.nanoseconds ?? 0
    if let offset {
      let name = offset == 0 ? "UTC" : ""
      return CalendarDate(seconds: local - offset, nanoseconds: nanoseconds, offset: offset, zoneName: name)
    }
    // The zone's offset at the moment itself, found from that at the same clock time in Greenwich.
    let guess = zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(local)))
    let ahead = zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(local - guess)))
    return CalendarDate(seconds: local - ahead, nanoseconds: nanoseconds, zone: zone)
  }
}
