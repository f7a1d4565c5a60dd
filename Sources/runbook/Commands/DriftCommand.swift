import ArgumentParser
import JSON
import OpenAPI
import Reports
import RunbookModel
import SourceText
import StaticChecks

/// `runbook drift`: which steps an API change breaks.
struct DriftCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "drift", abstract: "Tells which steps of pages a change of the API breaks; sends nothing.",
    discussion: """
      SPECS is an OpenAPI file, a folder of them, or REVISION:PATH of the git repository around the current folder, such \
      as main:api-specs. Only what a page documents counts: a change of something that a step neither sends nor reads \
      leaves it untouched. The exit status is 1 where a step breaks. --format patch writes the renames as a diff for \
      git apply.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json, markdown, sarif, github, patch
  }

  @OptionGroup var pageOptions: PageOptions

  @OptionGroup var cacheOptions: CacheOptions

  @Option(help: ArgumentHelp("The older specifications.", valueName: "specs"))
  var base: String

  @Option(help: ArgumentHelp("The newer specifications.", valueName: "specs"))
  var head: String

  @Option(help: "The form of the report.")
  var format: Format = .text

  func run() async throws {
    async let older = load(base)
    async let newer = load(head)
    let checker = DriftChecker(base: try await older, head: try await newer)
    let pages = try await pageOptions.read()
    var paths = RelativeFiles()
    let report = DriftReport(
      base: base, head: head,
      pages: pages.map { page in
        let entries = checker.check(page.runbook).map { DriftReport.Entry($0, &paths) }
        var runbook = page.runbook
        runbook.page = paths.relative(runbook.page)
        return DriftReport.Page(runbook: runbook, entries: entries)
      })
    let text = text(of: report)
    if !text.isEmpty {
      Output.standardOutput().write(line: text)
    } else if format == .patch {
      Output.standardError.write(line: "nothing that drift found can be mended by a program; --format text shows it")
    }
    if report.count(.breaks) > 0 { throw ExitStatus.failed }
  }

  private func load(_ name: String) async throws -> OperationIndex {
    let loader = SpecificationLoader(cache: cacheOptions.cache)
    let loaded = try await loader.load(SpecificationFiles.named(name), named: [name])
    DiagnosticRenderer.report(loaded.diagnostics)
    return loaded.index
  }

  private func text(of report: DriftReport) -> String {
    switch format {
    case .text: DriftText(style: TextStyle(isEnabled: Output.standardOutput().usesColor)).render(report)
    case .json: JSONSerializer(isPretty: true).serialize(DriftJSON.render(report))
    case .markdown: DriftMarkdown.render(report)
    case .sarif: JSONSerializer(isPretty: true).serialize(sarif.render(report.findings))
    case .github: DriftAnnotations.render(report)
    case .patch: UnifiedDiff.lines(report.findings).joined(separator: "\n")
    }
  }

  private var sarif: SARIFLog {
    SARIFLog(
      version: RunbookCommand.configuration.version,
      rules: DriftRule.allCases.map { RuleDescription(id: $0.rawValue, summary: $0.summary, markdown: "") })
  }
}

extension DriftReport.Entry {
  /// What the check found of a step.
  fileprivate init(_ drift: StepDrift, _ paths: inout RelativeFiles) {
    self.init(
      step: drift.step, operation: "\(drift.operation.operation.method) \(drift.operation.fullPath)",
      operationID: drift.operation.operation.id, api: drift.operation.document.title,
      findings: drift.findings.map { finding in
        var finding = finding
        finding.range = finding.range.map { paths.relative($0) }
        return finding
      }, changeCount: drift.changeCount)
  }
}

/// Files under their paths as seen from the current folder, as all forms of the report show them.
private struct RelativeFiles {
  private let paths = RelativePaths.fromHere()
  private var files: [String: SourceFile] = [:]

  /// The path from the current folder.
  func relative(_ path: String) -> String { paths.shown(path) }

  /// The range in a file of that path.
  mutating func relative(_ range: SourceRange) -> SourceRange {
    let path = relative(range.file.path)
    guard path != range.file.path else { return range }
    let file = files[path] ?? range.file.renamed(path)
    files[path] = file
    return SourceRange(file: file, start: range.start, end: range.end, includes: range.includes)
  }
}
