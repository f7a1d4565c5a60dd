import ArgumentParser
import Foundation
import JSON
import Reports
import StaticChecks

/// How `check` writes what it found.
enum CheckFormat: String, ExpressibleByArgument, CaseIterable {
  case text, json, sarif, github

  /// The lines of `report`.
  ///
  /// - Parameters:
  ///   - report: What was found.
  ///   - site: The folder of the site, which JSON shows files relative to.
  ///   - usesColor: Whether a person reads it on a terminal.
  func lines(_ report: CheckReport, site: String?, usesColor: Bool) -> [String] {
    let here = RelativePaths.fromHere()
    switch self {
    case .text: return CheckText.lines(report, paths: here, style: TextStyle(isEnabled: usesColor))
    case .json:
      let paths = site.map { RelativePaths.fromHere(to: $0) } ?? here
      return [JSONSerializer(isPretty: true).serialize(CheckJSON.render(report, paths: paths))]
    case .sarif:
      let rules = RuleCatalogue.all.map { RuleDescription(id: $0.id, summary: $0.what, markdown: $0.markdown) }
      let log = SARIFLog(version: RunbookCommand.configuration.version, rules: rules, paths: here)
      return [JSONSerializer(isPretty: true).serialize(log.render(report.diagnostics))]
    case .github: return CheckGitHub.lines(report, paths: here)
    }
  }
}

extension RelativePaths {
  /// Paths as seen from `folder`, relative to the current one.
  static func fromHere(to folder: String = ".") -> RelativePaths {
    RelativePaths(to: folder, currentDirectory: FileManager.default.currentDirectoryPath)
  }
}
