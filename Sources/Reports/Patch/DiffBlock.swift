/// Whole lines of a file that change, and the text in their place.
struct DiffBlock {
  /// The lines, from 0; empty where the text comes before `lowerBound`.
  private(set) var lines: Range<Int>
  /// The new text: whole lines, unless it ends the file.
  private(set) var text: [UInt8] = []

  private var edits: [FixedFile.Edit]

  /// The blocks of a mended file, in order and with unchanged lines between them.
  ///
  /// - Parameters:
  ///   - fixed: The file.
  ///   - bytes: Its old text.
  ///   - lines: The lines of the old text with their ends.
  static func all(_ fixed: FixedFile, bytes: [UInt8], lines: [Range<Int>]) -> [DiffBlock] {
    var blocks: [DiffBlock] = []
    for edit in fixed.edits {
      let place = Self.lines(of: edit.range, among: lines, endInNewline: bytes.last == UInt8(ascii: "\n"))
      var block = DiffBlock(lines: place, edits: [edit])
      if let last = blocks.last, block.lines.lowerBound <= last.lines.upperBound {
        block.lines = last.lines.lowerBound..<max(last.lines.upperBound, block.lines.upperBound)
        block.edits = last.edits + block.edits
        blocks.removeLast()
      }
      block.fill(bytes, lines)
      blocks.append(block)
    }
    return blocks
  }

  /// The lines that hold the bytes of `range`; none for a place behind the last newline.
  private static func lines(of range: Range<Int>, among lines: [Range<Int>], endInNewline: Bool) -> Range<Int> {
    guard let first = lines.firstIndex(where: { range.lowerBound < $0.upperBound }) else {
      return max(lines.count - (endInNewline ? 0 : 1), 0)..<lines.count
    }
    return first..<(lines[first...].lastIndex { $0.lowerBound < range.upperBound } ?? first) + 1
  }

  /// Makes the edits; where they take the end of the last line away, the next line belongs to the block.
  private mutating func fill(_ bytes: [UInt8], _ all: [Range<Int>]) {
    while true {
      let start = lines.lowerBound < all.count ? all[lines.lowerBound].lowerBound : bytes.count
      let end = lines.isEmpty ? start : all[lines.upperBound - 1].upperBound
      text = FixedFile.apply(edits, to: bytes[start..<end])
      guard let last = text.last, last != UInt8(ascii: "\n"), lines.upperBound < all.count else { return }
      lines = lines.lowerBound..<lines.upperBound + 1
    }
  }
}
