import Foundation

extension StandardFilters {
  /// Filters that write strings in another notation, or read it.
  static let encodings: [String: Filter] = [
    "escape": Filter { input, _, _ in input.isNil ? .nil : .string(escape(input.text)) },
    "h": Filter { input, _, _ in input.isNil ? .nil : .string(escape(input.text)) },
    "escape_once": text { escape($0, keepsEntities: true) },
    "strip_html": text(stripHTML),
    "url_encode": Filter { input, _, _ in
      input.isNil ? .nil : .string(percentEncode(input.text, keeping: "_.-~", blank: "+"))
    },
    "url_decode": Filter { input, _, _ in input.isNil ? .nil : .string(try percentDecode(input.text)) },
    "base64_encode": text { Data($0.utf8).base64EncodedString() },
    "base64_decode": text { try decode($0) },
    "base64_url_safe_encode": text {
      String(
        Data($0.utf8).base64EncodedString().map { $0 == "+" ? "-" : $0 == "/" ? "_" : $0 })
    },
    "base64_url_safe_decode": text {
      let text = String($0.map { $0 == "-" ? "+" : $0 == "_" ? "/" : $0 })
      return try decode(text + String(repeating: "=", count: (4 - text.utf8.count % 4) % 4))
    },
  ]

  /// HTML's special characters as entities.
  static func escape(_ text: String, keepsEntities: Bool = false) -> String {
    let bytes = Array(text.utf8)
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    for (index, byte) in bytes.enumerated() {
      switch byte {
      case UInt8(ascii: "&"):
        result += keepsEntities && isEntity(bytes[(index + 1)...]) ? [byte] : Array("&amp;".utf8)
      case UInt8(ascii: "<"): result += "&lt;".utf8
      case UInt8(ascii: ">"): result += "&gt;".utf8
      case UInt8(ascii: "\""): result += "&quot;".utf8
      case UInt8(ascii: "'"): result += "&#39;".utf8
      default: result.append(byte)
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// Whether what follows an `&` makes an entity: letters, or `#` and digits, then `;`.
  private static func isEntity(_ rest: ArraySlice<UInt8>) -> Bool {
    let isNumber = rest.first == UInt8(ascii: "#")
    let name = rest.dropFirst(isNumber ? 1 : 0).prefix(64)
    let length = name.prefix { isNumber ? $0.isDigit : $0.isNameStart && $0 != UInt8(ascii: "_") }.count
    return length > 0 && name.dropFirst(length).first == UInt8(ascii: ";")
  }

  /// The text without tags, comments, scripts and styles.
  static func stripHTML(_ text: String) -> String {
    var result = Array(text.utf8)
    for (start, end) in [("<script", "</script>"), ("<!--", "-->"), ("<style", "</style>"), ("<", ">")] {
      result = cut(result, from: Array(start.utf8), to: Array(end.utf8))
    }
    return String(decoding: result, as: UTF8.self)
  }

  private static func cut(_ bytes: [UInt8], from start: [UInt8], to end: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    var position = 0
    var hasEnd = true
    while position < bytes.count {
      if hasEnd, bytes[position] == start[0], bytes[position...].starts(with: start) {
        var close = position + start.count
        while close < bytes.count, !(bytes[close] == end[0] && bytes[close...].starts(with: end)) { close += 1 }
        // No end here means none for any later start.
        hasEnd = close < bytes.count
        if hasEnd {
          position = close + end.count
          continue
        }
      }
      result.append(bytes[position])
      position += 1
    }
    return result
  }

  /// The text with all bytes but letters, digits and `kept` as `%XX`, and blanks as `blank` where given.
  static func percentEncode(_ text: String, keeping kept: String, blank: String? = nil) -> String {
    percentEncode(bytes: Array(text.utf8), keeping: kept, blank: blank)
  }

  /// All bytes but letters, digits and `kept` as `%XX`, and blanks as `blank` where given.
  static func percentEncode(bytes: [UInt8], keeping kept: String, blank: String? = nil) -> String {
    let kept = Array(kept.utf8)
    let digits = Array("0123456789ABCDEF".utf8)
    var result: [UInt8] = []
    for byte in bytes {
      if byte.isWord && byte != UInt8(ascii: "_") || kept.contains(byte) {
        result.append(byte)
      } else if byte == UInt8(ascii: " "), let blank {
        result += blank.utf8
      } else {
        result += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  private static func percentDecode(_ text: String) throws -> String {
    let bytes = percentDecoded(text, blank: UInt8(ascii: "+"))
    guard let text = String(validating: bytes, as: UTF8.self) else { throw LiquidError("the text is no UTF-8") }
    return text
  }

  /// The bytes of a text with what stands for each `%XX`, and blanks for `blank` where given.
  static func percentDecoded(_ text: String, blank: UInt8? = nil) -> [UInt8] {
    let bytes = Array(text.utf8)
    var result: [UInt8] = []
    var position = 0
    while position < bytes.count {
      let byte = bytes[position]
      if byte == UInt8(ascii: "%"), position + 2 < bytes.count,
        let code = UInt8(String(decoding: bytes[position + 1...position + 2], as: UTF8.self), radix: 16),
        bytes[position + 1] != UInt8(ascii: "+")
      {
        result.append(code)
        position += 3
      } else {
        result.append(byte == blank ? UInt8(ascii: " ") : byte)
        position += 1
      }
    }
    return result
  }

  private static func decode(_ text: String) throws -> String {
    guard let data = Data(base64Encoded: text), let text = String(validating: data, as: UTF8.self) else {
      throw LiquidError("the text is no Base64 of a text")
    }
    return text
  }
}
