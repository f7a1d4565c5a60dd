/// Finds a text in others byte by byte, in time linear in both (Knuth, Morris and Pratt).
struct ByteSearch {
  private let needle: [UInt8]
  /// For each length of a partial match, the length of the longest shorter one that ends it.
  private let fallback: [Int]

  init(_ needle: String) {
    let bytes = Array(needle.utf8)
    var fallback = [Int](repeating: 0, count: bytes.count + 1)
    var length = 0
    for position in bytes.indices.dropFirst() {
      while length > 0, bytes[length] != bytes[position] { length = fallback[length] }
      if bytes[length] == bytes[position] { length += 1 }
      fallback[position + 1] = length
    }
    self.needle = bytes
    self.fallback = fallback
  }

  /// Calls `visit` with the UTF-8 range of each place in `text`, until it returns false.
  ///
  /// Places do not overlap unless asked for. An empty needle is nowhere.
  func search(_ text: String, overlapping: Bool = false, visit: (Range<Int>) -> Bool) {
    guard !needle.isEmpty else { return }
    var length = 0
    var position = 0
    for byte in text.utf8 {
      position += 1
      while length > 0, needle[length] != byte { length = fallback[length] }
      if needle[length] == byte { length += 1 }
      if length == needle.count {
        guard visit(position - length..<position) else { return }
        length = overlapping ? fallback[length] : 0
      }
    }
  }

  /// The UTF-8 ranges of all places in `text`, which do not overlap.
  func all(in text: String) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    search(text) {
      ranges.append($0); return true
    }
    return ranges
  }

  /// The UTF-8 range of the first place in `text`.
  func first(in text: String) -> Range<Int>? {
    var found: Range<Int>?
    search(text) {
      found = $0; return false
    }
    return found
  }

  /// The UTF-8 range of the last place in `text`.
  func last(in text: String) -> Range<Int>? {
    var found: Range<Int>?
    search(text, overlapping: true) {
      found = $0; return true
    }
    return found
  }
}
