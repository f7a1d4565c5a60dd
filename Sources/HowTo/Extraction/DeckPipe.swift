import JSON
import RunbookModel

/// A script that pipes entities to decK → the decK file that it pipes.
enum DeckPipe {
  /// The entities, where the script does nothing but `echo '…' | deck gateway apply -`; else all of it, for decK itself.
  static func block(of text: String, language: String) -> CommandBlock {
    let script = ShellScript(text)
    guard script.pipelines.count == 1, script.pipelines[0].connector == .sequence,
      script.pipelines[0].commands.count == 2, let file = printedText(script.pipelines[0].commands[0]),
      let flags = flags(script.pipelines[0].commands[1])
    else { return CommandBlock(language: language, text: text, disposition: .unsupported("needs decK")) }
    let settings: JSONObject = flags.isEmpty ? [:] : ["deck_flags": .array(flags.map(JSONValue.string))]
    return CommandBlock(language: "yaml", text: file, settings: settings)
  }

  /// What a command prints: `echo '…'`, `printf '%s' '…'`, `cat <<'EOF'`.
  private static func printedText(_ command: ShellCommand) -> String? {
    guard command.form == .simple, command.assignments.isEmpty else { return nil }
    let words = command.words.map(\.literal)
    if command.redirections.isEmpty, let text = words.last ?? nil, words.count > 1 {
      let before = words.dropLast().compactMap(\.self)
      return ["echo", "echo -n", "printf %s"].contains(before.joined(separator: " ")) ? text : nil
    }
    guard words == ["cat"], command.redirections.count == 1,
      [.heredoc, .indentedHeredoc].contains(command.redirections[0].kind)
    else { return nil }
    return command.redirections[0].body?.literal
  }

  /// The flags of `deck gateway apply`; nil for another command, or what only a shell can work out.
  private static func flags(_ command: ShellCommand) -> [String]? {
    let words = command.words.compactMap(\.literal)
    guard command.form == .simple, command.assignments.isEmpty, command.redirections.isEmpty,
      words.count == command.words.count, words.starts(with: ["deck", "gateway", "apply"])
    else { return nil }
    return words.dropFirst(3).filter { $0 != "-" }
  }
}
