extension YAMLTextIndex {
  /// Where a quoted scalar begins that goes over several lines and ends on the line of `offset`.
  ///
  /// A quote that nobody closed ends at the next one, wherever that is, and what stands behind it is what cannot be read.
  func quoteOverLines(endingNear offset: Int) -> Int? {
    var position = 0
    var before: UInt8 = 10
    while position < min(offset, bytes.count) {
      let byte = bytes[position]
      if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'"), ":-,[{\n".utf8.contains(before) {
        let end = endOfQuoted(from: position)
        let lineEnd = bytes[min(end, bytes.count)...].firstIndex(of: 10) ?? bytes.count
        if bytes[position..<end].contains(10), end <= offset + 1, offset <= lineEnd { return position }
        position = end
        before = byte
        continue
      }
      if byte != 32, byte != 9 { before = byte }
      position += 1
    }
    return nil
  }
}
