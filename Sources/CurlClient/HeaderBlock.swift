/// The header of an answer, put together line by line.
struct HeaderBlock {
  /// The fields of the newest answer; those of interim answers are dropped, trailers are left out.
  private(set) var fields: [HTTPHeader] = []
  private var isComplete = false

  /// Takes one line with its line end: a status line, a field, or the empty line.
  mutating func receive(_ line: UnsafeRawBufferPointer) {
    let isContinuation = line.first.map(Self.isSpace) ?? false
    let content = Self.trimmed(line[...])
    if content.isEmpty {
      isComplete = true
    } else if line.starts(with: "HTTP/".utf8) {
      fields = []
      isComplete = false
    } else if isComplete {
      return
    } else if isContinuation, let last = fields.indices.last {
      fields[last].value += " " + String(decoding: content, as: UTF8.self)
    } else if let colon = content.firstIndex(of: UInt8(ascii: ":")) {
      fields.append(
        HTTPHeader(
          name: String(decoding: Self.trimmed(content[..<colon]), as: UTF8.self),
          value: String(decoding: Self.trimmed(content[(colon + 1)...]), as: UTF8.self)))
    }
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0D || byte == 0x0A }

  private static func trimmed(_ bytes: Slice<UnsafeRawBufferPointer>) -> Slice<UnsafeRawBufferPointer> {
    guard let first = bytes.firstIndex(where: { !isSpace($0) }), let last = bytes.lastIndex(where: { !isSpace($0) })
    else { return bytes[bytes.startIndex..<bytes.startIndex] }
    return bytes[first...last]
  }
}
