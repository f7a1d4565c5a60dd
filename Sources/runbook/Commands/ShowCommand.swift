import ArgumentParser
import Journal
import Reports

/// `runbook show`: one run of the journal.
struct ShowCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Shows a past run: its steps and requests, what it created, and what became of that."
  )

  @Argument(help: "The run: its id, or the beginning or end of it.")
  var runID: String

  @Option(help: "text or json.")
  var format: HistoryCommand.Format = .text

  func run() async throws {
    let output = Output.standardOutput()
    do {
      let journal = try JournalLookup.journal()
      let run = try await JournalLookup.run(runID, in: journal)
      let detail = RunDetail(
        run: run, steps: try await journal.steps(of: run.id), requests: try await journal.requests(of: run.id),
        resources: try await journal.resources(of: run.id))
      switch format {
      case .text:
        let text = JournalText(style: TextStyle(isEnabled: output.usesColor))
        for line in text.lines(of: detail) { output.write(line: line) }
      case .json: output.write(line: JournalJSON.run(detail))
      }
    } catch let error as JournalError {
      throw Failure(error)
    }
  }
}
