import Yams

/// Finds places in a YAML text: libyaml's marks → UTF-8 offsets, and where nodes end.
struct YAMLTextIndex {
  let bytes: [UInt8]
  /// The offset of the first byte of each line, by YAML's line breaks.
  private let lineStarts: [Int]
  /// How many scalars stand before each block of `blockSize` bytes; nil where every byte is a scalar.
  private let scalarCounts: [Int]?
  private static let blockSize = 128

  init(_ text: String) {
    let bytes = Array(text.utf8)
    self.bytes = bytes
    var starts = [0]
    for (index, byte) in bytes.enumerated() where byte == 10 || byte == 13 || byte >= 0x80 {
      if let length = Self.breakLength(in: bytes, at: index) { starts.append(index + length) }
    }
    lineStarts = starts
    guard bytes.contains(where: { $0 >= 0x80 }) else {
      scalarCounts = nil
      return
    }
    var counts: [Int] = []
    var count = 0
    for (index, byte) in bytes.enumerated() {
      if index.isMultiple(of: Self.blockSize) { counts.append(count) }
      if byte.startsScalar { count += 1 }
    }
    scalarCounts = counts
  }

  /// The length of the line break at `index`: LF, CR (but not CR LF, which its LF ends), NEL, LS, PS.
  private static func breakLength(in bytes: [UInt8], at index: Int) -> Int? {
    switch bytes[index] {
    case 10: 1
    case 13: index + 1 < bytes.count && bytes[index + 1] == 10 ? nil : 1
    case 0xC2: index + 1 < bytes.count && bytes[index + 1] == 0x85 ? 2 : nil
    case 0xE2:
      index + 2 < bytes.count && bytes[index + 1] == 0x80 && (bytes[index + 2] == 0xA8 || bytes[index + 2] == 0xA9)
        ? 3 : nil
    default: nil
    }
  }

  // MARK: Marks

  /// The offset of a mark, whose column counts Unicode scalars.
  func offset(of mark: Mark?) -> Int {
    guard let mark, mark.line >= 1 else { return 0 }
    guard mark.line <= lineStarts.count else { return bytes.count }
    let start = lineStarts[mark.line - 1]
    guard let scalarCounts else { return min(start + mark.column - 1, bytes.count) }
    let target = scalars(before: start) + mark.column - 1
    var low = 0
    var high = scalarCounts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if scalarCounts[middle] <= target { low = middle } else { high = middle }
    }
    var index = low * Self.blockSize
    var count = scalarCounts[low]
    while index < bytes.count {
      if bytes[index].startsScalar {
        if count == target { break }
        count += 1
      }
      index += 1
    }
    return index
  }

  private func scalars(before offset: Int) -> Int {
    let block = offset / Self.blockSize
    guard let scalarCounts, block < scalarCounts.count else { return bytes.lazy.filter(\.startsScalar).count }
    return bytes[block * Self.blockSize..<offset].reduce(scalarCounts[block]) { $0 + ($1.startsScalar ? 1 : 0) }
  }

  /// The first tab in the indentation of the line of `offset` or of the next lines, up to the first without one.
  func indentingTab(near offset: Int) -> Int? {
    var line = max((lineStarts.firstIndex { $0 > offset } ?? lineStarts.count) - 1, 0)
    let last = min(line + 2, lineStarts.count)
    while line < last {
      let indent = bytes[lineStarts[line]...].prefix { $0 == 32 }
      if indent.endIndex < bytes.count, bytes[indent.endIndex] == 9 { return indent.endIndex }
      line += 1
    }
    return nil
  }

  /// The first character that no YAML text may hold.
  func firstForbiddenCharacter() -> (offset: Int, scalar: Unicode.Scalar)? {
    var offset = 0
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
      switch scalar.value {
      case 9, 10, 13, 0x20...0x7E, 0x85, 0xA0...0xFFFD, 0x10000...: offset += UTF8.width(scalar)
      default: return (offset, scalar)
      }
    }
    return nil
  }

  // MARK: Ends

  /// The first byte of a node behind its tag and its anchor.
  func contentStart(from start: Int) -> Int {
    var index = start
    while index < bytes.count, bytes[index] == UInt8(ascii: "&") || bytes[index] == UInt8(ascii: "!") {
      while index < bytes.count, !bytes[index].isSpace { index += 1 }
      while index < bytes.count, bytes[index].isSpace { index += 1 }
    }
    return index
  }

  /// Where the scalar that starts at `start` ends.
  func end(of scalar: Node.Scalar, from start: Int) -> Int {
    let content = contentStart(from: start)
    switch scalar.style {
    case .doubleQuoted, .singleQuoted: return endOfQuoted(from: content)
    case .literal, .folded: return endOfBlock(scalar.string, from: content)
    case .any, .plain: return endOfPlain(scalar.string, from: content) ?? start
    }
  }

  func endOfQuoted(from start: Int) -> Int {
    guard start < bytes.count else { return start }
    let quote = bytes[start]
    var index = start + 1
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "\\"), quote == UInt8(ascii: "\"") {
        index += 2
      } else if bytes[index] == quote {
        guard quote == UInt8(ascii: "'"), index + 1 < bytes.count, bytes[index + 1] == quote else { return index + 1 }
        index += 2
      } else {
        index += 1
      }
    }
    return bytes.count
  }

  /// A plain scalar is its text but for the blanks where lines meet; nil where it is not.
  private func endOfPlain(_ text: String, from start: Int) -> Int? {
    var index = start
    for byte in text.utf8 where !byte.isSpace {
      while index < bytes.count, bytes[index].isSpace { index += 1 }
      guard index < bytes.count, bytes[index] == byte else { return nil }
      index += 1
    }
    return text.isEmpty ? nil : index
  }

  /// The end of the last line of a block that is as indented as its first and not blank.
  private func endOfBlock(_ text: String, from start: Int) -> Int {
    func lineEnd(_ index: Int) -> Int { bytes[index...].firstIndex(of: 10) ?? bytes.count }
    func trimmed(_ line: Range<Int>) -> Int { line.upperBound - bytes[line].reversed().prefix(while: \.isSpace).count }
    let header = start..<lineEnd(start)
    let headerEnd = header.lowerBound + bytes[header].prefix { !$0.isSpace }.count
    guard let first = text.utf8.split(separator: 10).first(where: { $0.contains { !$0.isSpace } }) else {
      return headerEnd
    }
    let own = first.prefix { $0 == 32 }.count
    var indent: Int?
    var end = headerEnd
    var line = header.upperBound + 1
    while line < bytes.count {
      let range = line..<lineEnd(line)
      let spaces = bytes[range].prefix { $0 == 32 }.count
      if bytes[range].contains(where: { !$0.isSpace }) {
        let least = indent ?? max(spaces - own, 0)
        guard spaces >= least else { break }
        indent = least
        end = trimmed(range)
      }
      line = range.upperBound + 1
    }
    return end
  }

  /// The end of a sequence or mapping that starts at `start` and whose last part ends at `end`: a flow collection's
  /// bracket comes behind.
  func endOfCollection(from start: Int, lastPart end: Int) -> Int {
    let content = contentStart(from: start)
    guard content < bytes.count else { return end }
    let bracket: UInt8
    switch bytes[content] {
    case UInt8(ascii: "["): bracket = UInt8(ascii: "]")
    case UInt8(ascii: "{"): bracket = UInt8(ascii: "}")
    default: return end
    }
    var index = max(end, content + 1)
    while index < bytes.count, bytes[index] != bracket {
      if bytes[index] == UInt8(ascii: "#"), bytes[index - 1].isSpace {
        index = bytes[index...].firstIndex(of: 10) ?? bytes.count
      } else {
        index += 1
      }
    }
    return min(index + 1, bytes.count)
  }
}

extension UInt8 {
  fileprivate var startsScalar: Bool { self & 0xC0 != 0x80 }

  fileprivate var isSpace: Bool { self == 32 || self == 9 || self == 10 || self == 13 }
}
