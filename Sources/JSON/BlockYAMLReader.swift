/// Reads the plain block style that large YAML files are written in, straight into a `JSONValue`.
///
/// It knows mappings, sequences, scalars of every style, comments, and flow collections. Of anything else
/// (anchors, tags, tabs, several documents, whatever is malformed) it says nil, and `YAMLReader` decides: this one is
/// there for speed alone, some ten times that of libyaml with a node tree, and never differs from it.
struct BlockYAMLReader {
  /// The text has something that is not read here.
  struct Unsupported: Error {}

  private static let maximumDepth = 100
  /// libyaml takes no longer keys.
  private static let maximumKeyLength = 1000

  let bytes: [UInt8]
  /// The next byte to read.
  var position = 0
  /// Where the line of `position` starts.
  private var lineStart = 0
  /// How many spaces begin the line that a block node may begin on; -1 at the end of the text.
  private var indent = 0
  private var depth = 0

  private init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The value of `text`; nil where it has something that is not read here.
  static func read(_ text: String) -> JSONValue? {
    let bytes = Array(text.utf8)
    guard hasPlainCharactersOnly(bytes) else { return nil }
    var reader = BlockYAMLReader(bytes)
    return try? reader.document()
  }

  /// Whether there are none but printable characters and line feeds, and neither document markers nor directives.
  private static func hasPlainCharactersOnly(_ bytes: [UInt8]) -> Bool {
    var isLineStart = true
    for (index, byte) in bytes.enumerated() {
      switch byte {
      case 0..<10, 11..<32, 127: return false
      // C1 controls, line separators, byte order marks and what is no character.
      case 0xC2: if bytes[index + 1] < 0xA0 { return false }
      case 0xE2: if bytes[index + 1] == 0x80, bytes[index + 2] == 0xA8 || bytes[index + 2] == 0xA9 { return false }
      case 0xEF: if bytes[index + 1] >= 0xBB { return false }
      case UInt8(ascii: "%"): if isLineStart { return false }
      case UInt8(ascii: "-"), UInt8(ascii: "."):
        if isLineStart, index > 0 || byte == UInt8(ascii: "."),
          bytes[index...].prefix(3).elementsEqual([byte, byte, byte])
        {
          return false
        }
      default: break
      }
      isLineStart = byte == 10
    }
    return true
  }

  private mutating func document() throws(Unsupported) -> JSONValue {
    var start = 0
    if bytes.starts(with: Array("---".utf8)) {
      guard bytes.count > 3, bytes[3] == 10 else { throw Unsupported() }
      start = 4
    }
    goToContent(from: start)
    guard indent == 0 else { throw Unsupported() }
    let value = try blockNode(parent: -1)
    guard indent == -1 else { throw Unsupported() }
    return value
  }

  // MARK: Lines

  func byte(at index: Int) -> UInt8? { index < bytes.count ? bytes[index] : nil }

  func lineEnd(from index: Int) -> Int {
    var end = index
    while end < bytes.count, bytes[end] != 10 { end += 1 }
    return end
  }

  mutating func skipSpaces() {
    while position < bytes.count, bytes[position] == 32 { position += 1 }
  }

  func isEnd(_ index: Int) -> Bool { index >= bytes.count || bytes[index] == 10 }

  /// Goes to the first line from `start`, where a line starts, that has more than a comment.
  mutating func goToContent(from start: Int) {
    var start = start
    while start < bytes.count {
      var index = start
      while index < bytes.count, bytes[index] == 32 { index += 1 }
      guard let byte = byte(at: index) else { break }
      if byte != 10, byte != UInt8(ascii: "#") {
        (lineStart, position, indent) = (start, index, index - start)
        return
      }
      start = lineEnd(from: index) + 1
    }
    position = bytes.count
    indent = -1
  }

  /// Goes on from the end of a scalar, behind which there may be a comment only.
  mutating func finishLine() throws(Unsupported) {
    let end = position
    skipSpaces()
    guard isEnd(position) || (bytes[position] == UInt8(ascii: "#") && position > end) else { throw Unsupported() }
    goToContent(from: lineEnd(from: position) + 1)
  }

  /// Whether nothing but a comment follows `position` on its line, blanks skipped.
  private mutating func isRestEmpty() -> Bool {
    let start = position
    skipSpaces()
    return isEnd(position) || (bytes[position] == UInt8(ascii: "#") && position > start)
  }

  // MARK: Nodes

  /// The node that starts at `position`, inside a collection whose column is `parent`.
  private mutating func blockNode(parent: Int) throws(Unsupported) -> JSONValue {
    guard depth < Self.maximumDepth else { throw Unsupported() }
    depth += 1
    defer { depth -= 1 }
    let column = position - lineStart
    if isDash { return try sequence(at: column) }
    if let key = try key() { return try mapping(at: column, firstKey: key) }
    return try scalar(parent: parent)
  }

  private var isDash: Bool {
    guard byte(at: position) == UInt8(ascii: "-") else { return false }
    return isEnd(position + 1) || bytes[position + 1] == 32
  }

  private mutating func sequence(at column: Int) throws(Unsupported) -> JSONValue {
    var elements: [JSONValue] = []
    repeat {
      position += 1
      if isRestEmpty() {
        goToContent(from: lineEnd(from: position) + 1)
        elements.append(indent > column ? try blockNode(parent: column) : .null)
      } else {
        elements.append(try blockNode(parent: column))
      }
    } while indent == column && isDash
    guard indent <= column else { throw Unsupported() }
    return .array(elements)
  }

  private mutating func mapping(at column: Int, firstKey: String) throws(Unsupported) -> JSONValue {
    var members: JSONObject = [:]
    var name = firstKey
    while true {
      let value = try memberValue(column: column)
      guard members.updateValue(value, forKey: name) == nil, indent <= column else { throw Unsupported() }
      guard indent == column else { return .object(members) }
      guard !isDash, let next = try key() else { throw Unsupported() }
      name = next
    }
  }

  /// The value behind a key's colon.
  private mutating func memberValue(column: Int) throws(Unsupported) -> JSONValue {
    guard isRestEmpty() else { return try scalar(parent: column) }
    goToContent(from: lineEnd(from: position) + 1)
    if indent > column { return try blockNode(parent: column) }
    return indent == column && isDash ? try sequence(at: column) : .null
  }

  /// The key at `position`, which goes behind its colon; nil, and no move, where there is none on this line.
  private mutating func key() throws(Unsupported) -> String? {
    guard let first = byte(at: position) else { return nil }
    let start = position
    switch first {
    case UInt8(ascii: "\""), UInt8(ascii: "'"):
      guard let end = endOfQuotedLine(from: start) else { return nil }
      var colon = end
      while byte(at: colon) == 32 { colon += 1 }
      guard byte(at: colon) == UInt8(ascii: ":"), isEnd(colon + 1) || bytes[colon + 1] == 32 else { return nil }
      guard end - start < Self.maximumKeyLength else { throw Unsupported() }
      let key = try quoted()
      position = colon + 1
      return key
    case _ where first.startsPlainKey || (first == UInt8(ascii: "-") && !isDash):
      var index = start
      while !isEnd(index) {
        if bytes[index] == UInt8(ascii: ":"), isEnd(index + 1) || bytes[index + 1] == 32 {
          guard index - start < Self.maximumKeyLength else { throw Unsupported() }
          position = index + 1
          return string(start..<index)
        }
        if bytes[index] == UInt8(ascii: "#"), bytes[index - 1] == 32 { return nil }
        index += 1
      }
      return nil
    default: return nil
    }
  }

  /// The text of a range without the spaces at its end.
  func string(_ range: Range<Int>) -> String {
    var end = range.upperBound
    while end > range.lowerBound, bytes[end - 1] == 32 { end -= 1 }
    return String(decoding: bytes[range.lowerBound..<end], as: UTF8.self)
  }
}

extension UInt8 {
  fileprivate var startsPlainKey: Bool {
    switch self {
    case 48...57, 65...90, 97...122, 0x80...: true
    case UInt8(ascii: "_"), UInt8(ascii: "/"), UInt8(ascii: "$"), UInt8(ascii: "."), UInt8(ascii: "("): true
    default: false
    }
  }
}
