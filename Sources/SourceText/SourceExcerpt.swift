/// A source line and what goes under it, as a terminal shows them.
struct SourceExcerpt {
  /// The line, cut at either end where it is too long, `…` for what is missing.
  let line: String
  /// What stands before the carets; a tab of the line stays a tab, so that both lines are as wide.
  let padding: String
  /// A caret for each column of the range on its first line, at least one.
  let carets: String

  /// The excerpt of the first line of `range` in `width` columns; nil where the file has no such line.
  init?(of range: SourceRange, width: Int) {
    guard let whole = range.file.lineText(range.start.line) else { return nil }
    let startOffset = min(max(range.start.column, 1) - 1, whole.utf8.count)
    let isOneLine = range.end.line == range.start.line
    let endOffset = isOneLine ? min(max(max(range.end.column, 1) - 1, startOffset), whole.utf8.count) : whole.utf8.count
    // Of a line of megabytes, what is near.
    let reach = 8 * width
    let lower = startOffset > 2 * reach ? startOffset - reach : 0
    let (text, part) = String(whole).part(lower..<min(startOffset + 2 * reach, whole.utf8.count))
    var characters: [(text: Character, columns: Int)] = []
    var startIndex: Int?
    var endIndex: Int?
    var offset = part.lowerBound
    for character in text {
      // A place inside a character counts as its beginning.
      let next = offset + character.utf8.count
      if startIndex == nil, startOffset < next { startIndex = characters.count }
      if endIndex == nil, endOffset <= offset { endIndex = characters.count }
      characters.append((Self.printable(character), character.columns))
      offset = next
    }
    let start = startIndex ?? characters.count
    let end = max(endIndex ?? characters.count, start)

    // What is shown begins at the line's start if the place then fits, else some way before the place.
    func columns(_ range: Range<Int>) -> Int { characters[range].reduce(0) { $0 + $1.columns } }
    var first = 0
    if columns(0..<start) + min(max(columns(start..<end), 1), width / 2) > width {
      first = start
      var room = width / 3
      while first > 0, room >= characters[first - 1].columns {
        room -= characters[first - 1].columns
        first -= 1
      }
    }
    var last = first
    var room = width
    while last < characters.count, room >= characters[last].columns {
      room -= characters[last].columns
      last += 1
    }
    let head = first > 0 || part.lowerBound > 0 ? "…" : ""
    let tail = last < characters.count || part.upperBound < whole.utf8.count ? "…" : ""
    line = head + String(characters[first..<last].map(\.text)) + tail
    let before = characters[first..<min(start, last)]
    padding =
      (head.isEmpty ? "" : " ")
      + before.map { $0.text == "\t" ? "\t" : String(repeating: " ", count: $0.columns) }.joined()
    let marked = start < min(end, last) ? columns(start..<min(end, last)) : 1
    carets = String(repeating: "^", count: max(marked, 1))
  }

  /// `text` with U+FFFD for what would move the cursor or turn the reading direction; tabs and newlines stay.
  static func printable(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: \.isUnprintable) else { return text }
    return String(text.map(printable))
  }

  private static func printable(_ character: Character) -> Character {
    character != "\t" && character.unicodeScalars.contains(where: \.isUnprintable) ? "\u{FFFD}" : character
  }
}

extension Character {
  /// How many columns a terminal gives it, as near as can be told without the terminal.
  fileprivate var columns: Int {
    guard let first = unicodeScalars.first, !first.isASCII else { return 1 }
    if first.isUnprintable { return 1 }
    if unicodeScalars.contains(where: { $0 == "\u{FE0F}" || $0.properties.isEmojiPresentation || $0.isWide }) {
      return 2
    }
    let isInvisible = unicodeScalars.allSatisfy {
      switch $0.properties.generalCategory {
      case .nonspacingMark, .enclosingMark, .format: true
      default: false
      }
    }
    return isInvisible ? 0 : 1
  }
}

extension Unicode.Scalar {
  fileprivate var isUnprintable: Bool {
    switch value {
    case 0x202A...0x202E, 0x2066...0x2069, 0x2028, 0x2029: true
    default: properties.generalCategory == .control && self != "\t" && self != "\n"
    }
  }

  /// Whether it is East Asian and wide (Unicode Standard Annex 11), by block.
  fileprivate var isWide: Bool {
    switch value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF,
      0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x20000...0x3FFFD:
      true
    default: false
    }
  }
}
