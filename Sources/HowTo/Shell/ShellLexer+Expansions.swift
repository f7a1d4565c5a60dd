extension ShellLexer {
  /// Reads what begins with `$`.
  mutating func dollar(into word: inout ShellWordBuilder, isQuoted: Bool) throws(NeedsShell) {
    let start = position
    let next = byte(at: position + 1) ?? 32
    switch next {
    case UInt8(ascii: "(") where byte(at: position + 2) == UInt8(ascii: "("):
      try opaque(from: position + 1, into: &word)
    case UInt8(ascii: "("):
      position += 2
      try substitution(from: start, into: &word)
    case UInt8(ascii: "{"):
      var end = position + 2
      while let byte = byte(at: end), end == position + 2 ? byte.isNameStart : byte.isNameByte { end += 1 }
      guard end > position + 2, byte(at: end) == UInt8(ascii: "}") else {
        return try opaque(from: position + 1, into: &word)
      }
      position = end + 1
      let name = String(decoding: bytes[start + 2..<end], as: UTF8.self)
      word.append(.variable(name, isBraced: true), at: start..<position)
    case UInt8(ascii: "'") where !isQuoted: try ansiQuoted(into: &word)
    // `$"…"` is `"…"` but for translations.
    case UInt8(ascii: "\"") where !isQuoted: position += 1
    case _ where next.isNameStart:
      position += 1
      while let byte = byte(at: position), byte.isNameByte { position += 1 }
      let name = String(decoding: bytes[start + 1..<position], as: UTF8.self)
      word.append(.variable(name, isBraced: false), at: start..<position)
    case _ where next.isDigit || "?!#@*$-".utf8.contains(next):
      position += 2
      word.append(.expansion(String(decoding: bytes[start..<position], as: UTF8.self)), at: start..<position)
    default:
      word.append(bytes[start..<start + 1])
      position += 1
    }
  }

  /// Reads a script to its `)`; the position is behind the `(`.
  private mutating func substitution(from start: Int, into word: inout ShellWordBuilder) throws(NeedsShell) {
    let textStart = position
    let tokens = try nested(from: start, closing: start)
    let text = String(decoding: bytes[textStart..<position - 1], as: UTF8.self)
    let pipelines = ShellParser.pipelines(tokens, end: position - 1)
    word.append(.substitution(text, pipelines), at: start..<position)
  }

  private mutating func nested(from start: Int, closing open: Int?) throws(NeedsShell) -> [ShellToken] {
    guard depth < Self.maximumDepth else {
      throw NeedsShell("nests commands deeper than \(Self.maximumDepth) levels", at: start..<limit)
    }
    depth += 1
    defer { depth -= 1 }
    var tokens: [ShellToken] = []
    try read(into: &tokens, closing: open)
    return tokens
  }

  /// Reads a script in backquotes.
  mutating func backquoted(into word: inout ShellWordBuilder) throws(NeedsShell) {
    let start = position
    position += 1
    var hasEscapes = false
    while position < limit, bytes[position] != UInt8(ascii: "`") {
      let isEscape = bytes[position] == UInt8(ascii: "\\")
      if isEscape, let next = byte(at: position + 1), "$`\\".utf8.contains(next) { hasEscapes = true }
      position += isEscape ? 2 : 1
    }
    guard position < limit else { throw NeedsShell("has a backquote that nothing closes", at: start..<limit) }
    let end = position
    let text = String(decoding: bytes[start + 1..<end], as: UTF8.self)
    // What is escaped would have to be taken apart twice; nobody writes it any more.
    guard !hasEscapes else {
      position += 1
      return word.append(.expansion("`\(text)`"), at: start..<position)
    }
    let outerLimit = limit
    defer { limit = outerLimit }
    (position, limit) = (start + 1, end)
    let tokens = try nested(from: start, closing: nil)
    position = end + 1
    word.append(.substitution(text, ShellParser.pipelines(tokens, end: end)), at: start..<position)
  }

  /// Reads over brackets as they stand, the first of which is at `open`: `${…}`, `$((…))`, `<(…)`.
  ///
  /// The piece begins where the position is.
  mutating func opaque(from open: Int, into word: inout ShellWordBuilder) throws(NeedsShell) {
    let start = position
    var closers: [UInt8] = []
    var quotes = 0
    position = open
    repeat {
      guard position < limit else {
        let bracket = String(decoding: bytes[start...open], as: UTF8.self)
        throw NeedsShell("has a '\(bracket)' that nothing closes", at: start..<limit)
      }
      let byte = bytes[position]
      position += 1
      switch byte {
      case UInt8(ascii: "\\"): position += 1
      case UInt8(ascii: "'") where quotes == 0:
        while position < limit, bytes[position] != byte { position += 1 }
        position += 1
      case closers.last:
        closers.removeLast()
        if byte == UInt8(ascii: "\"") { quotes -= 1 }
      case UInt8(ascii: "\""):
        closers.append(byte)
        quotes += 1
      case UInt8(ascii: "("):
        let isInside = closers.isEmpty || closers.last == UInt8(ascii: ")")
        if isInside || isAfterDollar { closers.append(UInt8(ascii: ")")) }
      case UInt8(ascii: "{"): if closers.isEmpty || isAfterDollar { closers.append(UInt8(ascii: "}")) }
      default: break
      }
    } while !closers.isEmpty
    position = min(position, limit)
    word.append(.expansion(String(decoding: bytes[start..<position], as: UTF8.self)), at: start..<position)
  }

  /// Whether the byte just read stands behind a `$`.
  private var isAfterDollar: Bool { position >= 2 && bytes[position - 2] == UInt8(ascii: "$") }
}
