/// What an example value stands for, where pages show one of many possible.
enum ExampleKind: Hashable {
  /// `…` or `...`.
  case anything
  /// `dcf411a3-475b-4212-bdf8-ae2b4dfa0a04`.
  case uuid
  /// `2024-01-31T10:00:00Z`, with or without fraction and zone.
  case timestamp
  /// At least 32 hexadecimal digits.
  case hash
  /// Text with `…` or `...` in it, given as the pieces around them: `kpat_…`.
  case abridged([String])

  /// The kind of `text`; nil for text that stands for itself.
  init?(of text: String) {
    let pieces = text.replacing("...", with: "…").split(separator: "…", omittingEmptySubsequences: false)
    if pieces.count > 1 {
      self = pieces.allSatisfy(\.isEmpty) ? .anything : .abridged(pieces.map(String.init))
    } else if Self.isUUID(text) {
      self = .uuid
    } else if Self.isTimestamp(text) {
      self = .timestamp
    } else if text.utf8.count >= 32, text.utf8.allSatisfy(Self.isHexadecimal) {
      self = .hash
    } else {
      return nil
    }
  }

  /// Whether `text` is another example of the kind.
  func admits(_ text: String) -> Bool {
    switch self {
    case .anything: true
    case .uuid, .timestamp, .hash: ExampleKind(of: text) == self
    case .abridged(let pieces): Self.hasPieces(pieces, text)
    }
  }

  /// Whether `text` begins with the first piece, ends with the last and has the others in order between them.
  private static func hasPieces(_ pieces: [String], _ text: String) -> Bool {
    guard let first = pieces.first, let last = pieces.last, text.hasPrefix(first) else { return false }
    var rest = text.dropFirst(first.count)
    for piece in pieces.dropFirst().dropLast() where !piece.isEmpty {
      guard let range = rest.firstRange(of: piece) else { return false }
      rest = rest[range.upperBound...]
    }
    return rest.hasSuffix(last)
  }

  private static func isUUID(_ text: String) -> Bool {
    let groups = text.split(separator: "-", omittingEmptySubsequences: false)
    return groups.map(\.utf8.count) == [8, 4, 4, 4, 12] && groups.allSatisfy { $0.utf8.allSatisfy(isHexadecimal) }
  }

  private static func isTimestamp(_ text: String) -> Bool {
    guard text.utf8.count <= 40, text.utf8.allSatisfy({ isDigit($0) || "-:.+ TtZz".utf8.contains($0) }) else {
      return false
    }
    // Digits become 0: `0000-00-00T00:00` begins every RFC 3339 time.
    let shape = String(text.prefix(16).map { $0.isNumber ? "0" : $0 })
    return shape == "0000-00-00T00:00" || shape == "0000-00-00 00:00"
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }

  private static func isHexadecimal(_ byte: UInt8) -> Bool {
    isDigit(byte) || (97...102).contains(byte) || (65...70).contains(byte)
  }
}
