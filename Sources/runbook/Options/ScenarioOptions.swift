import ArgumentParser
import Foundation
import HowTo
import RunbookModel
import SourceText
import Synchronization

/// Which scenario goes with a page.
struct ScenarioOptions: ParsableArguments {
  @Option(help: "The scenario to use; PAGE's .scenario.yaml unless given.")
  var scenario: String?

  /// The scenario that was named, or the one beside the page at `page`.
  ///
  /// - Throws: `Failure` where it cannot be read, after telling what is wrong with it.
  func scenario(besides page: String) throws -> Scenario? {
    try (scenario ?? Self.path(besides: page)).map(Self.scenario(at:))
  }

  private static func scenario(at path: String) throws -> Scenario {
    let (scenario, diagnostics) = ScenarioReader.read(try file(at: path))
    guard diagnostics.isEmpty else {
      DiagnosticRenderer.report(diagnostics)
      throw Failure("\(path): the scenario cannot be used", help: "mend what is told above")
    }
    return scenario
  }

  /// Tells what scenarios say that goes with nothing on the pages, of which one scenario may serve several.
  ///
  /// - Throws: `Failure` where one cannot be read, after telling what is wrong with it.
  func reportUnmatched(in runbooks: [Runbook]) throws {
    if let scenario {
      return DiagnosticRenderer.report(try Self.scenario(at: scenario).unmatched(in: runbooks))
    }
    for runbook in runbooks {
      let scenario = try scenario(besides: runbook.page)
      DiagnosticRenderer.report(scenario?.unmatched(in: [runbook]) ?? [])
    }
  }

  /// What is wrong with the scenario beside a page; nothing where there is none.
  ///
  /// - Throws: `Failure` where the file cannot be read at all.
  static func faults(besides runbook: Runbook) throws -> [Diagnostic] {
    guard let path = path(besides: runbook.page) else { return [] }
    let (scenario, diagnostics) = ScenarioReader.read(try file(at: path))
    return diagnostics.isEmpty ? scenario.unmatched(in: [runbook]) : diagnostics
  }

  /// The scenarios that came through pipes, which can be read once.
  private static let piped = Mutex<[String: SourceFile]>([:])

  private static func file(at path: String) throws -> SourceFile {
    guard RegularFile.kind(at: path) == .other else { return try PageInputs.read(path, as: .scenario) }
    return try piped.withLock { known in
      let file = try known[path] ?? PageInputs.read(path, as: .scenario)
      known[path] = file
      return file
    }
  }

  /// The path of the scenario file beside `page`, where there is one.
  static func path(besides page: String) -> String? {
    let name = URL(filePath: page).deletingPathExtension().lastPathComponent
    let folder = page.lastIndex(of: "/").map { page[...$0] } ?? ""
    let path = "\(folder)\(name).scenario.yaml"
    return RegularFile.exists(at: path) ? path : nil
  }
}
