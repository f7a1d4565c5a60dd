import ArgumentParser
import Foundation
import HowTo
import RunbookModel
import SourceText

/// Which scenario goes with a page.
struct ScenarioOptions: ParsableArguments {
  @Option(help: "The scenario to use; PAGE's .scenario.yaml unless given.")
  var scenario: String?

  /// The scenario that was named, or the one beside the page at `page`.
  ///
  /// - Throws: `Failure` where it cannot be read, after telling what is wrong with it.
  func scenario(besides page: String) throws -> Scenario? {
    guard let path = scenario ?? Self.path(besides: page) else { return nil }
    let (scenario, diagnostics) = ScenarioReader.read(try PageInputs.read(path))
    guard diagnostics.isEmpty else {
      DiagnosticRenderer.report(diagnostics)
      throw Failure("\(path): the scenario cannot be used", help: "mend what is told above")
    }
    return scenario
  }

  /// The path of the scenario file beside `page`, where there is one.
  private static func path(besides page: String) -> String? {
    let name = URL(filePath: page).deletingPathExtension().lastPathComponent
    let folder = page.lastIndex(of: "/").map { page[...$0] } ?? ""
    let path = "\(folder)\(name).scenario.yaml"
    return RegularFile.exists(at: path) ? path : nil
  }
}
