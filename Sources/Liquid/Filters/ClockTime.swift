/// A time of day in a text.
struct ClockTime {
  var hour: Int
  var minute = 0
  var second = 0
  var nanoseconds = 0

  /// The seconds since midnight.
  var seconds: Int { hour * 3600 + minute * 60 + second }

  /// Reads `10:00`, `10:00:30.5`, `5pm`, and `102030` where that is meant, off the front of `word`.
  ///
  /// - Returns: the time and what follows it, such as an offset; nil where there is no time.
  static func read(_ word: Substring, isCompact: Bool) -> (time: ClockTime, rest: Substring)? {
    let digits = word.prefix { $0.isASCII && $0.isNumber }
    let rest = word.dropFirst(digits.count)
    guard let number = Int(digits) else { return nil }
    if rest.first == ":" { return readColons(word) }
    if digits.count <= 2, number <= 12, ["am", "pm", "a.m.", "p.m."].contains(rest.lowercased()) {
      return (ClockTime(hour: number), rest)
    }
    switch digits.count {
    case 4 where isCompact && rest.isEmpty: return make(number / 100, number % 100, 0).map { ($0, rest) }
    case 6 where isCompact: return make(number / 10_000, number / 100 % 100, number % 100).map { ($0, rest) }
    default: return nil
    }
  }

  private static func readColons(_ word: Substring) -> (time: ClockTime, rest: Substring)? {
    let clock = word.prefix { $0.isASCII && $0.isNumber || $0 == ":" || $0 == "." }
    let parts = clock.split(separator: ":", omittingEmptySubsequences: false)
    guard (2...3).contains(parts.count), let hour = Int(parts[0]), let minute = Int(parts[1]) else { return nil }
    let second = parts.count == 3 ? parts[2].split(separator: ".", omittingEmptySubsequences: false) : ["0"]
    guard second.count <= 2, let whole = Int(second[0]), var time = make(hour, minute, whole) else { return nil }
    if second.count == 2 {
      let fraction = second[1].prefix(9)
      guard let number = Int(fraction) else { return nil }
      time.nanoseconds = (fraction.count..<9).reduce(number) { number, _ in number * 10 }
    }
    return (time, word.dropFirst(clock.count))
  }

  private static func make(_ hour: Int, _ minute: Int, _ second: Int) -> ClockTime? {
    let isMidnight = hour == 24 && minute == 0 && second == 0
    let isInDay = (0..<24).contains(hour) || isMidnight
    guard isInDay, (0..<60).contains(minute), (0...60).contains(second) else { return nil }
    return ClockTime(hour: hour, minute: minute, second: second)
  }

  /// The time in the morning (0) or in the afternoon (1), where its hour leaves that open.
  func inHalf(ofDay half: Int) -> ClockTime {
    guard hour <= 12 else { return self }
    var time = self
    time.hour = hour % 12 + 12 * half
    return time
  }
}

/// Offsets from Greenwich in texts.
enum ZoneOffset {
  /// The seconds of `+0100`, `-05:00`, `+02` or a zone's name.
  static func seconds(of word: Substring) -> Int? {
    guard let sign = word.first, sign == "+" || sign == "-" else { return named(word.lowercased()) }
    let digits = word.dropFirst().filter { $0 != ":" }
    guard digits.count == 4 || digits.count == 2, digits.utf8.allSatisfy(\.isDigit), let number = Int(digits) else {
      return nil
    }
    let (hours, minutes) = digits.count == 4 ? (number / 100, number % 100) : (number, 0)
    return hours < 24 && minutes < 60 ? (hours * 3600 + minutes * 60) * (sign == "-" ? -1 : 1) : nil
  }

  /// The seconds of a zone whose name mails may hold.
  static func named(_ name: String) -> Int? {
    switch name {
    case "z", "utc", "gmt", "ut": 0
    case "edt": -4 * 3600
    case "est", "cdt": -5 * 3600
    case "cst", "mdt": -6 * 3600
    case "mst", "pdt": -7 * 3600
    case "pst": -8 * 3600
    default: nil
    }
  }
}
