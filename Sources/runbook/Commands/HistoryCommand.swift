import ArgumentParser
import Journal
import Reports

/// `runbook history`: the runs in the journal.
struct HistoryCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "history", abstract: "Lists past runs, the latest first.")

  /// How runs are written.
  enum Format: String, CaseIterable, ExpressibleByArgument {
    /// For people.
    case text
    /// For programs.
    case json
  }

  @Option(help: "How many runs to list.")
  var limit: Int = 30

  @Option(help: "text or json.")
  var format: Format = .text

  mutating func validate() throws {
    if limit < 1 { throw ValidationError("--limit must be 1 or more") }
  }

  func run() async throws {
    let output = Output.standardOutput()
    do {
      let runs = try await JournalLookup.journal().runs(limit: limit)
      switch format {
      case .text:
        let text = JournalText(style: TextStyle(isEnabled: output.usesColor))
        for line in text.history(runs) { output.write(line: line) }
      case .json: output.write(line: JournalJSON.history(runs))
      }
    } catch let error as JournalError {
      throw Failure(error)
    }
  }
}
