import SourceText

/// A paragraph next to a step, and where it stands.
struct Prose: Hashable, Sendable {
  /// The text on one line, code in backquotes.
  var text: String
  /// Where it stands.
  var range: SourceRange?

  /// The text of several paragraphs, sentence by sentence.
  static func sentences(of prose: [Prose]) -> [String] { prose.flatMap { sentences(in: $0.text) } }

  /// The sentences in `text`: split after `.`, `!`, `?` or `:` before a blank, never inside backquotes.
  static func sentences(in text: String) -> [String] {
    let bytes = text.utf8
    var sentences: [String] = []
    var start = bytes.startIndex
    var isCode = false
    var mayEnd = false
    func take(until end: String.Index) {
      let sentence = text[start..<end].trimmingSpace
      if !sentence.isEmpty { sentences.append(String(sentence)) }
    }
    for index in bytes.indices {
      let byte = bytes[index]
      if byte == UInt8(ascii: "`") { isCode.toggle() }
      if mayEnd, byte.isBlank {
        take(until: index)
        start = index
      }
      mayEnd = !isCode && Self.sentenceEnds.contains(byte)
    }
    take(until: bytes.endIndex)
    return sentences
  }

  private static let sentenceEnds = Array(".!?:".utf8)

  /// `text` with runs of blanks and newlines made one space.
  static func onOneLine(_ text: String) -> String {
    let words = text.utf8.split(whereSeparator: \.isBlank)
    return words.count == 1
      ? String(text[words[0].startIndex..<words[0].endIndex])
      : words.map { String(Substring($0)) }.joined(separator: " ")
  }

  /// The longest duration that `text` names: `15-20 minutes` is 20 minutes, `an hour` is one.
  static func duration(in text: String) -> Duration? {
    let words = text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
    let units = ["second": 1, "minute": 60, "hour": 3600, "day": 86_400]
    var longest: Int?
    for (index, word) in words.enumerated() where index > 0 {
      let singular = word.hasSuffix("s") ? String(word.dropLast()) : word
      guard let unit = units[singular] else { continue }
      let before = words[index - 1]
      guard let amount = Int(before) ?? (["a", "an", "one"].contains(before) ? 1 : nil) else { continue }
      let (seconds, overflow) = amount.multipliedReportingOverflow(by: unit)
      if !overflow, seconds > 0, seconds <= 30 * 86_400 { longest = max(longest ?? 0, seconds) }
    }
    return longest.map { .seconds($0) }
  }

  /// The backquoted pieces of `text`, in order.
  static func codeSpans(in text: String) -> [String] {
    let parts = text.split(separator: "`", omittingEmptySubsequences: false)
    return parts.enumerated().compactMap {
      $0.offset % 2 == 1 && $0.offset < parts.count - 1 ? String($0.element) : nil
    }
  }
}

extension StringProtocol {
  /// The first place of `needle`, which must be ASCII in lower case, whatever the case of the letters here.
  func firstRange(ignoringCase needle: StaticString) -> Range<Index>? {
    needle.withUTF8Buffer { needle in
      var rest = utf8[...]
      while rest.count >= needle.count {
        if zip(rest, needle).allSatisfy({ $0.0.lowercase == $0.1 }) {
          return rest.startIndex..<rest.index(rest.startIndex, offsetBy: needle.count)
        }
        rest = rest.dropFirst()
      }
      return nil
    }
  }
}

extension UInt8 {
  /// Whether it is an ASCII blank or line break.
  fileprivate var isBlank: Bool { self == 32 || (9...13).contains(self) }

  /// Its lower case, of an ASCII letter.
  fileprivate var lowercase: UInt8 { (65...90).contains(self) ? self | 0x20 : self }
}

/// The id that kramdown gives a heading, used for step ids.
struct Slug {
  /// Lower case, blanks as hyphens, all else but letters, digits, `-` and `_` dropped.
  static func make(_ heading: String) -> String {
    var slug = ""
    for character in heading.lowercased() {
      if character.isLetter || character.isNumber || character == "_" {
        slug.append(character)
      } else if character.isWhitespace || character == "-", !slug.hasSuffix("-"), !slug.isEmpty {
        slug.append("-")
      }
    }
    while slug.hasSuffix("-") { slug.removeLast() }
    return slug.isEmpty ? "section" : slug
  }
}
