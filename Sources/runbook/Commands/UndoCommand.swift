import ArgumentParser
import CurlClient
import Journal
import KonnectMock
import Runner

/// `runbook undo`: deletes what a run created.
struct UndoCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "undo", abstract: "Deletes what a run created, the last first, by the API's own operations.",
    discussion:
      "What the page deleted itself is left alone; doing it twice does no harm. Tells what could not be deleted.")

  @Argument(help: "The run: its id, or the beginning or end of it.")
  var runID: String

  @Option(name: .customLong("var"), help: "A variable's value, as NAME=value; KONNECT_TOKEN, say.")
  var variables: [String] = []

  @Option(help: "A file of NAME=value lines.")
  var envFile: [String] = []

  func run() async throws {
    let journal = try JournalLookup.journal()
    do {
      let run = try await JournalLookup.run(runID, in: journal)
      guard !run.isMock else {
        throw Failure("run \(run.id) was on the embedded mock, of which nothing is left")
      }
      let lock = try RunLock(run.id, at: journal.place)
      let again = try RunAgain(run, variables: variables, envFiles: envFile)
      let isClean = try await again.undo(in: journal)
      withExtendedLifetime(lock) {}
      if !isClean { throw ExitStatus.failed }
    } catch let error as JournalError {
      throw Failure(error)
    }
  }
}
