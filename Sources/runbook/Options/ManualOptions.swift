public import ArgumentParser
import Foundation
import HowTo
import RunbookModel
public import Runner
import SourceText

/// Who stands in for the reader where a page wants a person.
struct ManualOptions: ParsableArguments {
  @Option(help: "The scenario to use; PAGE's .scenario.yaml unless given.")
  var scenario: String?

  @Option(help: "Who performs manual steps: scenario, prompt, assume or fail.")
  var manual: RunConfiguration.ManualMode?

  /// The scenario that was named, or the one beside the page at `page`.
  ///
  /// - Throws: `Failure` where it cannot be read, after telling what is wrong with it.
  func scenario(besides page: String) throws -> Scenario? {
    guard let path = scenario ?? Self.scenarioPath(besides: page) else { return nil }
    let (scenario, diagnostics) = ScenarioReader.read(try PageInputs.read(path))
    guard diagnostics.isEmpty else {
      DiagnosticRenderer.report(diagnostics)
      throw Failure("\(path): the scenario cannot be used", help: "mend what is told above")
    }
    return scenario
  }

  /// The path of the scenario file beside `page`, where there is one.
  private static func scenarioPath(besides page: String) -> String? {
    let name = URL(filePath: page).deletingPathExtension().lastPathComponent
    let folder = page.lastIndex(of: "/").map { page[...$0] } ?? ""
    let path = "\(folder)\(name).scenario.yaml"
    return FileManager.default.fileExists(atPath: path) ? path : nil
  }
}

extension RunConfiguration.ManualMode: ExpressibleByArgument {}
