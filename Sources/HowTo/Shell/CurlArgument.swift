/// What a `curl` command was given as one argument, and the word of the script that it was written in.
struct CurlArgument: Sendable, Hashable {
  /// The word.
  var word: ShellWord
  /// How many bytes of the word's text stand before the argument: the `-X` of `-XPOST`.
  var skipped = 0

  /// The argument with references `$NAME` and `${NAME}` in it.
  ///
  /// - Throws: `NeedsShell`, where only a shell can work it out.
  func text() throws(NeedsShell) -> String {
    let text = try word.text()
    return skipped == 0 ? text : String(decoding: text.utf8.dropFirst(skipped), as: UTF8.self)
  }

  /// The text inside `$(…)`, where the argument is nothing else.
  var substitutedCommand: String? { skipped == 0 ? word.substitutedCommand : nil }
}
