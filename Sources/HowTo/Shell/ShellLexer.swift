/// Script text → tokens.
///
/// Goes through the bytes once. What cannot be read, such as a quote that nothing closes, ends the tokens with one that
/// says so.
struct ShellLexer {
  /// `$(…)` inside `$(…)` is read to this depth, so that no input exhausts the stack.
  static let maximumDepth = 20

  let bytes: [UInt8]
  var position = 0
  /// The end of what may be read now: of the text, of a heredoc, or of backquotes.
  var limit: Int
  /// Where the token begins that is read now, outside substitutions.
  private var tokenStart = 0
  /// How many substitutions are open.
  var depth = 0
  /// Whether lines without a prompt are what programs print.
  private let isSession: Bool

  private init(_ bytes: [UInt8], isSession: Bool) {
    self.bytes = bytes
    self.isSession = isSession
    limit = bytes.count
  }

  /// The tokens of `text`.
  ///
  /// - Parameter isSession: Whether commands follow a prompt `$ `, and other lines are what programs print.
  static func tokens(of text: String, isSession: Bool = false) -> [ShellToken] {
    var lexer = ShellLexer(Array(text.utf8), isSession: isSession)
    var tokens: [ShellToken] = []
    do {
      lexer.skipToPrompt()
      try lexer.read(into: &tokens)
    } catch {
      tokens.append(ShellToken(kind: .unreadable(error), range: lexer.tokenStart..<lexer.bytes.count))
    }
    return tokens
  }

  /// Reads to the limit, or behind the `)` that closes the substitution which begins at `open`.
  mutating func read(into tokens: inout [ShellToken], closing open: Int? = nil) throws(NeedsShell) {
    var heredocs: [PendingHeredoc] = []
    var parentheses = 0
    var isConditional = false
    while position < limit {
      let start = position
      if depth == 0 { tokenStart = start }
      let byte = bytes[position]
      if byte == 32 || byte == 9 || isCarriageReturn(at: position) {
        position += 1
      } else if let end = continuationEnd(at: position) {
        position = end
      } else if byte == 10 {
        position += 1
        let newline = ShellToken(kind: .newline, range: start..<position)
        try readBodies(of: heredocs, into: &tokens)
        heredocs = []
        let goesOn = [.pipe, .pipeWithErrors, .and, .or].contains(tokens.last?.operator)
        tokens.append(newline)
        if depth == 0, parentheses == 0, !goesOn { skipToPrompt() }
      } else if byte == UInt8(ascii: "#") {
        skipLine()
      } else if !isConditional, byte == UInt8(ascii: ")"), parentheses == 0, let open {
        position += 1
        guard heredocs.isEmpty else { throw NeedsShell("has a heredoc that does not end", at: open..<position) }
        return
      } else if !isConditional, let redirection = try redirection() {
        if let heredoc = PendingHeredoc(redirection, token: tokens.count, in: bytes) { heredocs.append(heredoc) }
        tokens.append(ShellToken(kind: .redirection(redirection), range: redirection.range))
      } else if !isConditional, let operation = takeOperator() {
        if operation == .open { parentheses += 1 }
        if operation == .close { parentheses = max(0, parentheses - 1) }
        tokens.append(ShellToken(kind: .operator(operation), range: start..<position))
      } else {
        let word = try word(isConditional: isConditional, takesAssignment: takesAssignment(behind: tokens.last))
        if isConditional {
          isConditional = word.bareLiteral != "]]"
        } else if word.bareLiteral == "[[" {
          isConditional = beginsCommand(behind: tokens.last)
        }
        tokens.append(ShellToken(kind: .word(word), range: word.range))
      }
    }
    if let open { throw NeedsShell("has a '$(' that nothing closes", at: open..<limit) }
    try readBodies(of: heredocs, into: &tokens)
  }

  /// Whether `NAME=value` behind `token` is an assignment, and no argument that looks like one.
  private func takesAssignment(behind token: ShellToken?) -> Bool {
    if beginsCommand(behind: token) { return true }
    guard case .word(let word)? = token?.kind else { return false }
    return word.assignedName != nil || word.bareLiteral.map(ShellCommand.declarations.contains) ?? false
  }

  private func beginsCommand(behind token: ShellToken?) -> Bool {
    switch token?.kind {
    case nil, .operator, .newline: true
    case .word(let word): word.bareLiteral.map(ShellToken.leads.contains) ?? false
    case .redirection, .unreadable: false
    }
  }

  // MARK: Lines

  func byte(at offset: Int) -> UInt8? { offset < limit ? bytes[offset] : nil }

  /// Whether this is the first half of a line's end.
  func isCarriageReturn(at offset: Int) -> Bool { byte(at: offset) == 13 && (byte(at: offset + 1) ?? 10) == 10 }

  /// Where the next line goes on, if this is a backslash at a line's end.
  func continuationEnd(at offset: Int) -> Int? {
    guard byte(at: offset) == UInt8(ascii: "\\") else { return nil }
    let end = isCarriageReturn(at: offset + 1) ? offset + 2 : offset + 1
    return byte(at: end) == 10 ? end + 1 : nil
  }

  /// Goes to the line's end.
  private mutating func skipLine() {
    while position < limit, bytes[position] != 10 { position += 1 }
  }

  /// In a session, goes behind the next prompt, or to the end.
  private mutating func skipToPrompt() {
    guard isSession else { return }
    while position < limit {
      while let byte = byte(at: position), byte == 32 || byte == 9 { position += 1 }
      if byte(at: position) == UInt8(ascii: "$"), byte(at: position + 1) == 32 {
        position += 2
        return
      }
      skipLine()
      position = min(position + 1, limit)
    }
  }

  // MARK: Operators

  private mutating func takeOperator() -> ShellToken.Operator? {
    let next = byte(at: position + 1)
    let operation: ShellToken.Operator
    var length = 1
    switch bytes[position] {
    // Two at once open arithmetic, which is a word here.
    case UInt8(ascii: "(") where next != UInt8(ascii: "("): operation = .open
    case UInt8(ascii: ")"): operation = .close
    case UInt8(ascii: ";"):
      length = next == UInt8(ascii: ";") ? (byte(at: position + 2) == UInt8(ascii: "&") ? 3 : 2) : 1
      if next == UInt8(ascii: "&") { length = 2 }
      operation = length == 1 ? .semicolon : .caseEnd
    case UInt8(ascii: "&"):
      length = next == UInt8(ascii: "&") ? 2 : 1
      operation = length == 1 ? .background : .and
    case UInt8(ascii: "|"):
      length = next == UInt8(ascii: "|") || next == UInt8(ascii: "&") ? 2 : 1
      operation = length == 1 ? .pipe : next == UInt8(ascii: "&") ? .pipeWithErrors : .or
    default: return nil
    }
    position += length
    return operation
  }

  /// Reads `2>file`, `<<EOF` and the like; nil where there is none.
  private mutating func redirection() throws(NeedsShell) -> ShellRedirection? {
    let start = position
    var index = position
    while index < limit, index - start < 3, bytes[index].isDigit { index += 1 }
    guard let kind = redirectionKind(at: index), placeholderEnd(at: index, isInWord: false) == nil else { return nil }
    // `<(…)` is a word.
    if kind.rawValue.utf8.count == 1, byte(at: index + 1) == UInt8(ascii: "(") { return nil }
    let descriptor = Int(String(decoding: bytes[start..<index], as: UTF8.self))
    position = index + kind.rawValue.utf8.count
    while let byte = byte(at: position) {
      guard byte == 32 || byte == 9 || continuationEnd(at: position) != nil else { break }
      position = continuationEnd(at: position) ?? position + 1
    }
    let operatorRange = start..<position
    let target = try word()
    guard !target.range.isEmpty else { throw NeedsShell("has a '\(kind.rawValue)' without a file", at: operatorRange) }
    return ShellRedirection(kind: kind, descriptor: descriptor, target: target, range: start..<position)
  }

  private func redirectionKind(at index: Int) -> ShellRedirection.Kind? {
    guard let first = byte(at: index), "<>&".utf8.contains(first) else { return nil }
    for length in [3, 2, 1] where index + length <= limit {
      let text = String(decoding: bytes[index..<index + length], as: UTF8.self)
      if let kind = ShellRedirection.Kind(rawValue: text) { return kind }
    }
    return nil
  }
}
