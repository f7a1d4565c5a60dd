import RunbookModel

/// Questions to a person at a terminal.
enum Prompt {
  /// Shows a manual step or wait, and waits until the person has performed it, or leaves it.
  static func perform(_ step: Step) async -> Bool {
    var lines = ["", step.title]
    switch step.action {
    case .manual(let procedure): lines += procedure.actions.map { "  \($0.item). \($0.text)" }
    case .wait(let wait): lines.append("  \(wait.text)")
    default: break
    }
    Output.standardError.write(line: lines.joined(separator: "\n"))
    Output.standardError.write("Done? [y/N] ")
    return isYes(await Terminal.readLine())
  }

  /// Asks a yes-or-no question; anything but yes is no.
  static func confirm(_ question: String) -> Bool {
    Output.standardError.write("\(question) [y/N] ")
    return isYes(Terminal.waitForLine())
  }

  private static func isYes(_ answer: String?) -> Bool {
    ["y", "yes"].contains(answer?.lowercased().filter { !$0.isWhitespace })
  }
}
