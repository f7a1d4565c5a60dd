import ArgumentParser
import Foundation
import HowTo
import Reports
import RunbookModel
import Runner
import SourceText
import StaticChecks

/// `runbook run`: carries pages out.
struct RunCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Runs pages step by step, on the embedded mock unless told otherwise.")

  @OptionGroup var pageOptions: PageOptions
  @OptionGroup var specificationOptions: SpecificationOptions
  @OptionGroup var runOptions: RunOptions
  @OptionGroup(title: "Options for many pages") var batchOptions: BatchOptions
  @OptionGroup(title: "Report options") var reportOptions: ReportOptions
  @OptionGroup(title: "Journal options") var journalOptions: JournalOptions
  @OptionGroup(title: "Options for a part of a page") var selection: SelectionOptions
  @OptionGroup(title: "Options at a terminal") var interaction: InteractionOptions

  func run() async throws { try await run(resuming: nil) }

  /// Runs the pages; or carries a stopped run on, whose page is the only one.
  func run(resuming resumption: JournalKeeper.Resumption?) async throws {
    try interaction.requireTerminal()
    // First, as nothing is to be run where its results are lost.
    let reports = try ReportWriter(reportOptions.reports)
    let pages = try await pageOptions.read()
    try ProjectSettings.requireOne(for: pages.map(\.input.file.path), pageOptions)
    let specifications = try await specificationOptions.load(site: pageOptions.siteFolder)
    let checker = PageChecker(index: specifications.index, isComplete: specifications.isComplete)
    let pageJob = try PageJob(runOptions, interaction: interaction, expectedFailures: try expectedFailures())
    try runOptions.manual.scenarioOptions.reportUnmatched(in: pages.map(\.runbook))
    let tasks = try selection.apply(
      to: pages.enumerated().map { PageTask(number: $0 + 1, runbook: checker.checked($1.runbook)) },
      given: Set(pageJob.given.map(\.variable))
    ) { try runOptions.manual.scenarioOptions.scenario(besides: $0) }
    let batch = try await BatchSelection(tasks, batchOptions, usesJournal: !journalOptions.noJournal)
    let job = RunJob(
      pageJob: pageJob, selection: batch, target: runOptions.target,
      batchOptions: batchOptions, jobs: jobs, reports: reports,
      journal: try journalKeeper(
        pageJob, specifications.index, isOfPart: batch.shard != nil, resuming: resumption))
    let document = try await job.run(on: specifications.index)
    await pageJob.shutdown()
    if document.isInterrupted { throw ExitStatus.interrupted }
    if let status = ExitStatus(document.outcome) { throw status }
  }

  /// How many pages run at a time; one where somebody may be asked.
  private var jobs: Int? { interaction.mayAsk(runOptions.manual.manual) ? 1 : batchOptions.jobs }

  /// What is expected to fail on the page at a path today.
  private func expectedFailures() throws -> @Sendable (String) -> ExpectedFailures {
    let project = try pageOptions.project()
    let today = CalendarDay(of: Date())
    let isOfSelection = !selection.only.isEmpty || selection.from != nil || selection.until != nil
    return {
      ExpectedFailures(project?.expectedFailures(of: $0) ?? [], today: today, isOfSelection: isOfSelection)
    }
  }
}
