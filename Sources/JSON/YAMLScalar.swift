import Foundation
import Yams

extension YAMLReader {
  /// The JSON value of a scalar by the rules of YAML 1.1 as Ruby's Psych has them.
  static func resolve(_ scalar: Node.Scalar) -> JSONValue {
    let text = scalar.string
    guard scalar.style == .plain else { return .string(text) }
    // `!!str 5` and any other explicit tag: what the author typed is text.
    if scalar.tag.description == Tag.Name.str.rawValue { return .string(text) }
    switch text {
    case "", "~", "null", "Null", "NULL": return .null
    case "true", "True", "TRUE", "yes", "Yes", "YES", "on", "On", "ON": return .bool(true)
    case "false", "False", "FALSE", "no", "No", "NO", "off", "Off", "OFF": return .bool(false)
    default: break
    }
    guard let first = text.utf8.first, (48...57).contains(first) || "+-.".utf8.contains(first) else {
      return .string(text)
    }
    return number(text).map(JSONValue.number) ?? .string(text)
  }

  private static func number(_ text: String) -> JSONNumber? {
    if let number = JSONNumber(text: text), !text.contains(where: { "eE".contains($0) }) { return number }
    var digits = Substring(text)
    let isNegative = digits.first == "-"
    if let sign = digits.first, "+-".contains(sign) { digits = digits.dropFirst() }
    guard let first = digits.utf8.first, (48...57).contains(first) || first == UInt8(ascii: ".") else { return nil }
    let plain = digits.filter { $0 != "_" && $0 != "," }
    if let value = integer(plain) { return JSONNumber(isNegative ? -value : value) }
    // A float needs its point: Psych reads `1e3` as a string.
    guard plain.contains("."), plain.contains(where: \.isNumber), let value = Double(plain), value.isFinite else {
      return nil
    }
    return JSONNumber(isNegative ? -value : value)
  }

  private static func integer(_ text: String) -> Int? {
    if text.hasPrefix("0x") { return Int(text.dropFirst(2), radix: 16) }
    if text.hasPrefix("0b") { return Int(text.dropFirst(2), radix: 2) }
    if text.hasPrefix("0"), text.count > 1 {
      return Int(text.hasPrefix("0o") ? text.dropFirst(2) : text.dropFirst(), radix: 8)
    }
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard (2...3).contains(parts.count) else { return Int(text) }
    // Base 60: `1:30` is 90.
    var value = 0
    for (index, part) in parts.enumerated() {
      guard let digit = Int(part), index == 0 || (digit < 60 && part.count <= 2) else { return nil }
      value = value * 60 + digit
    }
    return value
  }
}
