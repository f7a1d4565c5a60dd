import ArgumentParser
import KonnectMock
import OpenAPI
import Reports
import RunbookModel
import Runner

/// Runs what was selected where the options say, and tells what came of it: on the terminal, in reports, to a CI.
struct RunJob: Sendable {
  /// Runs one page.
  let pageJob: PageJob
  /// The pages that were selected.
  let selection: BatchSelection
  /// Where they are run.
  let target: TargetOptions
  /// How they are run together.
  let batchOptions: BatchOptions
  /// How many run at a time; nil for what is usual at the place.
  let jobs: Int?
  /// What is written of them.
  let reports: ReportWriter
  /// Keeps the journal of every page.
  let journal: JournalKeeper

  /// Runs the pages and reports them, also where the user interrupts the run.
  ///
  /// - Returns: What is reported of them.
  /// - Throws: `Failure` where the pages cannot be run, or a report cannot be written.
  func run(on index: OperationIndex) async throws -> RunDocument {
    let console = reports.console
    let gitHub = GitHubActions(output: console)
    for line in selection.lines { console.write(line: line) }
    gitHub?.beginLog()
    let outcome: BatchJob.Outcome
    do {
      outcome = try await Interruption.shared.watch { try await results(on: index, console) }
    } catch {
      gitHub?.endLog()
      throw error
    }
    gitHub?.endLog()
    let document = document(of: outcome)
    if selection.tasks.count != 1 || !selection.lines.isEmpty {
      if !document.pages.isEmpty { console.write(line: "") }
      console.write(line: RunText(style: TextStyle(isEnabled: console.usesColor)).summary(document))
      if selection.tasks.isEmpty { console.write(line: "nothing to run here") }
    }
    if document.isInterrupted {
      Output.standardError.write(line: farewell(document))
      if journal.canResume { Output.standardError.write(line: "carry on with: runbook resume") }
    }
    gitHub?.tell(document, isAnnotated: reports.annotatesStandardOutput)
    try reports.write(document)
    return document
  }

  private func document(of outcome: BatchJob.Outcome) -> RunDocument {
    var document = RunDocument(
      tool: .init(version: RunbookCommand.configuration.version),
      shard: selection.shard.map { .init(index: $0.index, total: $0.total) }, pageCount: selection.pageCount,
      isStrict: batchOptions.isStrict)
    document.pages = outcome.pages.sorted { $0.number < $1.number }
    document.notRun = outcome.notRun
    document.isInterrupted = Interruption.shared.isRequested
    return document
  }

  /// What was done before the run was interrupted.
  private func farewell(_ document: RunDocument) -> String {
    let done = document.pages.flatMap(\.steps).count { $0.status != .skipped }
    let count = selection.tasks.count
    let pages = count == 1 ? "" : " on \(document.pages.count) of \(count) pages"
    return "interrupted: \(done) \(done == 1 ? "step was" : "steps were") carried out\(pages)"
  }

  /// Runs the pages on the embedded mock, on Konnect or on what stands for it.
  private func results(on index: OperationIndex, _ console: Output) async throws -> BatchJob.Outcome {
    let tasks = selection.tasks
    guard !tasks.isEmpty else { return BatchJob.Outcome() }
    let job = BatchJob(
      pageJob: pageJob, jobs: jobs, isFailingFast: batchOptions.failFast, console: console, journal: journal)
    guard let remote = try target.remoteTarget() else {
      let isProvisioning = !target.noProvision
      return try await MockServer.withServer(try target.mockConfiguration(index)) { server in
        try await job.run(tasks, at: MockPlace(server: server, isProvisioning: isProvisioning))
      }
    }
    let isOneByOne = jobs ?? 1 == 1 || tasks.count == 1
    var place = try RemotePlace(remote, given: pageJob.given, mayPrompt: isOneByOne)
    let pages = try tasks.map { AccessCheck.Page($0.runbook, try pageJob.configuration(for: $0, at: place)) }
    let redactor = place.redactor(for: pages[0].configuration, knowing: pageJob.redactor)
    let access = AccessCheck(options: target.access, isConfirmed: target.yes)
    place.organization = try await access.pass(pages, redactor: redactor)?.id
    return try await job.run(tasks, at: place)
  }
}
