import Journal
import OpenAPI
import Runner

extension RunCommand {
  /// The journal of what this command runs.
  ///
  /// - Throws: `Failure` where it cannot be used.
  func journalKeeper(
    _ pageJob: PageJob, _ index: OperationIndex, isOfPart: Bool, resuming resumption: JournalKeeper.Resumption?
  ) throws -> JournalKeeper {
    let arguments = RunArguments(
      Array(CommandLine.arguments.dropFirst(2)), pages: pageOptions.pages, isSecret: pageJob.redactor.isSecret)
    return try JournalKeeper(
      journalOptions, isMock: try runOptions.target.remoteTarget() == nil, arguments: arguments, index: index,
      isOfPart: isOfPart, resuming: resumption)
  }

  /// Deletes what `run` created, and returns whether all of it is gone.
  ///
  /// - Throws: `Failure` where there is no token, it is of another organization than the run was for, or the journal
  ///   cannot be kept.
  func undo(_ run: RunRecord, in journal: Journal) async throws -> Bool {
    guard let target = try runOptions.target.remoteTarget() else { return true }
    let pageJob = try PageJob(runOptions)
    let place = try RemotePlace(target, given: pageJob.given, mayPrompt: false)
    var configuration = place.configuration(number: 1)
    runOptions.target.access.apply(to: &configuration)
    configuration.requestTimeout = .seconds(runOptions.target.timeout)
    let access = AccessCheck(options: runOptions.target.access, isConfirmed: true)
    if runOptions.target.access.org != nil { _ = try await access.owner(of: configuration) }
    let undoer = pageJob.undoer(for: configuration, place.redactor(for: configuration, knowing: pageJob.redactor))
    let specifications = try await specificationOptions.load(site: pageOptions.siteFolder)
    let output = Output.standardOutput()
    let isClean = try await undoer.undo(run, in: journal, SpecificationDirectory(specifications.index)) {
      output.write(line: $0)
    }
    await pageJob.shutdown()
    return isClean
  }
}
