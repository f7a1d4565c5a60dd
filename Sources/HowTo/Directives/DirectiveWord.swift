/// A word of a directive: text between blanks, quotes taken off.
struct DirectiveWord {
  /// What stands before the first `=` outside quotes; the whole word where there is none.
  var key: String
  /// What stands behind that `=`; nil where there is none.
  var value: String?
  /// Where the word stands.
  var range: Range<Int>
  /// The offset of the first byte of the value.
  var valueStart: Int

  /// A quote that nothing closes.
  struct Unclosed: Error {
    /// Where it opens.
    var offset: Int
  }

  /// The words of `bytes`.
  ///
  /// Single quotes keep all up to the next one as it stands; in double quotes a backslash takes the character behind it as it
  /// stands.
  ///
  /// - Throws: `Unclosed` for a quote without its counterpart.
  static func words(of bytes: ArraySlice<UInt8>) throws(Unclosed) -> [DirectiveWord] {
    var words: [DirectiveWord] = []
    var index = bytes.startIndex
    while index < bytes.endIndex {
      guard !bytes[index].isASCIIBlank else {
        index += 1
        continue
      }
      words.append(try word(of: bytes, from: &index))
    }
    return words
  }

  private static func word(of bytes: ArraySlice<UInt8>, from index: inout Int) throws(Unclosed) -> DirectiveWord {
    let start = index
    var text: [UInt8] = []
    var equals: Int?
    var valueStart = start
    while index < bytes.endIndex, !bytes[index].isASCIIBlank {
      switch bytes[index] {
      case UInt8(ascii: "'"), UInt8(ascii: "\""):
        text += try quoted(bytes, from: &index)
        continue
      case UInt8(ascii: "=") where equals == nil:
        equals = text.count
        valueStart = index + 1
      default: text.append(bytes[index])
      }
      index += 1
    }
    let key = equals.map { text[..<$0] } ?? text[...]
    return DirectiveWord(
      key: String(decoding: key, as: UTF8.self), value: equals.map { String(decoding: text[$0...], as: UTF8.self) },
      range: start..<index, valueStart: valueStart)
  }

  private static func quoted(_ bytes: ArraySlice<UInt8>, from index: inout Int) throws(Unclosed) -> [UInt8] {
    let open = index
    let quote = bytes[open]
    var text: [UInt8] = []
    index += 1
    while index < bytes.endIndex, bytes[index] != quote {
      if quote == UInt8(ascii: "\""), bytes[index] == UInt8(ascii: "\\"), index + 1 < bytes.endIndex { index += 1 }
      text.append(bytes[index])
      index += 1
    }
    guard index < bytes.endIndex else { throw Unclosed(offset: open) }
    index += 1
    return text
  }
}
