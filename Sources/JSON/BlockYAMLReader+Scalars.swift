extension BlockYAMLReader {
  /// The scalar or flow collection at `position`, inside a collection whose column is `parent`.
  mutating func scalar(parent: Int) throws(Unsupported) -> JSONValue {
    guard let first = byte(at: position) else { throw Unsupported() }
    switch first {
    case UInt8(ascii: "|"), UInt8(ascii: ">"):
      return .string(try block(parent: parent, isFolded: first == UInt8(ascii: ">")))
    case UInt8(ascii: "\""), UInt8(ascii: "'"):
      let text = try quoted()
      try finishLine()
      return .string(text)
    case UInt8(ascii: "["), UInt8(ascii: "{"):
      let value = try flow(depth: 0)
      try finishLine()
      return value
    default:
      return YAMLScalar.resolve(try plain(parent: parent))
    }
  }

  // MARK: Plain

  private mutating func plain(parent: Int) throws(Unsupported) -> String {
    guard !bytes[position].isYAMLIndicator,
      bytes[position] != UInt8(ascii: "-") || (!isEnd(position + 1) && bytes[position + 1] != 32)
    else { throw Unsupported() }
    var (range, hasComment) = try plainLine()
    let text = string(range)
    var folded: String?
    while true {
      var breaks = 1
      var start = lineEnd(from: range.upperBound) + 1
      var index = start
      while index < bytes.count {
        index = start
        while byte(at: index) == 32 { index += 1 }
        guard byte(at: index) == 10 else { break }
        breaks += 1
        start = index + 1
      }
      guard let next = byte(at: index), index - start > parent else {
        goToContent(from: lineEnd(from: range.upperBound) + 1)
        return folded ?? text
      }
      // A comment ends a scalar; what then stands deeper is malformed, or a dash that is text.
      guard !hasComment, next != UInt8(ascii: "#"), next != UInt8(ascii: "-") else { throw Unsupported() }
      position = index
      (range, hasComment) = try plainLine()
      let separator = breaks == 1 ? " " : String(repeating: "\n", count: breaks - 1)
      folded = (folded ?? text) + separator + string(range)
    }
  }

  /// The bytes of a plain scalar on the line of `position`.
  private func plainLine() throws(Unsupported) -> (range: Range<Int>, hasComment: Bool) {
    var index = position
    while !isEnd(index) {
      if bytes[index] == UInt8(ascii: "#"), index > position, bytes[index - 1] == 32 { return (position..<index, true) }
      if bytes[index] == UInt8(ascii: ":"), isEnd(index + 1) || bytes[index + 1] == 32 { throw Unsupported() }
      index += 1
    }
    return (position..<index, false)
  }

  // MARK: Blocks

  /// The text of `|` or `>`, by libyaml's rules.
  private mutating func block(parent: Int, isFolded: Bool) throws(Unsupported) -> String {
    position += 1
    let sign = byte(at: position)
    let keepsBreaks = sign == UInt8(ascii: "+")
    let dropsBreaks = sign == UInt8(ascii: "-")
    if keepsBreaks || dropsBreaks { position += 1 }
    let headerEnd = position
    skipSpaces()
    guard isEnd(position) || (bytes[position] == UInt8(ascii: "#") && position > headerEnd) else { throw Unsupported() }
    var start = lineEnd(from: position) + 1
    let indent = try blockIndent(from: start, parent: parent)
    var text: [UInt8] = []
    // Line breaks that were read but not yet written: the one that ended a line, and those of the blank lines behind.
    var lineBreak = false
    var blankLines = 0
    var wasMoreIndented = false
    while start < bytes.count {
      let end = lineEnd(from: start)
      var content = start
      while content < end, content - start < indent, bytes[content] == 32 { content += 1 }
      if content == end {
        // Spaces that the end of the text cuts off are a matter for libyaml.
        guard end < bytes.count else { throw Unsupported() }
        blankLines += 1
        start = end + 1
        continue
      }
      guard content - start == indent else { break }
      let isMoreIndented = bytes[content] == 32
      if isFolded, lineBreak, !wasMoreIndented, !isMoreIndented {
        if blankLines == 0 { text.append(32) }
      } else if lineBreak {
        text.append(10)
      }
      text.append(contentsOf: repeatElement(10, count: blankLines))
      text.append(contentsOf: bytes[content..<end])
      blankLines = 0
      wasMoreIndented = isMoreIndented
      lineBreak = end < bytes.count
      start = end + 1
    }
    if lineBreak, !dropsBreaks { text.append(10) }
    if keepsBreaks { text.append(contentsOf: repeatElement(10, count: blankLines)) }
    goToContent(from: min(start, bytes.count))
    return String(decoding: text, as: UTF8.self)
  }

  /// The indentation of a block's first line that is not blank; more than that of `parent`.
  private func blockIndent(from start: Int, parent: Int) throws(Unsupported) -> Int {
    let least = max(parent + 1, 1)
    var start = start
    var widestBlank = 0
    while start < bytes.count {
      var index = start
      while byte(at: index) == 32 { index += 1 }
      guard byte(at: index) == 10 else {
        // Blank lines that are longer than the text's indentation count as text to libyaml.
        guard widestBlank <= max(index - start, least) else { throw Unsupported() }
        return max(index - start, least)
      }
      widestBlank = max(widestBlank, index - start)
      start = index + 1
    }
    guard widestBlank <= least else { throw Unsupported() }
    return least
  }

  // MARK: Quotes

  /// The offset behind the closing quote, if it is on the line of `start`.
  func endOfQuotedLine(from start: Int) -> Int? {
    let quote = bytes[start]
    var index = start + 1
    while !isEnd(index) {
      if bytes[index] == UInt8(ascii: "\\"), quote == UInt8(ascii: "\"") {
        index += 2
      } else if bytes[index] == quote {
        guard quote == UInt8(ascii: "'"), byte(at: index + 1) == quote else { return index + 1 }
        index += 2
      } else {
        index += 1
      }
    }
    return nil
  }

  /// The text of the quoted scalar at `position`, which goes behind it; lines are folded.
  mutating func quoted() throws(Unsupported) -> String {
    let quote = bytes[position]
    position += 1
    var text: [UInt8] = []
    // Up to here the text ends with characters that no folding takes away.
    var kept = 0
    while let byte = byte(at: position) {
      switch byte {
      case quote:
        position += 1
        if quote == UInt8(ascii: "'"), self.byte(at: position) == quote {
          position += 1
          text.append(quote)
          kept = text.count
          continue
        }
        return String(decoding: text, as: UTF8.self)
      case UInt8(ascii: "\\") where quote == UInt8(ascii: "\""):
        position += 1
        try escape(into: &text)
        kept = text.count
      case 32:
        text.append(byte)
        position += 1
      case 10:
        text.removeSubrange(kept...)
        var breaks = 0
        while let byte = self.byte(at: position), byte == 10 || byte == 32 {
          if byte == 10 { breaks += 1 }
          position += 1
        }
        if breaks == 1 { text.append(32) } else { text.append(contentsOf: repeatElement(10, count: breaks - 1)) }
        kept = text.count
      default:
        text.append(byte)
        kept = text.count
        position += 1
      }
    }
    throw Unsupported()
  }

  private mutating func escape(into text: inout [UInt8]) throws(Unsupported) {
    guard let byte = byte(at: position) else { throw Unsupported() }
    position += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: " "): text.append(byte)
    case UInt8(ascii: "n"): text.append(10)
    case UInt8(ascii: "t"): text.append(9)
    case UInt8(ascii: "r"): text.append(13)
    case UInt8(ascii: "u"):
      let digits = bytes[position...].prefix(4)
      guard digits.count == 4, !digits.contains(UInt8(ascii: "+")), !digits.contains(UInt8(ascii: "-")),
        let value = UInt32(String(decoding: digits, as: UTF8.self), radix: 16), let scalar = Unicode.Scalar(value)
      else { throw Unsupported() }
      position += 4
      text.append(contentsOf: Array(String(Character(scalar)).utf8))
    // The end of the line is one too, and rare.
    default: throw Unsupported()
    }
  }
}

extension UInt8 {
  /// Whether a plain scalar cannot begin with it; `-` aside, which may before other than a space.
  var isYAMLIndicator: Bool {
    switch self {
    case UInt8(ascii: "?"), UInt8(ascii: ":"), UInt8(ascii: ","), UInt8(ascii: "["), UInt8(ascii: "]"),
      UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "#"), UInt8(ascii: "&"), UInt8(ascii: "*"),
      UInt8(ascii: "!"), UInt8(ascii: "|"), UInt8(ascii: ">"), UInt8(ascii: "'"), UInt8(ascii: "\""),
      UInt8(ascii: "%"), UInt8(ascii: "@"), UInt8(ascii: "`"):
      true
    default: false
    }
  }
}
