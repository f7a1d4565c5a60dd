/// A made text that knows where each part of it comes from.
public struct MappedText: Hashable, Sendable {
  /// The text.
  public private(set) var text: String
  /// The origins of the text.
  public private(set) var map: SourceMap

  /// An empty text.
  public init() {
    text = ""
    map = SourceMap()
  }

  /// The whole of `file`, or the part between two UTF-8 offsets, as it stands.
  public init(_ file: SourceFile, range: Range<Int>? = nil, includes: [IncludeFrame] = []) {
    self.init()
    append(verbatim: range ?? 0..<file.text.utf8.count, of: file, includes: includes)
  }

  /// A text whose every byte comes from `origin`; without one, from nowhere.
  public init(_ text: String, origin: SourceRange?) {
    self.init()
    append(text, origin: origin)
  }

  /// The length in UTF-8 bytes.
  public var count: Int { text.utf8.count }

  /// Whether there is no text.
  public var isEmpty: Bool { text.isEmpty }

  /// Appends the bytes between two UTF-8 offsets of `file` as they stand.
  ///
  /// The offsets are clamped to the text, and one inside a character goes back to its first byte.
  public mutating func append(verbatim range: Range<Int>, of file: SourceFile, includes: [IncludeFrame] = []) {
    let (part, source) = file.text.part(range)
    guard !source.isEmpty else { return }
    map.append(.init(offset: count, file: file, source: source, isVerbatim: true, includes: includes))
    text += part
  }

  /// Appends a text that was made at `origin`, such as a filter's result.
  public mutating func append(_ string: String, origin: SourceRange?) {
    guard !string.isEmpty else { return }
    if let origin {
      let source = origin.file.offset(of: origin.start)..<origin.file.offset(of: origin.end)
      map.append(.init(offset: count, file: origin.file, source: source, isVerbatim: false, includes: origin.includes))
    }
    text += string
  }

  /// Appends a text with its origins.
  public mutating func append(_ other: MappedText) {
    map.append(other.map, range: 0..<other.count, at: count)
    text += other.text
  }

  /// The part between two UTF-8 offsets, with its origins; clamped as by `append(verbatim:of:includes:)`.
  public func slice(_ range: Range<Int>) -> MappedText {
    var result = MappedText()
    result.append(range, of: self)
    return result
  }

  private mutating func append(_ range: Range<Int>, of other: MappedText) {
    let (part, range) = other.text.part(range)
    map.append(other.map, range: range, at: count)
    text += part
  }

  /// The UTF-8 range of each line, its newline included.
  public var lineRanges: [Range<Int>] {
    var ranges: [Range<Int>] = []
    var start = 0
    for end in text.utf8Offsets(behind: UInt8(ascii: "\n")) {
      ranges.append(start..<end)
      start = end
    }
    if start < count { ranges.append(start..<count) }
    return ranges
  }

  /// The same text with `prefix` before each line that fulfils `predicate`, the origins kept.
  public func prefixingLines(with prefix: String, where predicate: (Substring) -> Bool = { _ in true }) -> MappedText {
    var result = MappedText()
    for range in lineRanges {
      if predicate(text.part(range).text) {
        result.append(prefix, origin: origin(of: range.lowerBound..<range.lowerBound + 1))
      }
      result.append(range, of: self)
    }
    return result
  }

  /// The same text without blanks and newlines at either end, the origins kept.
  public func trimmed(leading: Bool = true, trailing: Bool = true) -> MappedText {
    let isSpace: (UInt8) -> Bool = { $0 == 32 || (9...13).contains($0) }
    let lower = leading ? text.utf8.prefix(while: isSpace).count : 0
    let dropped = trailing && lower < count ? text.utf8.reversed().prefix(while: isSpace).count : 0
    return slice(lower..<max(lower, count - dropped))
  }

  /// The whole of each file that the text comes from, once, in the order of the text, with how it was first included.
  public var files: [SourceRange] {
    var seen: Set<String> = []
    return map.segments.compactMap { segment in
      guard seen.insert(segment.file.path).inserted else { return nil }
      return segment.file.range(0..<segment.file.text.utf8.count, includes: segment.includes)
    }
  }

  /// The origin of a UTF-8 range of the text; see `SourceMap.origin(of:)`.
  public func origin(of range: Range<Int>) -> SourceRange? { map.origin(of: range) }
}
