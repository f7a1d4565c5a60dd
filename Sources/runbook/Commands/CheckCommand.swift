import ArgumentParser
import Reports
import SourceText

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
  var format: CheckFormat = .text

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
    var report = try await job.report()
    let output = Output.standardOutput()
    guard !diff else {
      let lines = UnifiedDiff.lines(report.findings.map(\.diagnostic), paths: .fromHere())
      for line in lines { output.write(line: line) }
      if lines.isEmpty, !report.findings.isEmpty {
        Output.standardError.write(
          line: "nothing that was found can be mended by a program; check shows it without --diff")
      }
      return report
    }
    if fix { report = try await mend(report, job) }
    for line in format.lines(report, site: job.site, usesColor: output.usesColor) { output.write(line: line) }
    return report
  }

  /// Mends the files, and in further rounds what was hidden behind a fault, or overlapped another mend.
  private func mend(_ report: CheckReport, _ job: CheckJob) async throws -> CheckReport {
    var report = report
    var texts: Set<[String]> = []
    for _ in 0..<Self.maximumRounds {
      let files = FixedFile.all(report.findings.map(\.diagnostic))
      // Mends that undo each other would go round for ever.
      guard !files.isEmpty, texts.insert(files.map(\.text)).inserted else { break }
      for file in files {
        try FileRewrite(file.file, text: file.text).write()
        Output.standardError.write(line: "\(RelativePaths.asGiven.shown(file.file.path)): mended \(file.count)")
      }
      report = try await job.report()
    }
    return report
  }

  private static let maximumRounds = 10
}
