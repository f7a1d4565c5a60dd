extension String {
  /// The text in one line, in which escapes stand for control characters and for those that reorder what is around them.
  ///
  /// Whatever an answer or a page holds, it cannot act on the terminal then. The escapes are those of JSON, which a
  /// redactor knows too.
  var printable: String {
    guard unicodeScalars.contains(where: \.isUnprintable) else { return self }
    var text = ""
    for scalar in unicodeScalars {
      switch scalar {
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      case let scalar where scalar.isUnprintable:
        let code = String(scalar.value, radix: 16)
        text += "\\u" + String(repeating: "0", count: max(0, 4 - code.count)) + code
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text
  }

  /// The text cut to `length` characters, with `…` where it goes on.
  func cut(to length: Int) -> String {
    // Counting the characters of a body of megabytes would take its time.
    guard utf8.count > length, let end = index(startIndex, offsetBy: length, limitedBy: endIndex), end < endIndex else {
      return self
    }
    return "\(self[..<end])…"
  }

  /// The text filled with blanks to `width` characters, on the right or, for numbers, on the left.
  func padded(to width: Int, onLeft: Bool = false) -> String {
    let blanks = String(repeating: " ", count: Swift.max(0, width - count))
    return onLeft ? blanks + self : self + blanks
  }
}

extension Unicode.Scalar {
  fileprivate var isUnprintable: Bool {
    switch value {
    case 0..<0x20, 0x7F..<0xA0: true
    // Line and paragraph separators; marks, embeddings, overrides and isolates of bidirectional text.
    case 0x2028, 0x2029, 0x200E, 0x200F, 0x061C, 0x202A...0x202E, 0x2066...0x2069: true
    default: false
    }
  }
}

extension Int {
  /// `1 step`, `2 steps`.
  func counted(_ singular: String, _ plural: String? = nil) -> String {
    "\(self) \(self == 1 ? singular : plural ?? singular + "s")"
  }
}
