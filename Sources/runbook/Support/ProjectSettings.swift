import Foundation
import HowTo
import RunbookModel
import SourceText

/// Which `.runbook.yaml` goes with a command's pages.
enum ProjectSettings {
  /// The settings of the file at `path`.
  ///
  /// - Throws: `Failure` where it cannot be used, after telling what is wrong with it.
  static func read(_ path: String) throws -> ProjectFile {
    let (project, diagnostics) = ProjectFileReader.read(try PageInputs.read(path, as: .settings))
    guard diagnostics.isEmpty else {
      let renderer = DiagnosticRenderer(usesColor: Output.standardError.usesColor)
      for diagnostic in diagnostics { Output.standardError.write(line: renderer.render(diagnostic)) }
      throw Failure("\(path): the settings cannot be used", help: "mend what is told above")
    }
    for entry in project.expectedFailures where !FileManager.default.fileExists(atPath: entry.page) {
      let range = entry.failure.range
      throw Failure(
        "\(range.description): there is no page \(entry.page), which is expected to fail",
        help: "pages are named from the folder of \(ProjectFile.name); remove the entry if the page is gone")
    }
    return project
  }

  /// Makes sure that the pages at `paths` all go with the file that `options` took.
  ///
  /// - Throws: `Failure` where another file is nearer to one of them.
  static func requireOne(for paths: [String], _ options: PageOptions) throws {
    guard options.config == nil, !options.noConfig else { return }
    let expected = options.projectPath
    var seen: Set<String> = []
    for path in paths where path != "<stdin>" {
      let folder = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
      guard seen.insert(folder).inserted else { continue }
      let found = ProjectFile.find(above: path)
      guard found != expected else { continue }
      throw Failure(
        "\(path) goes with \(found ?? "no \(ProjectFile.name)"), and the first page with \(expected ?? "none")",
        help: "run them apart, or name one for all with --config FILE")
    }
  }
}
