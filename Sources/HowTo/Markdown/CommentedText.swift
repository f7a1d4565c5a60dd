/// Markdown with comments around markers → Markdown without them.
///
/// An author who comments a section out hides the blocks in it, too. Their markers are comments themselves, and the first
/// of them would end the author's.
enum CommentedText {
  /// `bytes` with blanks in place of every comment that holds a marker and is no marker itself; newlines stay.
  static func removed(from bytes: [UInt8]) -> [UInt8] {
    var result = bytes
    var fence: ArraySlice<UInt8>?
    var start = 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: 10).map { $0 + 1 } ?? bytes.count
      let content = bytes[start..<end].drop { $0 == 32 }
      if let open = fence {
        if content.starts(with: open) { fence = nil }
      } else if content.starts(with: "```".utf8) || content.starts(with: "~~~".utf8) {
        fence = content.prefix(3)
      } else if content.starts(with: PayloadMarker.opening), !content.starts(with: PayloadMarker.before.utf8),
        let comment = comment(from: content.startIndex, in: bytes), comment.holdsMarker
      {
        for index in comment.range where bytes[index] != 10 { result[index] = 32 }
        start = comment.range.upperBound
        continue
      }
      start = end
    }
    return result
  }

  /// The comment that begins at `start`, markers in it skipped; nil where it does not end.
  private static func comment(from start: Int, in bytes: [UInt8]) -> (range: Range<Int>, holdsMarker: Bool)? {
    let marker = Array(PayloadMarker.before.utf8)
    let close = Array(PayloadMarker.after.utf8.dropFirst())
    var index = start + PayloadMarker.opening.count
    var isMarker = false
    var holdsMarker = false
    while index < bytes.count {
      if bytes[index] == marker[0], bytes[index...].starts(with: marker) {
        (isMarker, holdsMarker) = (true, true)
        index += marker.count
      } else if bytes[index] == close[0], bytes[index...].starts(with: close) {
        index += close.count
        if !isMarker { return (start..<index, holdsMarker) }
        isMarker = false
      } else {
        index += 1
      }
    }
    return nil
  }
}
