/// The text of a shell block → its commands.
///
/// A reader of the shell's grammar as far as pages need it: commands, words, quotes, redirections and heredocs are told
/// apart as bash does; compound commands are known by their extent. Nothing is ever refused: what cannot be read is a
/// command that says so.
struct ShellScript: Sendable, Hashable {
  /// The text.
  let text: String
  /// The pipelines, in order.
  let pipelines: [ShellPipeline]

  /// Reads `text`.
  ///
  /// - Parameter isSession: Whether it shows a terminal, with prompts and what programs print. A text whose first line
  ///   has a prompt does so in any case; one without prompts never does.
  init(_ text: String, isSession: Bool = false) {
    self.text = text
    let tokens = ShellLexer.tokens(of: text, isSession: Self.showsPrompts(text, isSession: isSession))
    pipelines = ShellParser.pipelines(tokens, end: text.utf8.count)
  }

  private static func showsPrompts(_ text: String, isSession: Bool) -> Bool {
    for line in text.utf8.split(whereSeparator: { $0 == 10 || $0 == 13 }) {
      let content = line.drop { $0 == 32 || $0 == 9 }
      if content.starts(with: "$ ".utf8) { return true }
      if !isSession, let first = content.first, first != UInt8(ascii: "#") { return false }
    }
    return false
  }

  /// The text between two offsets, as written.
  func raw(_ range: Range<Int>) -> String {
    let utf8 = text.utf8
    let lower = utf8.index(utf8.startIndex, offsetBy: range.lowerBound)
    return String(text[lower..<utf8.index(lower, offsetBy: range.count)])
  }

  /// Whether all of it is assignments, on their own or by `export` and the like; false where there is nothing at all.
  var isAllAssignments: Bool {
    !pipelines.isEmpty
      && pipelines.allSatisfy { pipeline in
        guard pipeline.connector == .sequence || pipeline.connector == .and, pipeline.commands.count == 1 else {
          return false
        }
        let command = pipeline.commands[0]
        guard command.form == .simple, command.redirections.isEmpty else { return false }
        return command.words.isEmpty || command.name.map(ShellCommand.declarations.contains) ?? false
      }
  }
}
