/// A long line → lines of a width that people read, broken at blanks.
enum LineWrap {
  /// The columns that a line of a report has at most, where its words allow it.
  static let width = 140

  /// `line` in lines of at most `width` columns; all but the first begin with `indent` blanks, or two more than the first.
  ///
  /// A word is never broken, and escapes for colour take no room.
  static func lines(_ line: String, indent: Int, width: Int = LineWrap.width) -> [String] {
    guard line.utf8.count > width else { return [line] }
    let lead = line.prefix { $0 == " " }
    let indent = max(indent, lead.count + 2)
    var lines: [String] = []
    var current = String(lead)
    var column = lead.count
    var isEmpty = true
    for word in line.dropFirst(lead.count).split(separator: " ", omittingEmptySubsequences: false) {
      let length = columns(of: word)
      if !isEmpty, column + 1 + length > width, !word.isEmpty {
        lines.append(String(current.reversed().drop { $0 == " " }.reversed()))
        current = String(repeating: " ", count: indent)
        column = indent
        isEmpty = true
      }
      current += isEmpty ? String(word) : " \(word)"
      column += length + (isEmpty ? 0 : 1)
      isEmpty = false
    }
    return lines + [current]
  }

  /// The characters of `text` without escapes for colour.
  private static func columns(of text: Substring) -> Int {
    var count = 0
    var isEscape = false
    for character in text {
      if isEscape {
        isEscape = character != "m"
      } else if character == "\u{1B}" {
        isEscape = true
      } else {
        count += 1
      }
    }
    return count
  }
}
