/// The value of a plain scalar by the rules of YAML 1.1 as Ruby's Psych has them (`Psych::ScalarScanner`).
enum YAMLScalar {
  /// The value of `text`, a scalar without quotes and without the tag `!!str`.
  static func resolve(_ text: String) -> JSONValue {
    guard let first = text.utf8.first else { return .null }
    switch first {
    case UInt8(ascii: "~"): return text.utf8.count == 1 ? .null : .string(text)
    case 48...57, UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."):
      return number(text).map(JSONValue.number) ?? .string(text)
    case _ where text.utf8.count <= 5: return word(text)
    default: return .string(text)
    }
  }

  private static func word(_ text: String) -> JSONValue {
    switch text.lowercased() {
    case "null": .null
    case "true", "yes", "on": .bool(true)
    case "false", "no", "off": .bool(false)
    default: .string(text)
    }
  }

  // MARK: Numbers

  private static func number(_ text: String) -> JSONNumber? {
    var rest = Array(text.utf8)[...]
    let isNegative = rest.first == UInt8(ascii: "-")
    if isNegative || rest.first == UInt8(ascii: "+") { rest = rest.dropFirst() }
    guard let first = rest.first, first == UInt8(ascii: ".") || first.isDigit else { return nil }
    if rest.contains(UInt8(ascii: ":")) { return sexagesimal(rest, isNegative: isNegative) }
    if rest.contains(UInt8(ascii: ".")) { return float(rest, isNegative: isNegative) }
    return integer(rest, isNegative: isNegative)
  }

  /// `0b101`, `017`, `0x1F`, `1_000`, `1,000`; nil for `0o17` and `08`, which are strings.
  private static func integer(_ written: ArraySlice<UInt8>, isNegative: Bool) -> JSONNumber? {
    let digits = written.filter { !$0.isSeparator }
    guard written.first == UInt8(ascii: "0"), written.count > 1 else {
      // A separator stands between digits.
      for (byte, next) in zip(written, written.dropFirst() + [UInt8(ascii: "_")]) where byte.isSeparator {
        guard next.isDigit else { return nil }
      }
      return decimal(digits, isNegative: isNegative)
    }
    let radix: Int
    let body: ArraySlice<UInt8>
    switch digits.dropFirst().first {
    case UInt8(ascii: "x"): (radix, body) = (16, digits.dropFirst(2))
    case UInt8(ascii: "b"): (radix, body) = (2, digits.dropFirst(2))
    default: (radix, body) = (8, digits[...])
    }
    guard body.first != UInt8(ascii: "-"), body.first != UInt8(ascii: "+") else { return nil }
    let text = (isNegative ? "-" : "") + String(decoding: body, as: UTF8.self)
    return Int(text, radix: radix).map(JSONNumber.init)
  }

  private static func decimal(_ digits: [UInt8], isNegative: Bool) -> JSONNumber? {
    guard digits.allSatisfy(\.isDigit) else { return nil }
    return JSONNumber(text: (isNegative ? "-" : "") + String(decoding: digits, as: UTF8.self))
  }

  /// `1.5`, `.5`, `1.`, `1_000.5`, `1.5e+3`; nil for `1.5e3` and for `1e+3`: an exponent needs its sign, a float its point.
  private static func float(_ written: ArraySlice<UInt8>, isNegative: Bool) -> JSONNumber? {
    let whole = written.prefix { $0.isDigit || $0.isSeparator }
    guard whole.first.map(\.isDigit) ?? true, written[whole.endIndex...].first == UInt8(ascii: ".") else { return nil }
    let fraction = written[whole.endIndex...].dropFirst().prefix(while: \.isDigit)
    guard !whole.isEmpty || !fraction.isEmpty else { return nil }
    let exponent = written[fraction.endIndex...]
    if let letter = exponent.first {
      let power = exponent.dropFirst(2)
      guard letter == UInt8(ascii: "e") || letter == UInt8(ascii: "E"), let sign = exponent.dropFirst().first,
        sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-"), !power.isEmpty, power.allSatisfy(\.isDigit)
      else { return nil }
    }
    // Brings it into JSON's grammar, the digits kept.
    var digits = whole.filter { !$0.isSeparator }
    digits.removeFirst(min(digits.prefix { $0 == UInt8(ascii: "0") }.count, max(digits.count - 1, 0)))
    if digits.isEmpty { digits = [UInt8(ascii: "0")] }
    let point = fraction.isEmpty ? ".0" : "." + String(decoding: fraction, as: UTF8.self)
    let text = String(decoding: digits, as: UTF8.self) + point + String(decoding: exponent, as: UTF8.self)
    return JSONNumber(text: (isNegative ? "-" : "") + text)
  }

  /// Base 60, as Psych reckons it: hours, minutes and seconds, so that `1:30` is 5400.
  private static func sexagesimal(_ written: ArraySlice<UInt8>, isNegative: Bool) -> JSONNumber? {
    let parts = written.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
    guard (2...3).contains(parts.count), let first = parts.first, first.first?.isDigit == true,
      first.allSatisfy({ $0.isDigit || $0 == UInt8(ascii: "_") }),
      let hours = Int(String(decoding: first.filter(\.isDigit), as: UTF8.self)), hours < 1 << 40
    else { return nil }
    var seconds = (isNegative ? -hours : hours) * 3600
    var fraction: Double?
    for (part, unit) in zip(parts.dropFirst(), [60, 1]) {
      let digits = part.prefix(while: \.isDigit)
      guard (1...2).contains(digits.count), let value = Int(String(decoding: digits, as: UTF8.self)), value < 60 else {
        return nil
      }
      seconds += value * unit
      let rest = part[digits.endIndex...]
      guard !rest.isEmpty else { continue }
      guard part.endIndex == written.endIndex, rest.first == UInt8(ascii: "."),
        rest.dropFirst().allSatisfy({ $0.isDigit || $0 == UInt8(ascii: "_") })
      else { return nil }
      fraction = Double("0." + String(decoding: rest.dropFirst().filter(\.isDigit), as: UTF8.self) + "0")
      fraction = fraction.map { $0 * Double(unit) }
    }
    return fraction.map { JSONNumber(Double(seconds) + $0) } ?? JSONNumber(seconds)
  }
}

extension UInt8 {
  fileprivate var isDigit: Bool { (48...57).contains(self) }

  fileprivate var isSeparator: Bool { self == UInt8(ascii: "_") || self == UInt8(ascii: ",") }
}
