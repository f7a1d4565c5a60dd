import ArgumentParser
import JSON
import Reports
import RunbookModel
import SourceText
import StaticChecks

/// `runbook plan`: what a page would have its reader do.
struct PlanCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan", abstract: "Shows the steps, variables and graph of pages; sends nothing.")

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json, mermaid, dot
  }

  @OptionGroup var pageOptions: PageOptions
  @OptionGroup var specificationOptions: SpecificationOptions

  @OptionGroup var bindingOptions: BindingOptions
  @OptionGroup var scenarioOptions: ScenarioOptions

  @Option(help: "The form of the plan.")
  var format: Format = .text

  @Flag(help: "List steps outside the procedure, too: of other tabs, of the other deployment, of answers to questions.")
  var all = false

  func run() async throws {
    let pages = try await pageOptions.read()
    let output = Output.standardOutput()
    let checker = try await PageChecker(specificationOptions, site: pageOptions.siteFolder)
    let given = try bindingOptions.bindings()
    let runbooks = try pages.map { page in
      let scenario = try scenarioOptions.scenario(besides: page.input.file.path)
      return checker.checked(page.runbook).addingSources(given: given, scenario: scenario)
    }
    switch format {
    case .text:
      let text = PlanText(style: TextStyle(isEnabled: output.usesColor), listsOthers: all)
      output.write(line: runbooks.map(text.render).joined(separator: "\n\n"))
    case .json:
      let plans = runbooks.map { PlanJSON.render($0, listsOthers: all) }
      let value = plans.count == 1 && pages[0].input.isNamed ? plans[0] : .array(plans)
      output.write(line: JSONSerializer(isPretty: true).serialize(value))
    case .mermaid: output.write(line: runbooks.map(PlanGraph.mermaid).joined(separator: "\n\n"))
    case .dot: output.write(line: runbooks.map(PlanGraph.dot).joined(separator: "\n"))
    }
    if !runbooks.allSatisfy(\.isReadable) { throw ExitStatus.failed }
  }
}
