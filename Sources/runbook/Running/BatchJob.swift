import Reports
import RunbookModel
import Runner

/// Runs many pages, some at a time, and reports them in their order.
struct BatchJob: Sendable {
  /// Runs one of them.
  let pageJob: PageJob
  /// How many run at a time; nil for what is usual at the place.
  let jobs: Int?
  /// Whether no page starts after one that failed.
  let isFailingFast: Bool
  /// Where people read what happens.
  let console: Output
  /// Keeps the journal of every page.
  let journal: JournalKeeper

  /// What came of the pages.
  struct Outcome {
    /// The pages that were run, in the order they were to be.
    var pages: [RunDocument.Page] = []
    /// The paths of those that were not, as the run ended before.
    var notRun: [String] = []
  }

  /// Runs `tasks` at `place`.
  ///
  /// One at a time, a page is told while it runs; else its lines come together, once all pages before it are told. When
  /// the task is cancelled, no further page starts, and those that run end as `PageRunner` says.
  ///
  /// - Throws: `Failure` where a scenario cannot be read, before anything is sent, or the journal cannot be kept.
  func run(_ tasks: [PageTask], at place: some RunPlace) async throws -> Outcome {
    let configurations = try tasks.map { try pageJob.configuration(for: $0, at: place) }
    let workers = min(jobs ?? place.usualJobs, tasks.count)
    let output = OrderedOutput(console, isBuffered: workers > 1)
    let style = TextStyle(isEnabled: console.usesColor)
    return try await withThrowingTaskGroup(of: (Int, RunDocument.Page?).self) { group in
      var waiting = tasks.indices.makeIterator()
      var pages: [RunDocument.Page?] = Array(repeating: nil, count: tasks.count)
      var isEnding = false
      func startNext() {
        guard !isEnding, !Task.isCancelled, let index = waiting.next() else { return }
        group.addTask {
          let redactor = place.redactor(for: configurations[index], knowing: pageJob.redactor)
          var report = ConsoleReport(style: style, redact: redactor.redact)
          var header: RunHeader?
          let (runbook, configuration) = (tasks[index].runbook, configurations[index])
          let result = try await journal.keep(runbook, configuration, redactor) { configuration in
            await pageJob.run(runbook, configuration, redactor: redactor) { event in
              if case .runStarted(let started) = event { header = started }
              if workers == 1, !configuration.clock.isSimulated {
                LiveLine.shared.follow(event, redact: redactor.redact)
              }
              await output.write(report.lines(for: event).map(redactor.redact), page: index)
            }
          } undo: { run, journal, directory in
            let undoer = pageJob.undoer(for: configuration, redactor)
            await output.write([""], page: index)
            _ = try await undoer.undo(run, in: journal, directory) { await output.write([$0], page: index) }
          }
          await output.finish(page: index)
          let recorder = RunDocument.Recorder(isSecret: redactor.isSecret, redact: redactor.redact)
          return (index, header.map { recorder.page(result, $0, number: tasks[index].number) })
        }
      }
      for _ in 0..<workers { startNext() }
      for try await (index, page) in group {
        pages[index] = page
        if isFailingFast, page?.verdict == .failed || page?.verdict == .errored { isEnding = true }
        startNext()
      }
      let notRun = tasks.indices.filter { pages[$0] == nil }.map { tasks[$0].runbook.page }
      return Outcome(pages: pages.compactMap(\.self), notRun: notRun)
    }
  }
}
