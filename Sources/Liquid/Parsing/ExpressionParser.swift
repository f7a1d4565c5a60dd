/// Markup of a tag or output → expressions; reads over what makes no sense and keeps it as issues.
struct ExpressionParser {
  /// Something in the markup that makes no sense.
  struct Issue {
    var range: Range<Int>
    var message: String
    /// Whether it is an error in lax mode too.
    var isFatal = false
  }

  let bytes: [UInt8]
  /// The next byte to be read.
  var position: Int
  let end: Int
  private(set) var issues: [Issue] = []
  private let dialect: Environment.Dialect
  private var depth = 0

  /// A parser of a UTF-8 range of `bytes`.
  init(_ bytes: [UInt8], _ range: Range<Int>, dialect: Environment.Dialect) {
    self.bytes = bytes
    self.dialect = dialect
    position = range.lowerBound
    end = range.upperBound
  }

  /// A parser of a whole text.
  init(_ text: String, dialect: Environment.Dialect) {
    let bytes = Array(text.utf8)
    self.init(bytes, 0..<bytes.count, dialect: dialect)
  }

  // MARK: Reading

  /// The next byte; nil at the end.
  var current: UInt8? { position < end ? bytes[position] : nil }

  mutating func skipSpace() {
    while position < end, bytes[position].isLiquidSpace { position += 1 }
  }

  /// Whether nothing but blanks is left.
  mutating func isAtEnd() -> Bool {
    skipSpace()
    return position >= end
  }

  /// Reads `character`, if it comes next after blanks.
  mutating func accept(_ character: Unicode.Scalar) -> Bool {
    skipSpace()
    guard position < end, bytes[position] == UInt8(ascii: character) else { return false }
    position += 1
    return true
  }

  /// Reads the word `word`, if it comes next after blanks.
  mutating func accept(word: String) -> Bool {
    skipSpace()
    let start = position
    if let name = name(), name == word { return true }
    position = start
    return false
  }

  /// Reads a name after blanks: letters, digits, `_`, `-` and a last `?`.
  mutating func name() -> String? {
    skipSpace()
    guard let first = current, first.isNameStart else { return nil }
    return signature()
  }

  /// Reads what `assign` and `capture` take for the name of a variable: also dots, brackets and parentheses.
  mutating func target() -> String? {
    skipSpace()
    let start = position
    while let byte = current, byte.isWord || "-.[]()".utf8.contains(byte) { position += 1 }
    return position > start ? text(start..<position) : nil
  }

  /// Reads a name that may begin with a digit.
  mutating func signature() -> String? {
    skipSpace()
    let start = position
    while let byte = current, byte.isWord || byte == UInt8(ascii: "-") { position += 1 }
    guard position > start else { return nil }
    if current == UInt8(ascii: "?") { position += 1 }
    return text(start..<position)
  }

  func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  /// Notes an issue at a range; from the position to the end of its word where none is given.
  mutating func report(_ message: String, _ range: Range<Int>? = nil, isFatal: Bool = false) {
    guard issues.count < 20 else { return }
    if let range { return issues.append(Issue(range: range, message: message, isFatal: isFatal)) }
    skipSpace()
    var stop = min(position + 1, end)
    while stop < end, !bytes[stop].isLiquidSpace, bytes[stop] != UInt8(ascii: "|") { stop += 1 }
    issues.append(Issue(range: min(position, end)..<stop, message: message, isFatal: isFatal))
  }

  /// Makes the last issue an error in lax mode too.
  mutating func makeLastIssueFatal() {
    if !issues.isEmpty { issues[issues.count - 1].isFatal = true }
  }

  /// Reads up to one of `stops` outside quotes.
  mutating func skip(to stops: String) {
    while let byte = current, !stops.utf8.contains(byte) {
      position += 1
      if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        if let close = bytes[position..<end].firstIndex(of: byte) { position = close + 1 }
      }
    }
  }

  // MARK: Operands

  /// Reads an operand; nil, with an issue, where there is none.
  ///
  /// Where nothing is compared, Shopify's `empty` and `blank` are empty texts; Jekyll's filters know them.
  mutating func operand() -> Expression? {
    let operand = comparand()
    if dialect == .shopify, case .literal(.empty) = operand { return .literal("") }
    if dialect == .shopify, case .literal(.blank) = operand { return .literal("") }
    return operand
  }

  /// Reads an operand of a comparison; nil, with an issue, where there is none.
  mutating func comparand() -> Expression? {
    guard !isAtEnd(), let byte = current else {
      report("a value is missing here")
      return nil
    }
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "'"): return quoted().map { .literal(.string($0)) }
    case UInt8(ascii: "("): return nested { $0.range() }
    case UInt8(ascii: "["):
      guard let key = nested({ $0.bracket() }) else { return nil }
      return .variable(.computed(key), path())
    default: break
    }
    if byte.isDigit || byte == UInt8(ascii: "-") {
      if let number = number() { return .literal(number) }
    }
    if byte == UInt8(ascii: "-") {
      report("a name begins with a letter or `_`")
    } else if !byte.isNameStart {
      report("a value is expected here")
      return nil
    }
    guard let name = signature() else { return nil }
    let path = path()
    if path.isEmpty, let literal = Expression.word(name) { return .literal(literal) }
    return .variable(.name(name), path)
  }

  /// Reads a quoted string; nil, with an issue, where the quote is not closed.
  mutating func quoted() -> String? {
    guard let quote = current else { return nil }
    guard let close = bytes[position + 1..<end].firstIndex(of: quote) else {
      report("the string is not closed", position..<end)
      position = end
      return nil
    }
    defer { position = close + 1 }
    return text(position + 1..<close)
  }

  private mutating func number() -> LiquidValue? {
    let start = position
    if current == UInt8(ascii: "-") { position += 1 }
    let whole = position
    while let byte = current, byte.isDigit { position += 1 }
    guard position > whole else {
      position = start
      return nil
    }
    let isFraction = position + 1 < end && bytes[position] == UInt8(ascii: ".") && bytes[position + 1].isDigit
    if isFraction {
      position += 1
      while let byte = current, byte.isDigit { position += 1 }
    }
    // `2nd` is a name, `1-2` a number and junk.
    if !isFraction, let byte = current, byte.isNameStart {
      position = start
      report("a name begins with a letter or `_`")
      return nil
    }
    let digits = text(start..<position)
    return isFraction ? .double(Double(digits) ?? 0) : Int(digits).map(LiquidValue.int) ?? .double(Double(digits) ?? 0)
  }

  private mutating func range() -> Expression? {
    guard let first = operand() else { return nil }
    guard accept("."), current == UInt8(ascii: ".") else {
      report("`..` is expected in a range")
      skip(to: ")|")
      _ = accept(")")
      return first
    }
    position += 1
    guard let last = operand() else { return nil }
    if !accept(")") { report("`)` is expected here") }
    let (lower, upper) = (first.cutOff(beside: last), last.cutOff(beside: first))
    if case .literal(.int(let lower)) = lower, case .literal(.int(let upper)) = upper {
      return .literal(.range(lower, upper))
    }
    return .range(lower, upper)
  }

  private mutating func bracket() -> Expression? {
    guard let key = operand() else { return nil }
    if !accept("]") { report("`]` is expected here") }
    return key
  }

  /// Reads the opening bracket and what `body` reads, unless brackets are nested too deep.
  private mutating func nested(_ body: (inout Self) -> Expression?) -> Expression? {
    guard depth < RenderLimits.expressionDepth else {
      report("brackets are nested more than \(RenderLimits.expressionDepth) deep")
      position = end
      return nil
    }
    depth += 1
    position += 1
    defer { depth -= 1 }
    return body(&self)
  }

  private mutating func path() -> [Expression.Step] {
    var steps: [Expression.Step] = []
    while true {
      let start = position
      skipSpace()
      switch current {
      case UInt8(ascii: "["):
        guard let key = nested({ $0.bracket() }) else { return steps }
        steps.append(.computed(key))
      case UInt8(ascii: "."):
        // `..` belongs to a range.
        if position + 1 < end, bytes[position + 1] == UInt8(ascii: ".") { return steps }
        position += 1
        skipSpace()
        if current?.isNameStart != true { report("a name is expected after `.`") }
        guard let name = signature() else { return steps }
        steps.append(.name(name))
      default:
        position = start
        return steps
      }
    }
  }
}

extension Expression {
  /// The bound of a range beside `other`: where both are literals, one with a fraction is cut off.
  fileprivate func cutOff(beside other: Expression) -> Expression {
    guard case .literal(.double(let bound)) = self, case .literal = other else { return self }
    return .literal(.int(Number.int(bound)))
  }
}
