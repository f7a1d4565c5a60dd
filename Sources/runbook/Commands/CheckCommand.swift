import ArgumentParser
import Reports
import RunbookModel
import SourceText
import StaticChecks

/// `runbook check`: what is wrong with pages, without sending anything.
struct CheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Reads pages and checks them against the API's specification; sends nothing.")

  @OptionGroup var pageOptions: PageOptions
  @OptionGroup var specificationOptions: SpecificationOptions

  func run() async throws {
    let pages = try await pageOptions.read()
    let checker = try await PageChecker(specificationOptions, site: pageOptions.site)
    let output = Output.standardOutput()
    let renderer = DiagnosticRenderer(usesColor: output.usesColor)
    let diagnostics = pages.flatMap { checker.checked($0.runbook).diagnostics }
    for diagnostic in diagnostics { output.write(line: renderer.render(diagnostic) + "\n") }
    let steps = pages.reduce(0) { $0 + $1.runbook.steps.count }
    output.write(line: CheckSummary.text(diagnostics, pages: pages.count, steps: steps))
    if diagnostics.contains(where: { $0.severity == .error }) { throw ExitStatus.failed }
  }
}
