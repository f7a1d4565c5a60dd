/// Bytes of a template → tokens, one at a time; every byte is looked at a bounded number of times.
struct Tokenizer {
  /// What is wrong with an opening `{{` or `{%` that was taken for text.
  struct Fault {
    var range: Range<Int>
    var message: String
  }

  let bytes: [UInt8]
  private(set) var position: Int
  let end: Int
  /// Whether the text is the body of a `liquid` tag, each line of which is a tag.
  private let isLines: Bool
  /// Whether the blanks that come next are taken away.
  private var trimsNext = false
  /// The first `}` at or after the place last asked about; `end` where there is none.
  private var nextBrace = -1
  /// The first `%}` at or after the place last asked about; `end` where there is none.
  private var nextTagEnd = -1
  var fault: Fault?
  /// Whether a comment is read, in which an opening without its end takes what follows with it.
  var isInComment = false

  init(_ bytes: [UInt8]) {
    self.init(bytes, 0..<bytes.count, isLines: false)
  }

  init(_ bytes: [UInt8], _ range: Range<Int>, isLines: Bool) {
    self.bytes = bytes
    self.isLines = isLines
    position = range.lowerBound
    end = range.upperBound
  }

  /// The next token; nil at the end.
  ///
  /// A `fault` is set where something was taken for text that was probably not meant so.
  mutating func next() -> Token? {
    if isLines { return nextLine() }
    guard position < end else { return nil }
    if let token = markup() { return token }
    let start = position
    // At an opening that was taken for text, the text goes on after it.
    if isOpening(at: position) { position += 2 }
    while position < end, !isOpening(at: position) {
      position += 1
    }
    return .text(trimmed(start..<position))
  }

  /// The body of a raw block up to its end tag, and the end tag's range; nil where there is none.
  ///
  /// Reading goes on after the end tag, or nowhere further where there is none.
  mutating func rawBody(endingWith name: String) -> (body: Range<Int>, endTag: Range<Int>)? {
    let start = position
    trimsNext = false
    while position < end {
      if isOpening(at: position), bytes[position + 1] == UInt8(ascii: "%"), let tag = endTag(named: name) {
        let body = start..<position
        position = tag.upperBound
        trimsNext = bytes[position - 3] == UInt8(ascii: "-")
        return (body, tag)
      }
      position += 1
    }
    return nil
  }

  /// The range of `{% name %}` at the position, if it stands there; what follows the name is read over.
  private mutating func endTag(named name: String) -> Range<Int>? {
    var cursor = position + 2
    if cursor < end, bytes[cursor] == UInt8(ascii: "-") { cursor += 1 }
    cursor = skipSpace(cursor)
    for byte in name.utf8 {
      guard cursor < end, bytes[cursor] == byte else { return nil }
      cursor += 1
    }
    if cursor < end, bytes[cursor].isWord { return nil }
    let close = tagEnd(from: cursor)
    return close < end ? position..<close + 2 : nil
  }

  /// The output or tag at the position, if there is one; the position moves after it.
  private mutating func markup() -> Token? {
    guard isOpening(at: position) else { return nil }
    let start = position
    let isTag = bytes[start + 1] == UInt8(ascii: "%")
    let close = isTag ? tagEnd(from: start + 2) : brace(from: start + 2)
    guard close < end, isTag || (close + 1 < end && bytes[close + 1] == UInt8(ascii: "}")) else {
      if isInComment, !isTag { return brokenOutput(to: close) }
      fault = Fault(
        range: start..<start + 2,
        message: isTag ? "`{%` is never closed by `%}`" : "`{{` is not closed by `}}`")
      return nil
    }
    var inner = start + 2..<close
    // `{%-%}` has one dash for both ends.
    if let first = inner.first, bytes[first] == UInt8(ascii: "-") { inner = inner.dropFirst() }
    trimsNext = bytes[close - 1] == UInt8(ascii: "-")
    if trimsNext, let last = inner.last, bytes[last] == UInt8(ascii: "-") { inner = inner.dropLast() }
    position = close + 2
    if isTag { return .tag(tag(inner, span: start..<position)) }
    return .output(span: start..<position, markup: strip(inner))
  }

  /// A `{{` without `}}` in a comment: it reaches to the first `}`, or past the first tag where that comes before.
  private mutating func brokenOutput(to close: Int) -> Token? {
    let start = position
    var opening = start + 2
    while opening < close, !(isOpening(at: opening) && bytes[opening + 1] == UInt8(ascii: "%")) { opening += 1 }
    let last = opening < close ? tagEnd(from: opening + 2) + 2 : close + 1
    guard last <= end else { return nil }
    position = last
    return .text(start..<last)
  }

  private func tag(_ inner: Range<Int>, span: Range<Int>) -> TagToken {
    let inner = strip(inner)
    var nameEnd = inner.lowerBound
    if let first = inner.first, bytes[first] == UInt8(ascii: "#") {
      nameEnd += 1
    } else {
      while nameEnd < inner.upperBound, bytes[nameEnd].isWord { nameEnd += 1 }
    }
    let name = String(decoding: bytes[inner.lowerBound..<nameEnd], as: UTF8.self)
    return TagToken(name: name, span: span, markup: strip(nameEnd..<inner.upperBound))
  }

  private mutating func nextLine() -> Token? {
    while position < end {
      let start = position
      while position < end, bytes[position] != UInt8(ascii: "\n") { position += 1 }
      let line = strip(start..<position)
      if position < end { position += 1 }
      if !line.isEmpty { return .tag(tag(line, span: line)) }
    }
    return nil
  }

  /// `text` without the blanks that the markup before and after it takes away.
  private mutating func trimmed(_ text: Range<Int>) -> Range<Int> {
    var (lower, upper) = (text.lowerBound, text.upperBound)
    if trimsNext {
      while lower < upper, bytes[lower].isLiquidSpace { lower += 1 }
      trimsNext = false
    }
    if upper + 2 < end, isOpening(at: upper), bytes[upper + 2] == UInt8(ascii: "-") {
      while lower < upper, bytes[upper - 1].isLiquidSpace { upper -= 1 }
    }
    return lower..<upper
  }

  private func isOpening(at index: Int) -> Bool {
    index + 1 < end && bytes[index] == UInt8(ascii: "{")
      && (bytes[index + 1] == UInt8(ascii: "{") || bytes[index + 1] == UInt8(ascii: "%"))
  }

  private mutating func brace(from start: Int) -> Int {
    if nextBrace < start {
      nextBrace = start
      while nextBrace < end, bytes[nextBrace] != UInt8(ascii: "}") { nextBrace += 1 }
    }
    return nextBrace
  }

  private mutating func tagEnd(from start: Int) -> Int {
    if nextTagEnd < start {
      nextTagEnd = start
      while nextTagEnd < end,
        !(bytes[nextTagEnd] == UInt8(ascii: "%") && nextTagEnd + 1 < end && bytes[nextTagEnd + 1] == UInt8(ascii: "}"))
      {
        nextTagEnd += 1
      }
    }
    return nextTagEnd
  }

  private func skipSpace(_ start: Int) -> Int {
    var cursor = start
    while cursor < end, bytes[cursor].isLiquidSpace { cursor += 1 }
    return cursor
  }

  private func strip(_ range: Range<Int>) -> Range<Int> {
    var (lower, upper) = (range.lowerBound, range.upperBound)
    while lower < upper, bytes[lower].isLiquidSpace { lower += 1 }
    while lower < upper, bytes[upper - 1].isLiquidSpace { upper -= 1 }
    return lower..<upper
  }
}
