import Reports
import RunbookModel
import Runner

/// Runs many pages, some at a time, and reports them in their order.
struct BatchJob: Sendable {
  /// Runs one of them.
  let pageJob: PageJob
  /// How many run at a time; nil for what is usual at the place.
  let jobs: Int?

  /// Runs `tasks` at `place`.
  ///
  /// One at a time, a page is told while it runs; else its lines come together, once all pages before it are told.
  ///
  /// Once the task is cancelled, no further page begins.
  ///
  /// - Returns: The results of the pages that were begun, in the order of `tasks`.
  /// - Throws: `Failure` where a scenario cannot be read, before anything is sent.
  func run(_ tasks: [PageTask], at place: some RunPlace) async throws -> [RunResult] {
    let runs = try tasks.map { (runbook: $0.runbook, configuration: try pageJob.configuration(for: $0, at: place)) }
    let workers = min(jobs ?? place.usualJobs, tasks.count)
    let output = OrderedOutput(isBuffered: workers > 1)
    return await withTaskGroup(of: (Int, RunResult).self) { group in
      var waiting = runs.indices.makeIterator()
      var results: [RunResult?] = Array(repeating: nil, count: runs.count)
      func startNext() {
        guard !Task.isCancelled, let index = waiting.next() else { return }
        group.addTask {
          let (runbook, configuration) = runs[index]
          let redactor = place.redactor(for: pageJob.redactor)
          var report = ConsoleReport(style: TextStyle(isEnabled: Output.standardOutput().usesColor))
          let result = await pageJob.run(runbook, configuration, redactor: redactor) { event in
            if workers == 1, !configuration.clock.isSimulated { LiveLine.shared.follow(event) }
            await output.write(report.lines(for: event).map(redactor.redact), page: index)
          }
          await output.finish(page: index)
          return (index, result)
        }
      }
      for _ in 0..<workers { startNext() }
      for await (index, result) in group {
        results[index] = result
        startNext()
      }
      return results.compactMap(\.self)
    }
  }
}
