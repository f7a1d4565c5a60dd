import Foundation
import Reports

/// Writes the reports that were asked for.
struct ReportWriter {
  private let requests: [(format: RunReport.Format, file: ReportFile?)]

  /// Whether standard output is for a report, so that nothing else may go there.
  let usesStandardOutput: Bool

  /// A writer of `requests`.
  ///
  /// - Throws: `Failure` where a file cannot be written.
  init(_ requests: [ReportRequest]) throws {
    usesStandardOutput = requests.contains(where: \.isOnStandardOutput)
    self.requests = try requests.map { ($0.format, $0.isOnStandardOutput ? nil : try ReportFile($0.path)) }
  }

  /// Whether annotations go to standard output.
  var annotatesStandardOutput: Bool { requests.contains { $0.format == .github && $0.file == nil } }

  /// Where people read what happens.
  var console: Output { usesStandardOutput ? .standardError : .standardOutput() }

  /// Writes every report of `document`.
  ///
  /// - Throws: `Failure` where one cannot be written, after the others are.
  func write(_ document: RunDocument) throws {
    var failure: (any Error)?
    for (format, file) in requests {
      do {
        let data = try RunReport.render(document, as: format, paths: GitHubActions.paths)
        if let file {
          try file.write(data)
        } else if !data.isEmpty {
          Output.standardOutput().write(line: String(decoding: data.dropLast(), as: UTF8.self))
        }
      } catch {
        failure = failure ?? error
      }
    }
    if let failure { throw failure }
  }
}
