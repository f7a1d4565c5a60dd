extension SchemaFormat {
  /// Eight, four, four, four and twelve hexadecimal digits (RFC 9562).
  static func isUUID(_ text: String) -> Bool {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    return parts.map(\.utf8.count) == [8, 4, 4, 4, 12] && parts.allSatisfy(isHexadecimal)
  }

  /// Characters that RFC 3986 allows, percent signs with two digits.
  static func isURIReference(_ text: String) -> Bool {
    let marks = Set("-._~:/?#[]@!$&'()*+,;=%".utf8)
    let isClean = text.utf8.allSatisfy { isAlphanumeric($0) || marks.contains($0) }
    guard isClean, text.utf8.count(where: { $0 == UInt8(ascii: "#") }) < 2 else { return false }
    for (index, byte) in text.utf8.enumerated() where byte == UInt8(ascii: "%") {
      let digits = text.utf8.dropFirst(index + 1).prefix(2)
      guard digits.count == 2, isHexadecimal(Substring(digits)) else { return false }
    }
    let head = text.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    return !head.contains(":") || URIReference(text).scheme != nil
  }

  /// A local part and a host name or address in brackets (RFC 5321).
  static func isEmail(_ text: String) -> Bool {
    guard let at = text.lastIndex(of: "@") else { return false }
    let local = text[..<at]
    let domain = text[text.index(after: at)...]
    guard !local.isEmpty, local.utf8.count <= 64 else { return false }
    if domain.hasPrefix("["), domain.hasSuffix("]") {
      let address = domain.dropFirst().dropLast()
      return address.hasPrefix("IPv6:") ? isIPv6(address.dropFirst(5)) : isIPv4(address)
    }
    guard isHostname(String(domain)) else { return false }
    if local.hasPrefix("\""), local.hasSuffix("\""), local.count > 2 { return true }
    let marks = Set("!#$%&'*+-/=?^_`{|}~".utf8)
    return local.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { atom in
      !atom.isEmpty && atom.utf8.allSatisfy { isAlphanumeric($0) || marks.contains($0) || $0 >= 128 }
    }
  }

  /// Labels of letters, digits and inner hyphens (RFC 1123).
  static func isHostname(_ text: String) -> Bool {
    guard !text.isEmpty, text.utf8.count <= 253 else { return false }
    return text.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { label in
      (1...63).contains(label.utf8.count) && !label.hasPrefix("-") && !label.hasSuffix("-")
        && label.utf8.allSatisfy { isAlphanumeric($0) || $0 == UInt8(ascii: "-") }
    }
  }

  /// Four numbers up to 255 without leading zeros (RFC 2673).
  static func isIPv4(_ text: Substring) -> Bool {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 4
      && parts.allSatisfy { part in
        (1...3).contains(part.utf8.count) && isDigits(part) && (part.utf8.count == 1 || !part.hasPrefix("0"))
          && (Int(part) ?? 256) < 256
      }
  }

  /// Eight groups of four hexadecimal digits, a run of zeros left out, the end perhaps as IPv4 (RFC 4291).
  static func isIPv6(_ text: Substring) -> Bool {
    guard text.utf8.count <= 45 else { return false }
    let halves = text.split(separator: "::", omittingEmptySubsequences: false)
    guard halves.count <= 2 else { return false }
    var count = 0
    for (index, half) in halves.enumerated() where !half.isEmpty {
      let groups = half.split(separator: ":", omittingEmptySubsequences: false)
      for (position, group) in groups.enumerated() {
        let isLast = index == halves.count - 1 && position == groups.count - 1
        if isLast, group.contains(".") {
          guard isIPv4(group) else { return false }
          count += 2
        } else {
          guard (1...4).contains(group.utf8.count), isHexadecimal(group) else { return false }
          count += 1
        }
      }
    }
    return halves.count == 2 ? count < 8 : count == 8
  }

  /// The alphabet of RFC 4648 with its padding.
  static func isBase64(_ text: String) -> Bool {
    let padding = text.utf8.reversed().prefix { $0 == UInt8(ascii: "=") }.count
    return text.utf8.count % 4 == 0 && padding <= 2
      && text.utf8.dropLast(padding).allSatisfy {
        isAlphanumeric($0) || $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "/")
      }
  }

  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
  }

  private static func isHexadecimal(_ text: Substring) -> Bool {
    text.utf8.allSatisfy { (48...57).contains($0) || (65...70).contains($0) || (97...102).contains($0) }
  }
}
