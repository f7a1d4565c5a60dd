/// Text for URLs.
enum URLText {
  /// `url` with blanks, quotes and all that no URL may hold percent-encoded; existing escapes stay.
  static func encodingIllegalCharacters(in url: String) -> String {
    encoding(url) { $0 > 0x20 && $0 < 0x7F && !"\"<>\\^`{|}".utf8.contains($0) }
  }

  /// `text` with everything but the unreserved characters (RFC 3986, 2.3) percent-encoded.
  static func encodingAll(in text: String) -> String {
    encoding(text) { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"):
        true
      default: "-._~".utf8.contains(byte)
      }
    }
  }

  private static func encoding(_ text: String, butFor isKept: (UInt8) -> Bool) -> String {
    let digits = Array("0123456789ABCDEF".utf8)
    var result: [UInt8] = []
    for byte in text.utf8 {
      if isKept(byte) {
        result.append(byte)
      } else {
        result += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}
