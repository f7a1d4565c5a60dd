import RunbookModel

/// A response → a few words of its body, however long or binary it is.
enum ResponseExcerpt {
  private static let maximumLength = 160

  /// The beginning of the body in one line, or what it is where it is no text.
  static func lines(of response: Exchange.Response) -> [String] {
    // A body may have millions of characters; the beginning is all that is looked at.
    let beginning = String(response.text.unicodeScalars.prefix(2000))
    if beginning.isEmpty { return ["the answer has no body"] }
    if isBinary(beginning) {
      let type = response.headers.last { $0.name.lowercased() == "content-type" }?.value
      return ["the answer is no text\(type.map { ", but \(cut($0, to: 80))" } ?? "")"]
    }
    return ["the answer begins: \(cut(beginning))"]
  }

  /// `text` in one line of at most `length` characters.
  static func cut(_ text: String, to length: Int = maximumLength) -> String {
    let beginning = String(text.unicodeScalars.prefix(length * 8))
    let line = beginning.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return line.count > length || beginning.utf8.count < text.utf8.count ? "\(line.prefix(length))…" : line
  }

  /// Whether a good part of `text` are control characters or bytes that were no UTF-8.
  private static func isBinary(_ text: String) -> Bool {
    let odd = text.unicodeScalars.count { scalar in
      scalar == "\u{FFFD}" || (scalar.value < 0x20 && !"\t\n\r\u{1B}".unicodeScalars.contains(scalar))
    }
    return odd * 10 > text.unicodeScalars.count
  }
}

extension String {
  fileprivate init(_ scalars: some Sequence<Unicode.Scalar>) {
    self.init(String.UnicodeScalarView(scalars))
  }
}
