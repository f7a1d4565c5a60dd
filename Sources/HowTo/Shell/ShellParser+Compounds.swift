extension ShellParser {
  /// What ends each compound command.
  static let closers = [
    "if": "fi", "for": "done", "select": "done", "while": "done", "until": "done", "case": "esac", "{": "}",
  ]

  /// Words that stand only inside a compound command.
  static let inner: Set = ["then", "elif", "else", "fi", "do", "done", "esac", "}"]

  /// A compound command that has not ended yet.
  private struct Frame {
    var closer: String
    /// Whether the patterns of a `case` are read, up to their `)`.
    var isPattern = false
  }

  /// Reads `name ()` or `function name`; false where there is none.
  mutating func skipFunctionHeader() -> Bool {
    guard let word = current?.word else { return false }
    var next = index + (word.bareLiteral == "function" ? 2 : 1)
    let hasBrackets =
      next + 1 < tokens.count && tokens[next].operator == .open && tokens[next + 1].operator == .close
    guard hasBrackets || next == index + 2 else { return false }
    next += hasBrackets ? 2 : 0
    index = min(next, tokens.count)
    return true
  }

  /// Reads a compound command to its end, whatever is nested in it.
  ///
  /// - Parameters:
  ///   - name: What to call it.
  ///   - start: The token it begins with, a function's name included.
  mutating func compound(_ name: String, from start: Int) -> ShellCommand {
    var command = ShellCommand(form: .compound(name), range: 0..<0)
    var frames: [Frame] = []
    var isCommandNext = true
    while let token = current {
      switch token.kind {
      case .unreadable(let reason): return unreadable(reason, from: start)
      case .newline: isCommandNext = true
      case .operator(.open) where frames.last?.isPattern == true: break
      case .operator(.open):
        frames.append(Frame(closer: ")"))
        isCommandNext = true
      case .operator(.close):
        if frames.last?.isPattern == true {
          frames[frames.count - 1].isPattern = false
          isCommandNext = true
        } else {
          guard frames.last?.closer == ")" else { return misplaced(from: start) }
          frames.removeLast()
          isCommandNext = false
        }
      case .operator(.caseEnd):
        guard frames.last?.closer == "esac" else { return misplaced(from: start) }
        frames[frames.count - 1].isPattern = true
      case .operator: isCommandNext = true
      case .word(let word) where frames.last?.isPattern == true:
        if word.bareLiteral == "esac" {
          frames.removeLast()
          isCommandNext = false
        }
      case .redirection(let redirection) where !isCommandNext: command.redirections.append(redirection)
      case .word where !isCommandNext: return misplaced(from: start)
      case .word(let word):
        if let keyword = word.bareLiteral, let closer = Self.closers[keyword] {
          frames.append(Frame(closer: closer, isPattern: keyword == "case"))
          if let head = head(of: keyword) { command.body.append(head) }
        } else if let keyword = word.bareLiteral, ShellToken.leads.contains(keyword) {
          // A command of its own follows.
        } else if let keyword = word.bareLiteral, Self.closers.values.contains(keyword) {
          guard frames.last?.closer == keyword else { return misplaced(from: start) }
          frames.removeLast()
          isCommandNext = false
        } else {
          isCommandNext = skipFunctionHeader()
          if !isCommandNext { command.body.append(simple()) }
          if case .unreadable(let reason)? = command.body.last?.form { return unreadable(reason, from: start) }
          continue
        }
      case .redirection:
        command.body.append(simple())
        isCommandNext = false
        continue
      }
      index += 1
      if frames.isEmpty {
        while case .redirection(let redirection)? = current?.kind {
          command.redirections.append(redirection)
          index += 1
        }
        command.range = tokens[start].range.lowerBound..<tokens[index - 1].range.upperBound
        return command
      }
    }
    let closer = frames.last?.closer ?? "}"
    return unreadable(
      NeedsShell("has '\(name)' without '\(closer)'", at: tokens[start].range), from: start)
  }

  /// Reads the words of `for NAME in …` or `case … in`, without the last; nil for other keywords.
  private mutating func head(of keyword: String) -> ShellCommand? {
    guard ["for", "select", "case"].contains(keyword) else { return nil }
    let start = index
    var command = ShellCommand(range: tokens[start].range)
    while index < tokens.count, let word = tokens[index].word {
      command.words.append(word)
      command.range = command.range.lowerBound..<word.range.upperBound
      let isLast = keyword == "case" && word.bareLiteral == "in" && index > start + 1
      guard !isLast, index + 1 < tokens.count, let next = tokens[index + 1].word else { break }
      if next.bareLiteral == "do" || next.bareLiteral == "{" { break }
      index += 1
    }
    return command
  }
}
