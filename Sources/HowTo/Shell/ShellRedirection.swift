/// `> file`, `2>&1`, `<<EOF` and the like.
struct ShellRedirection: Sendable, Hashable {
  /// What it does.
  enum Kind: String, Sendable, Hashable {
    /// Reads from a file.
    case input = "<"
    /// Writes a file.
    case output = ">"
    /// Writes a file even where that is forbidden.
    case clobber = ">|"
    /// Writes at the end of a file.
    case append = ">>"
    /// Makes one stream the same as another.
    case duplicateOutput = ">&"
    /// Makes one input the same as another.
    case duplicateInput = "<&"
    /// Writes output and errors to a file.
    case outputAndErrors = "&>"
    /// Writes output and errors at the end of a file.
    case appendOutputAndErrors = "&>>"
    /// Opens a file for both.
    case readWrite = "<>"
    /// Reads the lines below, up to one that is the target.
    case heredoc = "<<"
    /// The same, without tabs at the beginning of each.
    case indentedHeredoc = "<<-"
    /// Reads the target itself.
    case hereString = "<<<"
  }

  /// What it does.
  var kind: Kind
  /// The number before the operator.
  var descriptor: Int?
  /// The file, the other stream, or the line that ends a heredoc.
  var target: ShellWord
  /// The lines of a heredoc, each with its line feed.
  var body: ShellWord?
  /// Its UTF-8 offsets in the block's text, without those lines.
  var range: Range<Int>
}
