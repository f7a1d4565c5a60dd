/// The text of a shell block → the script that its reader would run.
enum ShellText {
  /// The script; of a session that shows prompts, the lines behind them.
  static func script(of text: String) -> String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let first = lines.first { !$0.allSatisfy(\.isWhitespace) }?.drop { $0 == " " || $0 == "\t" }
    guard first?.hasPrefix("$ ") == true else { return text }
    var script: [Substring] = []
    var continues = false
    for line in lines {
      let content = line.drop { $0 == " " || $0 == "\t" }
      if content.hasPrefix("$ ") {
        script.append(content.dropFirst(2))
      } else if continues {
        script.append(content.hasPrefix("> ") ? content.dropFirst(2) : line)
      } else {
        // What a program printed.
        continue
      }
      continues = line.hasSuffix("\\")
    }
    return script.joined(separator: "\n")
  }
}
