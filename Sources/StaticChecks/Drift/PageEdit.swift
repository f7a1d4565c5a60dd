import SourceText

/// Finds what is to be replaced in the text that an author typed.
enum PageEdit {
  /// The only occurrence of `text` in `range` that is no part of a longer word; nil for none and for several.
  static func occurrence(of text: String, in range: SourceRange) -> SourceRange? {
    let wanted = Array(text.utf8)
    let bytes = Array(range.file.text.utf8)
    let bounds = range.file.offset(of: range.start)..<range.file.offset(of: range.end)
    guard !wanted.isEmpty, bounds.count >= wanted.count else { return nil }
    var found: Int?
    for offset in bounds.lowerBound...(bounds.upperBound - wanted.count) {
      guard bytes[offset] == wanted[0], bytes[offset..<offset + wanted.count].elementsEqual(wanted) else { continue }
      let end = offset + wanted.count
      if offset > bounds.lowerBound, isWord(bytes[offset - 1]), isWord(wanted[0]) { continue }
      if end < bounds.upperBound, isWord(bytes[end]), isWord(wanted[wanted.count - 1]) { continue }
      guard found == nil else { return nil }
      found = offset
    }
    return found.map { range.file.range($0..<$0 + wanted.count, includes: range.includes) }
  }

  /// The key called `name` whose value stands at `range`: `name` of `name: value`; nil where something else stands there.
  static func key(_ name: String, of range: SourceRange) -> SourceRange? {
    let bytes = Array(range.file.text.utf8)
    let wanted = Array(name.utf8)
    var end = range.file.offset(of: range.start)
    while end > 0, isBlank(bytes[end - 1]) { end -= 1 }
    guard end > 0, bytes[end - 1] == UInt8(ascii: ":") else { return nil }
    end -= 1
    if end > 0, isQuote(bytes[end - 1]) { end -= 1 }
    let start = end - wanted.count
    guard start >= 0, !wanted.isEmpty, bytes[start..<end].elementsEqual(wanted) else { return nil }
    guard start == 0 || !isWord(bytes[start - 1]) else { return nil }
    return range.file.range(start..<end, includes: range.includes)
  }

  /// Whether a byte belongs to a word: letters, digits, `_` and `-`, and all beyond ASCII.
  private static func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"), 0x80...:
      true
    default: false
    }
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 32 || (9...13).contains(byte) }

  private static func isQuote(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") }
}
