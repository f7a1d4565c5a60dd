/// A key that stands twice in one mapping, which YAML forbids, and of which Psych takes the last.
///
/// Yams refuses such a mapping. The earlier key is therefore given another name of the same length, under which its
/// value is read and dropped, and all places stay as they are.
struct YAMLRepeatedKey {
  /// The name it is given.
  let name: String
  /// The text with that name.
  let text: String

  /// Renames the key `name` at `offset` of `text`; nil where it is no plain key at the beginning of a line's content, or
  /// does not stand below again.
  init?(_ name: String, at offset: Int, in text: String) {
    var bytes = Array(text.utf8)
    let key = Array(name.utf8)
    guard key.count > 1, key.allSatisfy({ $0 < 128 && $0.isPlainKeyByte }), bytes[offset...].starts(with: key) else {
      return nil
    }
    let lineStart = bytes[..<offset].lastIndex(of: 10).map { $0 + 1 } ?? 0
    guard Self.stands(key, below: offset, column: offset - lineStart, in: bytes) else { return nil }
    let candidates = "~^!".utf8.map { key.dropLast() + [$0] }
    guard let other = candidates.first(where: { !text.contains(String(decoding: $0, as: UTF8.self)) }) else {
      return nil
    }
    bytes.replaceSubrange(offset..<offset + key.count, with: other)
    self.name = String(decoding: other, as: UTF8.self)
    self.text = String(decoding: bytes, as: UTF8.self)
  }

  /// Whether the key stands again at this column before the mapping ends.
  private static func stands(_ key: [UInt8], below offset: Int, column: Int, in bytes: [UInt8]) -> Bool {
    var start = bytes[offset...].firstIndex(of: 10).map { $0 + 1 } ?? bytes.count
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: 10) ?? bytes.count
      let line = bytes[start..<end]
      let indent = line.prefix { $0 == 32 }.count
      let content = line.dropFirst(indent)
      start = end + 1
      if content.isEmpty || content.first == UInt8(ascii: "#") { continue }
      if indent < column { return false }
      if indent == column, content.starts(with: key), content.dropFirst(key.count).first == UInt8(ascii: ":") {
        return true
      }
    }
    return false
  }
}

extension UInt8 {
  fileprivate var isPlainKeyByte: Bool {
    switch self {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"):
      true
    default: false
    }
  }
}
