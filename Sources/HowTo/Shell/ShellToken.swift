/// A word, an operator or a line's end of a script.
struct ShellToken {
  /// Punctuation between commands.
  enum Operator: String {
    case semicolon = ";"
    case and = "&&"
    case or = "||"
    case background = "&"
    case pipe = "|"
    case pipeWithErrors = "|&"
    case open = "("
    case close = ")"
    /// Also `;&` and `;;&`.
    case caseEnd = ";;"
  }

  /// What it is.
  enum Kind {
    case word(ShellWord)
    indirect case redirection(ShellRedirection)
    case `operator`(Operator)
    case newline
    /// All from here to the end.
    indirect case unreadable(NeedsShell)
  }

  /// What it is.
  var kind: Kind
  /// Its UTF-8 offsets in the block's text.
  var range: Range<Int>

  /// The operator, if it is one.
  var `operator`: Operator? { if case .operator(let value) = kind { value } else { nil } }

  /// The word, if it is one.
  var word: ShellWord? { if case .word(let value) = kind { value } else { nil } }

  /// Reserved words behind which a command of its own begins.
  static let leads: Set = ["if", "then", "elif", "else", "while", "until", "do", "{", "!", "time"]
}
