/// `$NAME` or `${NAME}` in single quotes, where the shell leaves it as it stands though a variable seems to be meant.
struct QuotedReference: Sendable, Hashable {
  /// The name: capitals, digits and underscores, as pages call their variables.
  var name: String
  /// Its UTF-8 offsets in the block's text.
  var range: Range<Int>
  /// Whether the whole argument could stand in double quotes instead: it has nothing that they would change.
  var isInPlainText: Bool

  /// The references in the quotes of `word`, a word of the script `bytes`.
  static func all(in word: ShellWord, of bytes: [UInt8]) -> [QuotedReference] {
    let range = word.range
    guard word.isQuoted, bytes[range].contains(UInt8(ascii: "$")) else { return [] }
    // What runs commands has quotes of its own.
    let isReadable = word.parts.allSatisfy { part in
      switch part.content {
      case .literal, .variable, .home: true
      case .substitution, .expansion: false
      }
    }
    guard isReadable else { return [] }
    var found: [QuotedReference] = []
    var position = range.lowerBound
    while position < range.upperBound {
      switch bytes[position] {
      case UInt8(ascii: "\\"): position += 2
      case UInt8(ascii: "\""): position = end(ofDoubleQuotesAt: position, in: bytes[range]) + 1
      case UInt8(ascii: "'"):
        let inside = bytes[position + 1..<range.upperBound].prefix { $0 != UInt8(ascii: "'") }
        let isPlain = !inside.contains { "\"\\`".utf8.contains($0) }
        found += references(in: inside).map { .init(name: $0.name, range: $0.range, isInPlainText: isPlain) }
        position = inside.endIndex + 1
      default: position += 1
      }
    }
    return found
  }

  private static func end(ofDoubleQuotesAt start: Int, in bytes: ArraySlice<UInt8>) -> Int {
    var position = start + 1
    while position < bytes.endIndex, bytes[position] != UInt8(ascii: "\"") {
      position += bytes[position] == UInt8(ascii: "\\") ? 2 : 1
    }
    return position
  }

  private static func references(in text: ArraySlice<UInt8>) -> [(name: String, range: Range<Int>)] {
    var found: [(String, Range<Int>)] = []
    for dollar in text.indices where text[dollar] == UInt8(ascii: "$") {
      var rest = text[(dollar + 1)...]
      let isBraced = rest.first == UInt8(ascii: "{")
      if isBraced { rest = rest.dropFirst() }
      let name = rest.prefix(while: \.isNameByte)
      let isCapital = name.allSatisfy { $0.isDigit || $0 == UInt8(ascii: "_") || (65...90).contains($0) }
      guard name.count > 1, isCapital, let first = name.first, (65...90).contains(first),
        !isBraced || text.dropFirst(name.endIndex - text.startIndex).first == UInt8(ascii: "}")
      else { continue }
      let end = isBraced ? name.endIndex + 1 : name.endIndex
      found.append((String(decoding: name, as: UTF8.self), dollar..<end))
    }
    return found
  }
}
