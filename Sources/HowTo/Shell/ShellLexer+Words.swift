extension ShellLexer {
  /// Reads one word; an empty one where none begins here.
  ///
  /// - Parameters:
  ///   - isConditional: Whether this is inside `[[ … ]]`, where brackets and comparisons are words.
  ///   - takesAssignment: Whether an assignment can stand here.
  mutating func word(isConditional: Bool = false, takesAssignment: Bool = false) throws(NeedsShell) -> ShellWord {
    var word = ShellWordBuilder(at: position, assignedName: assignedName(), isAssignable: takesAssignment)
    while position < limit, try piece(of: &word, isConditional: isConditional) {}
    return word.finished(at: position, in: bytes)
  }

  /// Reads the next piece of `word`; false at its end.
  private mutating func piece(
    of word: inout ShellWordBuilder, isConditional: Bool
  ) throws(NeedsShell) -> Bool {
    let byte = bytes[position]
    switch byte {
    case 32, 9, 10: return false
    case 13 where isCarriageReturn(at: position): return false
    case UInt8(ascii: ";"), UInt8(ascii: "&"), UInt8(ascii: "|"), UInt8(ascii: ")"):
      guard isConditional, !bytes[word.start..<position].elementsEqual("]]".utf8) else { return false }
      appendByte(to: &word)
    case UInt8(ascii: "("):
      // An array, or arithmetic on its own.
      let isArray = word.takesArray(at: position)
      let isArithmetic = position == word.start && self.byte(at: position + 1) == UInt8(ascii: "(")
      if !isConditional, isArray || isArithmetic {
        try opaque(from: position, into: &word)
      } else {
        guard isConditional else { return false }
        appendByte(to: &word)
      }
    case UInt8(ascii: "<"), UInt8(ascii: ">"):
      if !isConditional, self.byte(at: position + 1) == UInt8(ascii: "(") {
        try opaque(from: position + 1, into: &word)
      } else if let end = placeholderEnd(at: position, isInWord: position > word.start) {
        word.append(bytes[position..<end])
        position = end
      } else {
        guard isConditional else { return false }
        appendByte(to: &word)
      }
    case UInt8(ascii: "'"): try singleQuoted(into: &word)
    case UInt8(ascii: "\""):
      word.isQuoted = true
      position += 1
      try expandable(into: &word, quotedFrom: position - 1)
    case UInt8(ascii: "\\"): escaped(into: &word)
    case UInt8(ascii: "$"): try dollar(into: &word, isQuoted: false)
    case UInt8(ascii: "`"): try backquoted(into: &word)
    case UInt8(ascii: "~") where word.takesTilde(at: position, in: bytes): tilde(into: &word)
    default:
      word.noteBrace(byte, next: self.byte(at: position + 1))
      appendByte(to: &word)
    }
    return true
  }

  private mutating func appendByte(to word: inout ShellWordBuilder) {
    word.append(bytes[position..<position + 1])
    position += 1
  }

  /// The name, where `NAME=` or `NAME+=` stands here.
  private func assignedName() -> String? {
    guard let first = byte(at: position), first.isNameStart else { return nil }
    var end = position
    while let byte = byte(at: end), byte.isNameByte { end += 1 }
    let equals = byte(at: end) == UInt8(ascii: "+") ? end + 1 : end
    guard byte(at: equals) == UInt8(ascii: "=") else { return nil }
    return String(decoding: bytes[position..<end], as: UTF8.self)
  }

  /// The end of `<YOUR_ID>`, something for the reader to replace; nil where `<` is a redirection.
  ///
  /// A redirection from a file named in the same breath with another to a file, `<a>b`, is written by nobody; yet what
  /// follows must not look like that other file where the bracket begins a word.
  func placeholderEnd(at start: Int, isInWord: Bool) -> Int? {
    guard byte(at: start) == UInt8(ascii: "<"), byte(at: start + 1).map({ $0.isNameStart }) ?? false else { return nil }
    var end = start + 1
    while end - start < 80, let byte = byte(at: end), byte.isNameByte || " -.".utf8.contains(byte) { end += 1 }
    guard byte(at: end) == UInt8(ascii: ">"), bytes[end - 1] != 32 else { return nil }
    let next = byte(at: end + 1) ?? 10
    if !isInWord, next.isNameByte || "&>$(|".utf8.contains(next) { return nil }
    return end + 1
  }

  // MARK: Quotes

  private mutating func singleQuoted(into word: inout ShellWordBuilder) throws(NeedsShell) {
    let start = position
    word.isQuoted = true
    position += 1
    while position < limit, bytes[position] != UInt8(ascii: "'") { position += 1 }
    guard position < limit else { throw NeedsShell("has a quote ' that nothing closes", at: start..<limit) }
    word.append(bytes[start + 1..<position])
    position += 1
  }

  private mutating func escaped(into word: inout ShellWordBuilder) {
    if let end = continuationEnd(at: position) {
      position = end
      return
    }
    word.isQuoted = true
    let end = min(position + 2, limit)
    // A backslash at the very end is itself.
    word.append(bytes[end - 1..<end])
    position = end
  }

  private mutating func tilde(into word: inout ShellWordBuilder) {
    let isHome = word.endsTilde(byte(at: position + 1))
    word.append(isHome ? .home : .expansion("~"), at: position..<position + 1)
    position += 1
  }

  /// Reads on to the closing `"`, or to the limit in a heredoc: text in which the shell replaces variables.
  ///
  /// - Parameters:
  ///   - quotedFrom: Where the quote opened; nil in a heredoc, where quotes are text.
  ///   - stripsTabs: Whether tabs at the beginning of a line are left out.
  mutating func expandable(
    into word: inout ShellWordBuilder, quotedFrom start: Int?, stripsTabs: Bool = false
  ) throws(NeedsShell) {
    while position < limit {
      let byte = bytes[position]
      switch byte {
      case UInt8(ascii: "\"") where start != nil:
        position += 1
        return
      case UInt8(ascii: "$"): try dollar(into: &word, isQuoted: true)
      case UInt8(ascii: "`"): try backquoted(into: &word)
      case UInt8(ascii: "\\"):
        if let end = continuationEnd(at: position) {
          position = end
          if stripsTabs { skipTabs() }
        } else {
          let next = self.byte(at: position + 1)
          if let next, "$`\\".utf8.contains(next) || start != nil && next == UInt8(ascii: "\"") { position += 1 }
          appendByte(to: &word)
        }
      case 10 where stripsTabs:
        appendByte(to: &word)
        skipTabs()
      default:
        let run = position
        repeat { position += 1 } while position < limit && !"\"$`\\\n".utf8.contains(bytes[position])
        word.append(bytes[run..<position])
      }
    }
    if let start { throw NeedsShell("has a quote \" that nothing closes", at: start..<limit) }
  }

  mutating func skipTabs() {
    while byte(at: position) == 9 { position += 1 }
  }
}
