import RunbookModel
import StaticChecks

extension PageChecker {
  /// A checker by the specifications that the options name.
  ///
  /// - Throws: `Failure` where they cannot be read.
  init(_ options: SpecificationOptions, site: String?) async throws {
    let specifications = try await options.load(site: site)
    self.init(index: specifications.index, isComplete: specifications.isComplete)
  }

  /// `runbook` with what the specification says of it among its diagnostics.
  func checked(_ runbook: Runbook) -> Runbook {
    var runbook = runbook
    runbook.diagnostics += check(runbook)
    return runbook
  }
}
