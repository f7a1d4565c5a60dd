import ArgumentParser
import CurlClient
import Foundation
import KonnectMock
import Reports
import RunbookModel
import Runner
import StaticChecks

/// `runbook run`: carries pages out.
struct RunCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Runs pages step by step, on the embedded mock unless told otherwise.")

  @OptionGroup var pageOptions: PageOptions
  @OptionGroup var specificationOptions: SpecificationOptions
  @OptionGroup var runOptions: RunOptions

  func run() async throws {
    let pages = try await pageOptions.read()
    let specifications = try await specificationOptions.load(site: pageOptions.site)
    let checker = PageChecker(index: specifications.index, isComplete: specifications.isComplete)
    let job = RunJob(
      options: runOptions, redactor: Redactor(secretNames: Set(runOptions.secret)), client: try HTTPClient(),
      given: try runOptions.bindings(), each: try runOptions.repeatValues())
    let runbooks = pages.map { (page: $0, runbook: checker.checked($0.runbook)) }
    let results: [RunResult]
    if let target = try runOptions.remoteTarget() {
      results = try await job.run(runbooks.map(\.runbook), against: target)
    } else {
      results = try await job.runOnMock(runbooks.map(\.runbook), specifications.index)
    }
    await job.client.shutdown()
    if let status = Self.status(of: results, isStrict: runOptions.strict || isContinuousIntegration) { throw status }
  }

  /// The exit status that the worst of `results` asks for; nil for success.
  static func status(of results: [RunResult], isStrict: Bool) -> ExitStatus? {
    let verdicts = results.map(\.verdict)
    if verdicts.contains(.failed) || verdicts.contains(.errored) { return .failed }
    // Nothing run is never green, strict or not.
    if !results.contains(where: \.hasRun) { return .unverified }
    return isStrict && verdicts.contains(.incomplete) ? .unverified : nil
  }
}
