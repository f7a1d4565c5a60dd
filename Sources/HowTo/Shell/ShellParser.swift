/// Tokens → pipelines.
struct ShellParser {
  let tokens: [ShellToken]
  var index = 0
  /// The UTF-8 offset at which the text ends.
  private let end: Int

  private init(_ tokens: [ShellToken], end: Int) {
    self.tokens = tokens
    self.end = end
  }

  /// The pipelines of `tokens`, which come from a text that ends at `end`.
  static func pipelines(_ tokens: [ShellToken], end: Int) -> [ShellPipeline] {
    var parser = ShellParser(tokens, end: end)
    var pipelines: [ShellPipeline] = []
    while true {
      parser.skipLineEnds()
      let isMissing = pipelines.last.map { $0.connector == .and || $0.connector == .or } ?? false
      guard parser.current != nil || isMissing else { return pipelines }
      pipelines.append(parser.pipeline())
    }
  }

  /// The next token.
  var current: ShellToken? { index < tokens.count ? tokens[index] : nil }

  mutating func skipLineEnds() {
    while case .newline? = current?.kind { index += 1 }
  }

  // MARK: Pipelines

  private mutating func pipeline() -> ShellPipeline {
    let start = index
    var commands = [command()]
    while let operation = current?.operator, operation == .pipe || operation == .pipeWithErrors {
      if operation == .pipeWithErrors, let range = current?.range {
        // It stands for `2>&1 |`.
        let target = ShellWord(parts: [.init(content: .literal("1"), range: range)], range: range)
        commands[commands.count - 1].redirections.append(
          .init(kind: .duplicateOutput, descriptor: 2, target: target, range: range))
      }
      index += 1
      skipLineEnds()
      commands.append(command())
    }
    let connector: ShellPipeline.Connector
    switch current?.kind {
    case nil, .newline, .operator(.semicolon): connector = .sequence
    case .operator(.and): connector = .and
    case .operator(.or): connector = .or
    case .operator(.background): connector = .background
    default:
      commands[commands.count - 1] = misplaced(from: start)
      connector = .sequence
    }
    index = min(index + 1, tokens.count)
    let range = commands[0].range.lowerBound..<(commands.last?.range.upperBound ?? end)
    return ShellPipeline(commands: commands, connector: connector, range: range)
  }

  private mutating func command() -> ShellCommand {
    let start = index
    if skipFunctionHeader() {
      skipLineEnds()
      guard opener != nil else { return misplaced(from: start) }
      return compound("function", from: start)
    }
    if let opener { return compound(opener, from: start) }
    if let word = current?.word?.bareLiteral, Self.inner.contains(word) { return misplaced(from: start) }
    return simple()
  }

  /// The word or bracket that begins a compound command here.
  private var opener: String? {
    if current?.operator == .open { return "(" }
    guard let word = current?.word?.bareLiteral, Self.closers[word] != nil else { return nil }
    return word
  }

  // MARK: Simple commands

  /// Reads assignments, words and redirections.
  mutating func simple() -> ShellCommand {
    let start = index
    var command = ShellCommand(range: 0..<0)
    loop: while let token = current {
      switch token.kind {
      case .word(let word):
        if command.words.isEmpty, let assignment = ShellAssignment(word) {
          command.assignments.append(assignment)
        } else {
          command.words.append(word)
        }
      case .redirection(let redirection): command.redirections.append(redirection)
      case .unreadable(let reason): return unreadable(reason, from: start)
      case .operator, .newline: break loop
      }
      index += 1
    }
    guard index > start else { return misplaced(from: start) }
    command.range = tokens[start].range.lowerBound..<tokens[index - 1].range.upperBound
    return command
  }

  // MARK: What cannot be read

  /// All from the token `start` on, because what comes next has no place there.
  mutating func misplaced(from start: Int) -> ShellCommand {
    guard let token = current else {
      return unreadable(NeedsShell("ends where a command should follow", at: end..<end), from: start)
    }
    let text: String
    switch token.kind {
    case .operator(let operation): text = "'\(operation.rawValue)'"
    case .word(let word): text = word.bareLiteral.map { "'\($0.excerpt)'" } ?? "a word"
    case .redirection(let redirection): text = "'\(redirection.kind.rawValue)'"
    case .newline: text = "a line's end"
    case .unreadable(let reason): return unreadable(reason, from: start)
    }
    return unreadable(NeedsShell("has \(text) where a command should stand", at: token.range), from: start)
  }

  /// All from the token `start` on.
  mutating func unreadable(_ reason: NeedsShell, from start: Int) -> ShellCommand {
    index = tokens.count
    let lower = start < tokens.count ? tokens[start].range.lowerBound : end
    return ShellCommand(form: .unreadable(reason), range: min(lower, end)..<end)
  }
}
