import Foundation
import Reports

/// What GitHub Actions is told by itself, where a run happens there: annotations, and the summary of the step.
struct GitHubActions {
  private let output: Output
  private let summaryPath: String?
  private let resumption: String

  /// Files as seen from the repository's root, which is how GitHub knows them.
  static var paths: RelativePaths {
    let current = FileManager.default.currentDirectoryPath
    guard let root = ProcessInfo.processInfo.environment["GITHUB_WORKSPACE"], !root.isEmpty else { return .asGiven }
    return RelativePaths(to: root, currentDirectory: current)
  }

  /// GitHub Actions by way of `output`; nil where the program does not run there.
  init?(output: Output) {
    let environment = ProcessInfo.processInfo.environment
    guard environment["GITHUB_ACTIONS"] == "true" else { return nil }
    self.output = output
    summaryPath = environment["GITHUB_STEP_SUMMARY"].flatMap { $0.isEmpty ? nil : $0 }
    resumption = UUID().uuidString
  }

  /// Until `endLog`, nothing on the output is taken for a command, whatever answers and pages hold.
  func beginLog() { output.write(line: "::stop-commands::\(resumption)") }

  /// From here on, commands count again.
  func endLog() { output.write(line: "::\(resumption)::") }

  /// Writes annotations and summary of `document`.
  ///
  /// - Parameter isAnnotated: Whether the annotations are written already.
  func tell(_ document: RunDocument, isAnnotated: Bool) {
    if !isAnnotated { for line in RunAnnotations.lines(document, paths: Self.paths) { output.write(line: line) } }
    guard let summaryPath else { return }
    do {
      let handle = try FileHandle(forWritingTo: URL(filePath: summaryPath))
      try handle.seekToEnd()
      try handle.write(contentsOf: try RunReport.render(document, as: .markdown))
      try handle.close()
    } catch {
      Output.standardError.write(
        line: "warning: the step summary \(summaryPath) cannot be written: \(PageInputs.reason(of: error))")
    }
  }
}
