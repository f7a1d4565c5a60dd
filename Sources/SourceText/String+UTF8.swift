extension String {
  /// The part between two UTF-8 offsets, and the offsets it really has: clamped to the text, and back to the first byte
  /// of a character's scalar where one is inside it.
  func part(_ range: Range<Int>) -> (text: Substring, range: Range<Int>) {
    let bounds = 0..<utf8.count
    let lower = scalarStart(range.clamped(to: bounds).lowerBound)
    let upper = max(lower.offset, scalarStart(range.clamped(to: bounds).upperBound).offset)
    return (self[lower.index..<utf8.index(utf8.startIndex, offsetBy: upper)], lower.offset..<upper)
  }

  private func scalarStart(_ offset: Int) -> (offset: Int, index: Index) {
    var offset = offset
    var index = utf8.index(utf8.startIndex, offsetBy: offset)
    while index < utf8.endIndex, offset > 0, utf8[index] & 0xC0 == 0x80 {
      offset -= 1
      index = utf8.index(utf8.startIndex, offsetBy: offset)
    }
    return (offset, index)
  }

  /// The UTF-8 offset behind each `byte`.
  func utf8Offsets(behind byte: UInt8) -> [Int] {
    var offsets: [Int] = []
    let isDone: Void? = utf8.withContiguousStorageIfAvailable { bytes in
      for index in bytes.indices where bytes[index] == byte { offsets.append(index + 1) }
    }
    if isDone == nil { for (index, each) in utf8.enumerated() where each == byte { offsets.append(index + 1) } }
    return offsets
  }
}
