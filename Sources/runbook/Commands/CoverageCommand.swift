import ArgumentParser
import JSON
import OpenAPI
import Reports
import RunbookModel
import SourceText
import StaticChecks

/// `runbook coverage`: which operations of the specification pages exercise.
struct CoverageCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "coverage", abstract: "Tells which operations of the API pages exercise; sends nothing.")

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json
  }

  @OptionGroup var pageOptions: PageOptions
  @OptionGroup var specificationOptions: SpecificationOptions

  @Option(help: "The form of the report.")
  var format: Format = .text

  @Flag(help: "Lists the operations that no step uses.")
  var uncovered = false

  func run() async throws {
    let pages = try await pageOptions.read()
    let index = try await specificationOptions.load(site: pageOptions.siteFolder).index
    let usage = OperationUsage(of: pages.map(\.runbook), in: index)
    let report = CoverageReport(pageCount: pages.count, apis: usage.apis.map(CoverageReport.API.init))
    let output = Output.standardOutput()
    switch format {
    case .text:
      let text = CoverageText(style: TextStyle(isEnabled: output.usesColor), listsUncovered: uncovered)
      output.write(line: text.render(report))
    case .json:
      output.write(
        line: JSONSerializer(isPretty: true).serialize(CoverageJSON.render(report, listsUncovered: uncovered)))
    }
  }
}

extension CoverageReport.API {
  /// The operations of a document with the steps that use them.
  fileprivate init(_ api: OperationUsage.API) {
    self.init(
      file: api.document.path, title: api.document.title, version: api.document.version,
      operations: api.entries.map { entry in
        let operation = entry.operation
        let basePath = operation.servers.first?.basePath ?? ""
        return CoverageReport.Operation(
          id: operation.id, name: "\(operation.method) \(basePath)\(operation.path.text)",
          uses: entry.uses.map { CoverageReport.Use(page: $0.runbook.page, step: $0.step) })
      })
  }
}
