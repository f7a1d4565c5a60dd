import RunbookModel

/// A word of a script: what a program gets as one argument, in pieces by what the shell does with them.
struct ShellWord: Sendable, Hashable {
  /// A piece.
  struct Part: Sendable, Hashable {
    /// What it is.
    var content: Content
    /// Its UTF-8 offsets in the block's text; of a text, with its quotes as far as they are inside.
    var range: Range<Int>
  }

  /// What a piece is.
  enum Content: Sendable, Hashable {
    /// Text that the program gets as it stands here: quotes and backslashes are taken off.
    case literal(String)
    /// `$NAME` or `${NAME}`.
    case variable(String, isBraced: Bool)
    /// `~`, where it stands for the home folder.
    case home
    /// `$(…)` or backquotes: the text inside, and what it runs.
    case substitution(String, [ShellPipeline])
    /// Anything else that only a shell can work out, as written: `${NAME:-x}`, `$1`, `$((1 + 2))`, `{1..5}`, `<(…)`.
    case expansion(String)
  }

  /// The pieces; none for `''`.
  var parts: [Part] = []
  /// Its UTF-8 offsets in the block's text.
  var range: Range<Int>
  /// Whether anything in it is in quotes or behind a backslash.
  var isQuoted = false
  /// The name, where the word begins as an assignment does: `NAME=` or `NAME+=` without quotes.
  var assignedName: String?

  /// The whole text, where a shell changes nothing in it.
  var literal: String? {
    var text = ""
    for part in parts {
      guard case .literal(let piece) = part.content else { return nil }
      text += piece
    }
    return text
  }

  /// The literal, where it is without quotes, as reserved words must be.
  var bareLiteral: String? { isQuoted ? nil : literal }

  /// The text inside `$(…)`, where the word is nothing else.
  var substitutedCommand: String? {
    guard parts.count == 1, case .substitution(let text, _) = parts[0].content else { return nil }
    return text
  }

  /// What `$(…)` runs, where the word is nothing else.
  var substitutedPipelines: [ShellPipeline]? {
    guard parts.count == 1, case .substitution(_, let pipelines) = parts[0].content else { return nil }
    return pipelines
  }

  /// The text with references `$NAME` and `${NAME}` left in it.
  ///
  /// Whoever reads the text for references finds those of the shell and no others: a `$NAME` that quotes keep from the
  /// shell cannot be told from one in such a text, and so is refused.
  ///
  /// - Throws: `NeedsShell`, where a piece is for the shell to work out, or the text would be misread.
  func text() throws(NeedsShell) -> String {
    var text = ""
    var references: [(name: String, range: Range<Int>)] = []
    for (index, part) in parts.enumerated() {
      let start = text.utf8.count
      switch part.content {
      case .literal(let piece):
        text += piece
        continue
      case .variable(let name, let isBraced):
        text += isBraced || nameContinues(at: index + 1) ? "${\(name)}" : "$\(name)"
        references.append((name, start..<text.utf8.count))
      case .home:
        text += nameContinues(at: index + 1) ? "${HOME}" : "$HOME"
        references.append(("HOME", start..<text.utf8.count))
      case .substitution: throw NeedsShell("takes in the output of a command", at: part.range)
      case .expansion(let piece): throw NeedsShell("has '\(piece.excerpt)' for the shell to work out", at: part.range)
      }
    }
    guard text.utf8.contains(UInt8(ascii: "$")) else { return text }
    let found = VariableReference.all(in: text)
    guard found.count == references.count,
      zip(found, references).allSatisfy({ $0.name == $1.name && $0.range == $1.range })
    else { throw NeedsShell("has a '$' that quotes keep from the shell before what looks like a name", at: range) }
    return text
  }

  /// Whether the piece at `index` begins with what could be more of a name.
  func nameContinues(at index: Int) -> Bool {
    guard parts.indices.contains(index), case .literal(let text) = parts[index].content else { return false }
    return text.utf8.first?.isNameByte ?? false
  }
}

extension String {
  /// The text on one line, cut off where it is long, to be quoted in a message.
  var excerpt: String {
    let line = prefix { !$0.isNewline }
    return line.count > 40 || line.endIndex < endIndex ? "\(line.prefix(40))…" : self
  }
}

extension StringProtocol {
  /// Whether this can be a variable's name.
  var isVariableName: Bool {
    guard let first = utf8.first, first.isNameStart else { return false }
    return utf8.allSatisfy(\.isNameByte)
  }
}

extension UInt8 {
  /// Whether a variable's name can have this byte, at its beginning excepted for digits.
  var isNameByte: Bool { isNameStart || isDigit }

  /// Whether a variable's name can begin with this byte.
  var isNameStart: Bool { (65...90).contains(self) || (97...122).contains(self) || self == UInt8(ascii: "_") }

  /// Whether this is `0` to `9`.
  var isDigit: Bool { (48...57).contains(self) }
}
