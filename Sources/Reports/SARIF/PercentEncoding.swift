/// Texts as parts of URIs (RFC 3986).
enum PercentEncoding {
  /// `text` with everything encoded but unreserved characters and slashes.
  static func path(_ text: String) -> String {
    var result = ""
    for byte in text.utf8 {
      switch byte {
      case 48...57, 65...90, 97...122, UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"),
        UInt8(ascii: "/"):
        result.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let code = String(byte, radix: 16, uppercase: true)
        result += "%" + (code.utf8.count == 1 ? "0" : "") + code
      }
    }
    return result
  }
}
