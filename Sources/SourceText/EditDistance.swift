/// How many insertions, deletions and replacements of characters turn one text into another.
public enum EditDistance {
  /// Texts longer than this are not compared.
  static let maximumLength = 128

  /// The distance of the texts in UTF-8 bytes; the longer one's length where either is too long to compare.
  public static func between(_ a: String, _ b: String) -> Int {
    if a == b { return 0 }
    let a = Array(a.utf8)
    let b = Array(b.utf8)
    let longest = max(a.count, b.count)
    guard !a.isEmpty, !b.isEmpty, longest <= maximumLength else { return longest }
    var row = Array(0...b.count)
    for (i, byte) in a.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for (j, other) in b.enumerated() {
        let replaced = diagonal + (byte == other ? 0 : 1)
        diagonal = row[j + 1]
        row[j + 1] = min(replaced, diagonal + 1, row[j] + 1)
      }
    }
    return row[b.count]
  }

  /// The candidates most like `text`, best first; those that differ in more than a third of their characters are left out.
  public static func nearest(to text: String, among candidates: [String], limit: Int = 3) -> [String] {
    let text = text.lowercased()
    let ranked = candidates.prefix(1000).enumerated().compactMap { index, candidate -> (Int, Int, String)? in
      let distance = between(text, candidate.lowercased())
      return distance <= max(candidate.utf8.count, text.utf8.count) / 3 + 1 && distance < candidate.utf8.count
        ? (distance, index, candidate) : nil
    }
    return ranked.sorted { ($0.0, $0.1) < ($1.0, $1.1) }.prefix(limit).map(\.2)
  }
}
