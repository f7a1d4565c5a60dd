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
    var sentences: [String] = []
    var current = ""
    var isCode = false
    var mayEnd = false
    for character in text {
      if character == "`" { isCode.toggle() }
      if mayEnd, character.isWhitespace {
        sentences.append(current)
        current = ""
        mayEnd = false
        continue
      }
      current.append(character)
      mayEnd = !isCode && ".!?:".contains(character)
    }
    if !current.trimmingSpace.isEmpty { sentences.append(current) }
    return sentences.map { String($0.trimmingSpace) }.filter { !$0.isEmpty }
  }

  /// `text` with runs of blanks and newlines made one space.
  static func onOneLine(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
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
    return parts.enumerated().compactMap { $0.offset % 2 == 1 && $0.offset < parts.count - 1 ? String($0.element) : nil }
  }
}

extension StringProtocol {
  /// The first place of `needle`, which must be in lower case, whatever the case of the letters here.
  func firstRange(ignoringCase needle: String) -> Range<Index>? {
    var start = startIndex
    while start < endIndex {
      var end = start
      var rest = needle[...]
      while let wanted = rest.first, end < endIndex, String(self[end]).lowercased() == String(wanted) {
        end = index(after: end)
        rest = rest.dropFirst()
      }
      if rest.isEmpty { return start..<end }
      start = index(after: start)
    }
    return nil
  }
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
