import Foundation
import Journal
import OpenAPI
import RunbookModel
import Runner

/// Keeps the journal of a job's runs; does nothing where none is wanted.
struct JournalKeeper: Sendable {
  /// A stopped run to carry on.
  struct Resumption: Sendable {
    /// The run.
    var run: RunRecord
    /// What the user says of unknown outcomes.
    var decisions: UserDecisions
  }

  private let journal: Journal?
  private let isMock: Bool
  private let isOfPart: Bool
  private let options: JournalOptions
  private let arguments: RunArguments
  private let directory: SpecificationDirectory
  /// The run that is carried on, in place of a new one.
  private let resumption: Resumption?

  /// Opens the journal of the current folder.
  ///
  /// - Parameters:
  ///   - isMock: Whether the embedded mock is the target, of which nothing is left to resume or undo; a journal that
  ///     cannot be kept is no reason to stop then.
  ///   - isOfPart: Whether the job is a part of many pages.
  /// - Throws: `Failure` where the journal cannot be used.
  init(
    _ options: JournalOptions, isMock: Bool, arguments: RunArguments, index: OperationIndex, isOfPart: Bool = false,
    resuming resumption: Resumption? = nil
  ) throws {
    self.options = options
    self.isMock = isMock
    self.isOfPart = isOfPart
    self.arguments = arguments
    self.resumption = resumption
    directory = SpecificationDirectory(index)
    guard !options.noJournal else {
      journal = nil
      return
    }
    do throws(JournalError) {
      let place = JournalPlace.find(from: FileManager.default.currentDirectoryPath)
      journal = try Journal(at: place, durability: isMock ? .relaxed : .full)
    } catch {
      guard isMock else { throw Failure(error) }
      Output.standardError.write(line: "warning: \(error.description); no journal is kept")
      journal = nil
    }
  }

  /// Whether what is interrupted can be carried on.
  var canResume: Bool { journal != nil && !isMock }

  /// Runs `runbook` by `run` and keeps the journal of it.
  ///
  /// - Parameters:
  ///   - redactor: Knows the secrets of the run.
  ///   - undo: Deletes what the run created.
  /// - Throws: `Failure` where the journal cannot be kept, or the run not be carried on.
  func keep(
    _ runbook: Runbook, _ configuration: RunConfiguration, _ redactor: Redactor,
    run: (RunConfiguration) async -> RunResult,
    undo: (RunRecord, Journal, SpecificationDirectory) async throws -> Void
  ) async throws -> RunResult {
    guard let journal else { return await run(configuration) }
    let began = Journal.now()
    guard !isMock else {
      let result = await run(configuration)
      await add(result, configuration, began: began, redactor, to: journal)
      return result
    }
    var configuration = configuration
    let recorder = try await recorder(for: runbook, configuration, began: began, redactor, in: journal)
    configuration.recorder = recorder
    let result = await run(configuration)
    await recorder.end(result)
    if let halt = await recorder.halt {
      throw Failure(redactor.redact(halt.reason), help: halt.help, status: halt.status)
    }
    let record = await recorder.run
    if record.state == .finished, isCleanupWanted(after: result.verdict) { try await undo(record, journal, directory) }
    return result
  }

  private func isCleanupWanted(after verdict: RunResult.Verdict) -> Bool {
    switch options.cleanup {
    case .always: true
    case .success: verdict != .failed && verdict != .errored
    case .never: false
    }
  }

  // MARK: Recording

  /// What keeps the journal of a run that writes to something that lasts.
  private func recorder(
    for runbook: Runbook, _ configuration: RunConfiguration, began: Double, _ redactor: Redactor, in journal: Journal
  ) async throws -> RunRecorder {
    do {
      guard let resumption else {
        var run = record(of: runbook, configuration, began: began, redactor, in: journal)
        // A token that was made up names an organization, and opens nothing else.
        if case .provisioned = configuration.tokenSource { run.organization = configuration.token }
        run.owner = configuration.organization
        return try await RunRecorder.begin(
          run, of: runbook, configuration.scenario, in: journal, redactor: redactor, directory: directory)
      }
      let given = Set(configuration.given.map(\.variable) + configuration.environment.keys + ["KONNECT_TOKEN"])
      let (recorder, remarks) = try await RunRecorder.resume(
        resumption.run, of: runbook, configuration.scenario, in: journal, redactor: redactor, directory: directory,
        given: given, decisions: resumption.decisions)
      for remark in remarks { Output.standardError.write(line: "note: \(redactor.redact(remark))") }
      return recorder
    } catch let error as JournalError {
      throw Failure(error)
    } catch let refusal as ResumeRefusal {
      throw Failure(redactor.redact(refusal.reason), help: refusal.help)
    }
  }

  /// Keeps what came of a run on the embedded mock.
  private func add(
    _ result: RunResult, _ configuration: RunConfiguration, began: Double, _ redactor: Redactor, to journal: Journal
  ) async {
    var run = record(of: result.runbook, configuration, began: began, redactor, in: journal)
    run.state = .finished
    run.verdict = result.verdict
    run.ended = Journal.now()
    run.elapsed = result.elapsed.inSeconds
    run.wallTime = result.wallTime.inSeconds
    let steps = result.steps.enumerated().map { position, result in
      var step = StepRecord(result, position: position)
      step.title = redactor.redact(step.title)
      step.reason = step.reason.map(redactor.redact)
      return step
    }
    do throws(JournalError) {
      try await journal.add(run, steps: steps)
    } catch {
      Output.standardError.write(line: "warning: \(error.description); this run is not in the journal")
    }
  }

  private func record(
    of runbook: Runbook, _ configuration: RunConfiguration, began: Double, _ redactor: Redactor, in journal: Journal
  ) -> RunRecord {
    let folder = FileManager.default.currentDirectoryPath
    var run = RunRecord(
      id: .new(seconds: Int64(began)), page: runbook.page,
      pageKey: journal.place.key(ofPage: runbook.page, in: folder), folder: folder,
      title: redactor.redact(runbook.title), plan: StepFingerprint.of(runbook.steps),
      target: configuration.target.name, isMock: isMock, began: began)
    run.isOfPart = isOfPart
    run.arguments = arguments.kept.map(redactor.redact)
    run.withheld = arguments.withheld
    return run
  }
}

extension RunHalt {
  /// The status that a run which it stopped ends with.
  fileprivate var status: ExitStatus {
    switch self {
    case .journal: .usage
    case .question: .failed
    }
  }
}

extension Failure {
  /// What is wrong with the journal, and what to do.
  init(_ error: JournalError) { self.init(error.description, help: error.help) }
}
