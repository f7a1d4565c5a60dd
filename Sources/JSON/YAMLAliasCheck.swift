/// Finds texts of aliases of aliases of aliases, which Yams does not survive.
///
/// Yams hashes keys, and with them all that their aliases stand for, which doubles with each level; and a chain of many
/// aliases exhausts the stack when it is freed. Else aliases are harmless: Yams shares what they stand for, and
/// `YAMLReader` counts.
enum YAMLAliasCheck {
  /// Fewer aliases than this cannot grow far.
  private static let harmlessCount = 20
  private static let maximumCount = 10_000

  /// What makes `text` unfit for Yams, if anything does.
  static func failure(in text: String) -> YAMLDocument.Failure? {
    guard text.utf8.contains(UInt8(ascii: "&")), text.utf8.contains(UInt8(ascii: "*")) else { return nil }
    let bytes = Array(text.utf8)
    let anchors = Set(names(after: UInt8(ascii: "&"), in: bytes).map { bytes[$0] })
    guard !anchors.isEmpty else { return nil }
    let aliases = names(after: UInt8(ascii: "*"), in: bytes).filter { anchors.contains(bytes[$0]) }
    guard aliases.count > harmlessCount else { return nil }
    guard aliases.count <= maximumCount else {
      return .init(message: "more than \(maximumCount) aliases", offset: aliases[maximumCount].lowerBound - 1)
    }
    let alias = aliases.first { isKey(in: bytes, endingAt: $0.upperBound) }.map { $0.lowerBound - 1 }
    let key =
      alias
      ?? bytes.indices.first { index in
        switch bytes[index] {
        case UInt8(ascii: "]"), UInt8(ascii: "}"): isKey(in: bytes, endingAt: index + 1)
        case UInt8(ascii: "?"): startsToken(in: bytes, at: index)
        default: false
        }
      }
    return key.map { .init(message: "a key must be a plain word in a text of many aliases", offset: $0) }
  }

  private static func names(after sign: UInt8, in bytes: [UInt8]) -> [Range<Int>] {
    bytes.indices.compactMap { index in
      guard bytes[index] == sign, startsToken(in: bytes, at: index) else { return nil }
      let name = bytes[(index + 1)...].prefix(while: \.isNameByte)
      return name.isEmpty ? nil : name.indices
    }
  }

  private static func startsToken(in bytes: [UInt8], at index: Int) -> Bool {
    index == 0 || !bytes[index - 1].isNameByte
  }

  private static func isKey(in bytes: [UInt8], endingAt end: Int) -> Bool {
    let blanks = bytes[end...].prefix { $0 == 32 || $0 == 9 }
    return blanks.endIndex < bytes.count && bytes[blanks.endIndex] == UInt8(ascii: ":")
  }
}

extension UInt8 {
  fileprivate var isNameByte: Bool {
    switch self {
    case 48...57, 65...90, 97...122, UInt8(ascii: "_"), UInt8(ascii: "-"): true
    default: false
    }
  }
}
