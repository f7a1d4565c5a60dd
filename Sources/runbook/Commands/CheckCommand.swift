import ArgumentParser
import Foundation
import JSON
import Reports
import SourceText
import StaticChecks

/// `runbook check`: what is wrong with pages, without sending anything.
struct CheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Reads pages and checks them against the API's specification; sends nothing.",
    discussion: """
      `runbook explain` lists the rules. A comment on the line above a finding, or above its block, tells it off:
      <!-- runbook: ignore RULE: reason -->
      """)

  @OptionGroup var pageOptions: PageOptions
  @OptionGroup var specificationOptions: SpecificationOptions

  @Option(help: "How findings are written: text, json, sarif or github.")
  var format: Format = .text

  @Option(help: "The rules to tell findings of, separated by commas; all unless given.")
  var select: [String] = []

  @Option(help: "The rules to tell nothing of, separated by commas.")
  var ignore: [String] = []

  @Flag(help: "Writes the safe mends as a unified diff in place of the findings, and changes no file.")
  var diff = false

  @Flag(help: "Makes the safe mends in the files, and tells what is left.")
  var fix = false

  @Flag(help: "Checks again whenever a page, an include or a specification changes; Ctrl-C ends it.")
  var watch = false

  /// How findings are written.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json, sarif, github
  }

  func validate() throws {
    if diff, fix { throw ValidationError("--diff shows what --fix would do; give one of them") }
    if watch, pageOptions.pages.contains("-") { throw ValidationError("--watch goes with files, not with -") }
    if watch, diff || fix { throw ValidationError("--watch goes with neither --diff nor --fix") }
  }

  func run() async throws {
    let job = try CheckJob(pageOptions, specificationOptions, select: select, ignore: ignore)
    if watch { try await FileWatch(job.watchedPaths).run { try await check(job) } }
    if try await check(job).hasErrors { throw ExitStatus.failed }
  }

  /// Checks once and writes the outcome.
  @discardableResult
  private func check(_ job: CheckJob) async throws -> CheckReport {
    let report = try await job.report()
    guard diff || fix else {
      write(report)
      return report
    }
    if diff {
      let output = Output.standardOutput()
      for file in Self.mended(report) {
        for line in UnifiedDiff.lines(file, path: report.shown(file.file.path)) { output.write(line: line) }
      }
      return report
    }
    let left = try await mend(report, job)
    write(left)
    return left
  }

  /// The files of the report with what can be mended mended.
  private static func mended(_ report: CheckReport) -> [FixedFile] {
    FixedFile.all(report.findings.map(\.diagnostic)).filter { $0.file.path != "<stdin>" }
  }

  /// Mends the files; what was hidden behind a fault is mended in a further round.
  private func mend(_ report: CheckReport, _ job: CheckJob) async throws -> CheckReport {
    var report = report
    for _ in 0..<5 {
      let files = Self.mended(report)
      guard !files.isEmpty else { break }
      for file in files {
        try Self.write(file)
        Output.standardError.write(line: "\(report.shown(file.file.path)): mended \(file.count)")
      }
      report = try await job.report()
    }
    return report
  }

  private static func write(_ file: FixedFile) throws {
    do {
      try Data(file.text.utf8).write(to: URL(filePath: file.file.path), options: .atomic)
    } catch {
      throw Failure(
        "\(file.file.path): cannot be written: \(PageInputs.reason(of: error))",
        help: "check the file's permissions, or take the change from --diff")
    }
  }

  private func write(_ report: CheckReport) {
    let output = Output.standardOutput()
    switch format {
    case .text:
      for line in CheckText.lines(report, style: TextStyle(isEnabled: output.usesColor)) { output.write(line: line) }
    case .json: output.write(line: JSONSerializer(isPretty: true).serialize(CheckJSON.render(report)))
    case .sarif:
      let rules = RuleCatalogue.all.map { RuleDescription(id: $0.id, summary: $0.what, markdown: $0.markdown) }
      let version = RunbookCommand.configuration.version
      let log = CheckSARIF.render(report, rules: rules, version: version)
      output.write(line: JSONSerializer(isPretty: true).serialize(log))
    case .github:
      for line in CheckGitHub.lines(report) { output.write(line: line) }
    }
  }
}
