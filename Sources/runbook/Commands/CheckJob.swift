import Foundation
import HowTo
import Reports
import RunbookModel
import SourceText
import StaticChecks

/// The options of `check` → reports, one for each time it is asked.
struct CheckJob: Sendable {
  private let pageOptions: PageOptions
  private let specificationOptions: SpecificationOptions
  private let selection: RuleSelection
  /// The folder of the site, where the pages have one.
  let site: String?

  /// A job.
  ///
  /// - Throws: `Failure` for a rule that does not exist.
  init(
    _ pageOptions: PageOptions, _ specificationOptions: SpecificationOptions, select: [String], ignore: [String]
  ) throws {
    self.pageOptions = pageOptions
    self.specificationOptions = specificationOptions
    do throws(RuleSelection.UnknownRule) {
      selection = try RuleSelection(select: select, ignore: ignore)
    } catch {
      throw Failure(
        "there is no rule `\(error.id)`",
        help: error.nearest.map { "the nearest is `\($0)`" } ?? "`runbook explain` lists the rules")
    }
    site = pageOptions.siteFolder
  }

  /// What is wrong with the pages now.
  ///
  /// - Throws: `Failure` where an input cannot be read.
  func report() async throws -> CheckReport {
    async let loading = specificationOptions.read(site: site)
    var shared: [Diagnostic] = []
    let pages = try await pageOptions.read(isStrict: true) { faults in
      // Pages of several folders have a site each, which may be the same.
      shared += faults.filter { !shared.contains($0) }
    }
    let specifications = try await loading
    shared += specifications.diagnostics
    let checker = PageChecker(
      index: specifications.index, isComplete: specifications.isComplete, rules: PageChecker.allRules)
    let checked = try pages.map { page in
      let file = page.input.file
      let files = [file] + page.runbook.files.map(\.file).filter { $0 != file }
      let findings = IncludeFilter.apply(to: checker.findings(in: page.runbook), page: page.input.file)
      return try CheckedPage(
        page.input.file, stepCount: page.runbook.steps.count,
        diagnostics: selection.apply(
          to: IgnoreFilter.apply(to: findings, files: files) + ScenarioOptions.faults(besides: page.runbook)))
    }
    return CheckReport(checked, shared: selection.apply(to: shared))
  }

  /// The files and folders whose changes call for another check.
  var watchedPaths: [String] {
    var paths = pageOptions.pages + specificationOptions.specs
    paths += pageOptions.pages.compactMap(ScenarioOptions.path(besides:))
    guard let site else { return paths }
    paths += Site.configurationNames.map { "\(site)/\($0)" } + ["\(site)/api-specs"]
    // A configuration that cannot be read now may name other folders once it can.
    let folders = (try? Site(folder: URL(filePath: site), shownAs: site))?.partFolders ?? []
    return paths + folders.map(\.path)
  }
}
