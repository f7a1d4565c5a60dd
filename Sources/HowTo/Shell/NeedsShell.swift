/// Why a piece of a script means nothing without a shell.
struct NeedsShell: Error, Hashable, Sendable {
  /// The reason, as a clause: `runs 'kubectl'`.
  var reason: String
  /// Where, as UTF-8 offsets in the block's text.
  var range: Range<Int>

  /// `reason`, which holds for `range`.
  init(_ reason: String, at range: Range<Int>) {
    self.reason = reason
    self.range = range
  }
}
