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

  @OptionGroup(title: "Options for a part of a page") var selection: SelectionOptions
  @OptionGroup(title: "Options at a terminal") var interaction: InteractionOptions

  func run() async throws {
    try interaction.requireTerminal()
    let pages = try await pageOptions.read()
    let specifications = try await specificationOptions.load(site: pageOptions.site)
    let checker = PageChecker(index: specifications.index, isComplete: specifications.isComplete)
    let pageJob = try PageJob(runOptions, interaction: interaction)
    let tasks = try selection.apply(
      to: pages.enumerated().map { PageTask(number: $0 + 1, runbook: checker.checked($1.runbook)) },
      given: Set(pageJob.given.map(\.variable))
    ) { try runOptions.manual.scenario(besides: $0) }
    let job = BatchJob(pageJob: pageJob, jobs: jobs)
    let results = try await Interruption.shared.watch {
      try await self.results(of: tasks, job, specifications.index)
    }
    await pageJob.shutdown()
    if Interruption.shared.isRequested {
      Output.standardError.write(line: Self.farewell(results, of: tasks.count))
      throw ExitStatus.interrupted
    }
    if let status = Self.status(of: results, isStrict: batchOptions.strict || isContinuousIntegration) { throw status }
  }

  /// How many pages run at a time; one where somebody may be asked.
  private var jobs: Int? { interaction.mayAsk(runOptions.manual.manual) ? 1 : batchOptions.jobs }

  /// Runs `tasks` where the options say.
  private func results(of tasks: [PageTask], _ job: BatchJob, _ index: OperationIndex) async throws -> [RunResult] {
    guard let target = try runOptions.target.remoteTarget() else {
      return try await MockServer.withServer(try runOptions.target.mockConfiguration(index)) { server in
        try await job.run(tasks, at: MockPlace(server: server, isProvisioning: !runOptions.target.noProvision))
      }
    }
    let isOneByOne = jobs ?? 1 == 1 || tasks.count == 1
    let place = try RemotePlace(target, given: job.pageJob.given, mayPrompt: isOneByOne)
    let pages = try tasks.map { AccessCheck.Page($0.runbook, try job.pageJob.configuration(for: $0, at: place)) }
    try await AccessCheck(options: runOptions.target.access, isConfirmed: runOptions.target.yes)
      .pass(pages, redactor: place.redactor(for: job.pageJob.redactor))
    return try await job.run(tasks, at: place)
  }

  /// What was done before the run was interrupted.
  private static func farewell(_ results: [RunResult], of count: Int) -> String {
    let done = results.flatMap(\.steps).count { $0.status != .skipped }
    let pages = count == 1 ? "" : " on \(results.count) of \(count) pages"
    return "interrupted: \(done) \(done == 1 ? "step was" : "steps were") carried out\(pages)"
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
