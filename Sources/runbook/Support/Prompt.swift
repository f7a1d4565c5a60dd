import RunbookModel

/// Questions to a person at a terminal.
enum Prompt {
  /// Shows a manual step or wait, and waits until the person has performed it, or leaves it.
  static func perform(_ step: Step) -> Bool {
    var lines = ["", step.title]
    switch step.action {
    case .manual(let procedure): lines += procedure.actions.map { "  \($0.item). \($0.text)" }
    case .wait(let wait): lines.append("  \(wait.text)")
    default: break
    }
    Output.standardError.write(line: lines.joined(separator: "\n"))
    return confirm("Done?")
  }

  /// Asks a yes-or-no question; anything but yes is no.
  static func confirm(_ question: String) -> Bool {
    Output.standardError.write(line: "\(question) [y/N]")
    let answer = readLine()?.lowercased() ?? ""
    return answer == "y" || answer == "yes"
  }
}
