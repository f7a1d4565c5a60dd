import ArgumentParser
import Foundation
import Reports

/// `runbook report`: merges results and writes reports of them.
struct ReportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report", abstract: "Merges results of runs, such as those of shards, and writes reports of them.",
    discussion: """
      Results are files that run --report json=PATH wrote. The exit status is that of one run of all their pages. \
      Without --report, text goes to standard output.
      """)

  @Argument(help: "JSON results; - for standard input.")
  var results: [String]

  @OptionGroup var reportOptions: ReportOptions

  @Flag(inversion: .prefixedNo, help: "Ends with status 3 where something stayed unverified; as in the results.")
  var strict: Bool?

  func run() async throws {
    let writer = try ReportWriter(reportOptions.reports)
    guard var merge = RunDocument.merged(try results.map(Self.part)) else { return }
    for warning in merge.warnings { Output.standardError.write(line: "warning: \(warning)") }
    if let strict { merge.document.isStrict = strict }
    if reportOptions.reports.isEmpty {
      let output = Output.standardOutput()
      let text = RunText(style: TextStyle(isEnabled: output.usesColor))
      for line in text.lines(merge.document) { output.write(line: line) }
    }
    GitHubActions(output: writer.console)?.tell(merge.document, isAnnotated: writer.annotatesStandardOutput)
    try writer.write(merge.document)
    if let status = ExitStatus(merge.document.outcome) { throw status }
  }

  /// How large a result may be.
  private static let maximumBytes = 1 << 30

  /// The document at `path`.
  private static func part(_ path: String) throws -> RunDocument.Part {
    let data: Data
    do {
      data =
        path == "-"
        ? try FileHandle.standardInput.readToEnd() ?? Data()
        : Data(try InputFile.bytes(at: path, limit: maximumBytes))
    } catch let failure as Failure {
      throw failure
    } catch {
      throw Failure("\(path): cannot be read: \(PageInputs.reason(of: error))", help: "check the file")
    }
    do throws(RunDocument.Unreadable) {
      return RunDocument.Part(name: path == "-" ? "<stdin>" : path, document: try RunDocument(json: data))
    } catch {
      throw Failure(
        "\(path): no result of a run: \(error.message)", help: "name files that `runbook run --report json=PATH` wrote")
    }
  }
}
