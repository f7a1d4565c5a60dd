extension ShellLexer {
  /// A heredoc whose lines have yet to come.
  struct PendingHeredoc {
    /// Where its token is.
    let token: Int
    /// The line that ends it.
    let delimiter: [UInt8]
    /// Whether tabs at the beginning of lines are left out.
    let stripsTabs: Bool
    /// Whether the shell leaves the lines as they are.
    let isLiteral: Bool
    /// Where it is announced.
    let range: Range<Int>

    /// The heredoc that `redirection` announces.
    init?(_ redirection: ShellRedirection, token: Int, in bytes: [UInt8]) {
      guard redirection.kind == .heredoc || redirection.kind == .indentedHeredoc else { return nil }
      self.token = token
      // The shell replaces nothing in it.
      delimiter = redirection.target.literal.map { Array($0.utf8) } ?? Array(bytes[redirection.target.range])
      stripsTabs = redirection.kind == .indentedHeredoc
      isLiteral = redirection.target.isQuoted
      range = redirection.range
    }
  }

  /// Reads the lines of `heredocs`, which begin here, into their tokens.
  mutating func readBodies(of heredocs: [PendingHeredoc], into tokens: inout [ShellToken]) throws(NeedsShell) {
    for heredoc in heredocs {
      let (lines, end) = try lines(of: heredoc)
      guard case .redirection(var redirection) = tokens[heredoc.token].kind else { continue }
      redirection.body = try body(lines, of: heredoc)
      tokens[heredoc.token].kind = .redirection(redirection)
      position = end
    }
  }

  /// The lines of `heredoc`, and the end of the one that ends it.
  private func lines(of heredoc: PendingHeredoc) throws(NeedsShell) -> (Range<Int>, end: Int) {
    var line = position
    while line < limit {
      var end = line
      while end < limit, bytes[end] != 10 { end += 1 }
      var content = bytes[line..<end]
      if content.last == 13 { content.removeLast() }
      if heredoc.stripsTabs { content = content.drop { $0 == 9 } }
      if content.count == heredoc.delimiter.count, content.elementsEqual(heredoc.delimiter) {
        return (position..<line, min(end + 1, limit))
      }
      line = end + 1
    }
    let delimiter = String(decoding: heredoc.delimiter, as: UTF8.self)
    throw NeedsShell("has a heredoc without its last line '\(delimiter.excerpt)'", at: heredoc.range)
  }

  private mutating func body(_ lines: Range<Int>, of heredoc: PendingHeredoc) throws(NeedsShell) -> ShellWord {
    var word = ShellWordBuilder(at: lines.lowerBound)
    let outerLimit = limit
    defer { limit = outerLimit }
    (position, limit) = (lines.lowerBound, lines.upperBound)
    if heredoc.stripsTabs { skipTabs() }
    if !heredoc.isLiteral {
      try expandable(into: &word, quotedFrom: nil, stripsTabs: heredoc.stripsTabs)
    } else if heredoc.stripsTabs {
      while position < limit {
        let start = position
        while position < limit, bytes[position] != 10 { position += 1 }
        position = min(position + 1, limit)
        word.append(bytes[start..<position])
        skipTabs()
      }
    } else {
      word.append(bytes[lines])
    }
    return word.finished(at: lines.upperBound, in: bytes)
  }
}
