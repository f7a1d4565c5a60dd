/// The parameters of a query string in the order sent, percent-decoded.
struct QueryString: Sendable {
  private static let maximumMembers = 200
  private static let maximumKeys = 16

  let pairs: [(name: String, value: String)]

  init(_ text: Substring) {
    pairs = text.split(separator: "&").map { pair in
      let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      return (Self.decoded(parts[0]), parts.count > 1 ? Self.decoded(parts[1]) : "")
    }
  }

  /// The last value of `name`.
  subscript(name: String) -> String? { pairs.last { $0.name == name }?.value }

  /// The values of `name`.
  func values(of name: String) -> [String] { pairs.filter { $0.name == name }.map(\.value) }

  /// The values whose names are `base[a][b]`, with the keys between brackets.
  ///
  /// No more than `maximumMembers` are read, and none with more than `maximumKeys` keys.
  func members(of base: String) -> [(keys: [String], value: String)] {
    let members = pairs.lazy.compactMap { pair -> (keys: [String], value: String)? in
      guard pair.name.hasPrefix(base + "["), pair.name.hasSuffix("]") else { return nil }
      let inner = pair.name.dropFirst(base.count + 1).dropLast()
      let keys = inner.split(separator: "[", omittingEmptySubsequences: false)
        .map { $0.hasSuffix("]") ? String($0.dropLast()) : String($0) }
      return keys.count > Self.maximumKeys ? nil : (keys, pair.value)
    }
    return Array(members.prefix(Self.maximumMembers))
  }

  /// `text` with all but letters, digits and `-._~` written as `%5B`.
  static func encoded(_ text: String) -> String {
    var result = ""
    for byte in text.utf8 {
      let scalar = Unicode.Scalar(byte)
      if scalar.isASCII, scalar.properties.isAlphabetic || "0123456789-._~".unicodeScalars.contains(scalar) {
        result.unicodeScalars.append(scalar)
      } else {
        result += (byte < 16 ? "%0" : "%") + String(byte, radix: 16, uppercase: true)
      }
    }
    return result
  }

  /// A segment of a path with `%41` read as `A`; bytes that yield no UTF-8 are replaced.
  static func decodedPath(_ text: Substring) -> String { decoded(text, plusIsSpace: false) }

  /// `text` with `%41` read as `A` and `+` as a space; bytes that yield no UTF-8 are replaced.
  static func decoded(_ text: Substring, plusIsSpace: Bool = true) -> String {
    guard text.utf8.contains(where: { $0 == UInt8(ascii: "%") || $0 == UInt8(ascii: "+") }) else { return String(text) }
    var bytes: [UInt8] = []
    var rest = text.utf8[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "+"), plusIsSpace {
        bytes.append(UInt8(ascii: " "))
      } else if byte == UInt8(ascii: "%"),
        let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16), rest.count >= 2
      {
        bytes.append(value)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
