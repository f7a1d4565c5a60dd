extension String {
  /// Whether both are the same code points; `==` also takes é for e and a combining accent, which JSON tells apart.
  func hasSameCodePoints(as other: String) -> Bool {
    guard utf8.count == other.utf8.count else { return false }
    let result = utf8.withContiguousStorageIfAvailable { bytes in
      other.utf8.withContiguousStorageIfAvailable { bytes.elementsEqual($0) }
    }
    return (result ?? nil) ?? utf8.elementsEqual(other.utf8)
  }

  /// Hashes in accord with `hasSameCodePoints(as:)`.
  func hashCodePoints(into hasher: inout Hasher) {
    let isDone: Void? = utf8.withContiguousStorageIfAvailable { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    if isDone == nil { for byte in utf8 { hasher.combine(byte) } }
    // Keeps "ab", "c" apart from "a", "bc".
    hasher.combine(utf8.count)
  }
}
