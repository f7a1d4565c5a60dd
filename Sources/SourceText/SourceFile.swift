/// A text file that was read: its name as shown to the user, its text and where its lines start.
public final class SourceFile: Sendable {
  /// The path as shown in diagnostics.
  public let path: String
  /// The whole text, in which U+FFFD replaces bytes that are no UTF-8.
  public let text: String
  /// The UTF-8 offset of the first byte that was no UTF-8, if there was one.
  public let firstInvalidByte: Int?
  /// UTF-8 offsets of the first byte of each line; never empty.
  private let lineStarts: [Int]

  /// A file of valid text.
  public convenience init(path: String, text: String) {
    self.init(path: path, text: text, firstInvalidByte: nil)
  }

  /// A file of raw bytes; invalid UTF-8 is replaced and its first place kept in `firstInvalidByte`.
  public convenience init(path: String, bytes: [UInt8]) {
    if let text = String(validating: bytes, as: UTF8.self) {
      self.init(path: path, text: text, firstInvalidByte: nil)
    } else {
      let text = String(decoding: bytes, as: UTF8.self)
      self.init(path: path, text: text, firstInvalidByte: Self.firstInvalidByte(in: bytes))
    }
  }

  private init(path: String, text: String, firstInvalidByte: Int?) {
    var text = text
    text.makeContiguousUTF8()
    self.path = path
    self.text = text
    self.firstInvalidByte = firstInvalidByte
    lineStarts = [0] + text.utf8Offsets(behind: UInt8(ascii: "\n"))
  }

  /// The same text, shown under another path.
  public func renamed(_ path: String) -> SourceFile {
    SourceFile(path: path, text: text, firstInvalidByte: firstInvalidByte)
  }

  private static func firstInvalidByte(in bytes: [UInt8]) -> Int? {
    var parser = UTF8.ForwardParser()
    var rest = bytes.makeIterator()
    var offset = 0
    while true {
      switch parser.parseScalar(from: &rest) {
      case .valid(let scalar): offset += scalar.count
      case .error: return offset
      case .emptyInput: return nil
      }
    }
  }

  /// How many lines there are; a final newline starts no further line.
  public var lineCount: Int {
    lineStarts.count > 1 && lineStarts.last == text.utf8.count ? lineStarts.count - 1 : lineStarts.count
  }

  /// The place of the UTF-8 offset `offset`, which is clamped to the text.
  public func position(at offset: Int) -> SourcePosition {
    let offset = min(max(offset, 0), text.utf8.count)
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    return SourcePosition(line: low + 1, column: offset - lineStarts[low] + 1)
  }

  /// The UTF-8 offset of `position`, which is clamped to its line (the newline is part of it) and to the text.
  public func offset(of position: SourcePosition) -> Int {
    guard position.line >= 1 else { return 0 }
    guard position.line <= lineStarts.count else { return text.utf8.count }
    let start = lineStarts[position.line - 1]
    let end = position.line < lineStarts.count ? lineStarts[position.line] - 1 : text.utf8.count
    return start + min(max(position.column, 1) - 1, end - start)
  }

  /// The text of `line` (from 1) without its end; nil past the last line, empty for the one behind a final newline.
  public func lineText(_ line: Int) -> Substring? {
    guard line >= 1, line <= lineStarts.count else { return nil }
    let utf8 = text.utf8
    let start = utf8.index(utf8.startIndex, offsetBy: lineStarts[line - 1])
    var end = utf8.endIndex
    if line < lineStarts.count { end = utf8.index(utf8.startIndex, offsetBy: lineStarts[line] - 1) }
    if end > start, utf8[utf8.index(before: end)] == UInt8(ascii: "\r") { end = utf8.index(before: end) }
    return text[start..<end]
  }

  /// The range between two UTF-8 offsets.
  public func range(_ offsets: Range<Int>, includes: [IncludeFrame] = []) -> SourceRange {
    SourceRange(
      file: self, start: position(at: offsets.lowerBound), end: position(at: offsets.upperBound), includes: includes)
  }

  /// The range of the whole `line` (from 1), without leading blanks.
  public func lineRange(_ line: Int, includes: [IncludeFrame] = []) -> SourceRange {
    let text = lineText(line) ?? ""
    let indent = text.utf8.prefix { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }.count
    return SourceRange(
      file: self, start: SourcePosition(line: line, column: indent + 1),
      end: SourcePosition(line: line, column: text.utf8.count + 1), includes: includes)
  }
}

extension SourceFile: Hashable {
  /// Files are equal when path and text are.
  public static func == (a: SourceFile, b: SourceFile) -> Bool {
    a === b || (a.path == b.path && a.text == b.text)
  }

  /// Hashes the path.
  public func hash(into hasher: inout Hasher) { hasher.combine(path) }
}
