extension String {
  /// The text without white space at either end.
  var trimmingBlanks: Substring { self[...].trimmingBlanks }

  /// Whether `other` is a part of the text, byte by byte.
  func containsBytes(of other: String) -> Bool { other.isEmpty || ByteSearch(other).first(in: self) != nil }

  /// The part between two UTF-8 offsets.
  func slice(_ range: Range<Int>) -> Substring {
    let lower = utf8.index(utf8.startIndex, offsetBy: range.lowerBound)
    return self[lower..<utf8.index(lower, offsetBy: range.count)]
  }
}

extension Substring {
  /// The text without white space at either end.
  var trimmingBlanks: Substring {
    var rest = self
    while let byte = rest.utf8.first, byte.isLiquidSpace { rest = rest.dropFirstByte() }
    while let byte = rest.utf8.last, byte.isLiquidSpace { rest = rest[..<rest.utf8.index(before: rest.endIndex)] }
    return rest
  }

  private func dropFirstByte() -> Substring { self[utf8.index(after: startIndex)...] }
}
