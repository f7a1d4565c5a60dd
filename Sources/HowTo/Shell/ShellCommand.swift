/// One command of a script.
struct ShellCommand: Sendable, Hashable {
  /// What kind of command it is.
  enum Form: Sendable, Hashable {
    /// Assignments, words and redirections.
    case simple
    /// `for … done`, `if … fi`, `{ … }`, a function and so on, by the word or bracket it begins with.
    case compound(String)
    /// A stretch that cannot be read, and why.
    case unreadable(NeedsShell)
  }

  /// What kind of command it is.
  var form: Form = .simple
  /// The assignments before the first word.
  var assignments: [ShellAssignment] = []
  /// The words; the first is the program's name.
  var words: [ShellWord] = []
  /// The redirections, in order.
  var redirections: [ShellRedirection] = []
  /// The simple commands inside a compound one, at whatever depth, in order; `for NAME in …` and `case … in` count as
  /// such.
  var body: [ShellCommand] = []
  /// Its UTF-8 offsets in the block's text, without heredocs.
  var range: Range<Int>

  /// Commands whose operands are assignments or names.
  static let declarations: Set = ["export", "declare", "typeset", "local", "readonly"]

  /// The program's name, where it is plain text.
  var name: String? { words.first?.literal }
}
