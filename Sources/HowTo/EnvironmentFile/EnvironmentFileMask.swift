import SourceText

/// A dotenv file → the file with every value masked, to be shown in excerpts.
enum EnvironmentFileMask {
  /// `file` with `*` in place of each letter, digit and byte beyond ASCII that may belong to a value; offsets stay.
  ///
  /// All that stands behind the first `=` of a line counts, and all of a line without one, which may be the inside of a
  /// quote.
  static func masked(_ file: SourceFile) -> SourceFile {
    var bytes = Array(file.text.utf8)
    var start = 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: 10) ?? bytes.count
      let value = bytes[start..<end].firstIndex(of: UInt8(ascii: "=")) ?? start
      for place in value..<end where isText(bytes[place]) { bytes[place] = UInt8(ascii: "*") }
      start = end + 1
    }
    return SourceFile(path: file.path, text: String(decoding: bytes, as: UTF8.self))
  }

  private static func isText(_ byte: UInt8) -> Bool {
    (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte) || byte >= 0x80
  }
}
