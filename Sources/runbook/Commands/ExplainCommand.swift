import ArgumentParser
import StaticChecks

/// `runbook explain`: what a diagnostic means, and how to mend it.
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain", abstract: "Tells what a rule's diagnostics mean, with an example, and how to mend it.")

  @Argument(help: "The rule's id, as diagnostics show it; without it, all rules are listed.")
  var rule: String?

  func run() throws {
    let output = Output.standardOutput()
    guard let rule else {
      let width = RuleCatalogue.all.map(\.id.count).max() ?? 0
      for rule in RuleCatalogue.all {
        output.write(line: rule.id + String(repeating: " ", count: width - rule.id.count) + "  " + rule.what)
      }
      return
    }
    guard let explanation = RuleCatalogue.rule(rule) else {
      throw Failure(
        "there is no rule `\(rule)`",
        help: RuleCatalogue.nearest(to: rule).map { "the nearest is `\($0)`" } ?? "`runbook explain` lists the rules")
    }
    var text = explanation.markdown
    text.removeLast()
    output.write(line: text)
  }
}
