/// Commands that feed each other: `a | b | c`; mostly one.
struct ShellPipeline: Sendable, Hashable {
  /// What stands behind a pipeline.
  enum Connector: Sendable, Hashable {
    /// A line's end, `;`, or nothing.
    case sequence
    /// `&&`: the next runs if this succeeds.
    case and
    /// `||`: the next runs if this fails.
    case or
    /// `&`: the next does not wait.
    case background
  }

  /// The commands.
  var commands: [ShellCommand]
  /// What stands behind.
  var connector: Connector
  /// Its UTF-8 offsets in the block's text, from the first command to the last; without heredocs.
  var range: Range<Int>
}
