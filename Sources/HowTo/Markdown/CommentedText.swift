/// Markdown with comments of its author → Markdown without them.
///
/// An author who comments a section out hides the blocks in it, too; their markers are comments themselves, and the first
/// of them would end the author's. A comment at the margin, such as `<!--vale off-->`, would end the list around it.
enum CommentedText {
  /// `bytes` with blanks in place of every comment that begins a line and is no marker; newlines stay.
  static func removed(from bytes: [UInt8]) -> [UInt8] {
    var result = bytes
    for comment in comments(in: bytes) {
      for index in comment where bytes[index] != 10 { result[index] = 32 }
    }
    return result
  }

  /// Where the comments stand that begin a line outside fences and are no markers.
  static func comments(in bytes: [UInt8]) -> [Range<Int>] {
    var result: [Range<Int>] = []
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
        let close = commentEnd(from: content.startIndex, in: bytes)
      {
        result.append(content.startIndex..<close)
        start = close
        continue
      }
      start = end
    }
    return result
  }

  /// Where the comment that begins at `start` ends, markers in it skipped; nil where it does not.
  private static func commentEnd(from start: Int, in bytes: [UInt8]) -> Int? {
    let marker = Array(PayloadMarker.before.utf8)
    let close = Array(PayloadMarker.after.utf8.dropFirst())
    var index = start + PayloadMarker.opening.count
    var isMarker = false
    while index < bytes.count {
      if bytes[index] == marker[0], bytes[index...].starts(with: marker) {
        isMarker = true
        index += marker.count
      } else if bytes[index] == close[0], bytes[index...].starts(with: close) {
        index += close.count
        if !isMarker { return index }
        isMarker = false
      } else {
        index += 1
      }
    }
    return nil
  }
}
