/// Markdown → its comments, those on lines of their own and those behind other text.
struct DirectiveComments {
  /// Comments that begin a line; the marks of a list item or a quote may stand before.
  private(set) var alone: [Range<Int>]
  /// Comments behind text.
  private(set) var inline: [Range<Int>] = []

  /// Finds the comments of `bytes` outside fences.
  init(in bytes: [UInt8]) {
    alone = CommentedText.comments(in: bytes)
    var fence: ArraySlice<UInt8>?
    var start = 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? bytes.count
      let content = bytes[start..<end].drop { $0 == UInt8(ascii: " ") }
      if let open = fence {
        if content.starts(with: open) { fence = nil }
      } else if content.starts(with: "```".utf8) || content.starts(with: "~~~".utf8) {
        fence = content.prefix(3)
      } else if let comment = Self.comment(from: start, to: end, in: bytes),
        !alone.contains(where: { $0.contains(comment.lowerBound) })
      {
        if bytes[start..<comment.lowerBound].allSatisfy(Self.isMark) {
          alone.append(comment)
        } else {
          inline.append(comment)
        }
      }
      start = end
    }
  }

  /// The first comment that begins on a line.
  private static func comment(from start: Int, to end: Int, in bytes: [UInt8]) -> Range<Int>? {
    guard let open = bytes[start..<end].firstRange(of: PayloadMarker.opening)?.lowerBound else { return nil }
    let close = bytes[open...].firstRange(of: Array("-->".utf8))?.upperBound
    return close.map { open..<$0 }
  }

  /// Whether a byte may stand before the first text of a list item or a quote: `12. `, `- `, `> `.
  private static func isMark(_ byte: UInt8) -> Bool {
    byte.isASCIIBlank || (48...57).contains(byte) || "-*+>.)".utf8.contains(byte)
  }
}

extension UInt8 {
  /// Whether it is an ASCII blank or line break.
  var isASCIIBlank: Bool { self == 32 || (9...13).contains(self) }
}
