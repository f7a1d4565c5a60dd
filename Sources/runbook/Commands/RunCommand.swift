import ArgumentParser
import KonnectMock
import OpenAPI
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
  @OptionGroup(title: "Options for many pages") var batchOptions: BatchOptions

  func run() async throws {
    let pages = try await pageOptions.read()
    let specifications = try await specificationOptions.load(site: pageOptions.site)
    let checker = PageChecker(index: specifications.index, isComplete: specifications.isComplete)
    let tasks = pages.enumerated().map { PageTask(number: $0 + 1, runbook: checker.checked($1.runbook)) }
    let pageJob = try PageJob(runOptions)
    let job = BatchJob(pageJob: pageJob, jobs: batchOptions.jobs)
    let results = try await results(of: tasks, job, specifications.index)
    await pageJob.shutdown()
    if let status = Self.status(of: results, isStrict: batchOptions.strict || isContinuousIntegration) { throw status }
  }

  /// Runs `tasks` where the options say.
  private func results(of tasks: [PageTask], _ job: BatchJob, _ index: OperationIndex) async throws -> [RunResult] {
    guard let target = try runOptions.target.remoteTarget() else {
      return try await MockServer.withServer(try runOptions.target.mockConfiguration(index)) { server in
        try await job.run(tasks, at: MockPlace(server: server, isProvisioning: !runOptions.target.noProvision))
      }
    }
    let isOneByOne = batchOptions.jobs ?? 1 == 1 || tasks.count == 1
    let place = try RemotePlace(target, given: job.pageJob.given, mayPrompt: isOneByOne)
    if !runOptions.target.yes, target.baseURL == nil { try WriteConsent.obtain(for: tasks.map(\.runbook)) }
    return try await job.run(tasks, at: place)
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
