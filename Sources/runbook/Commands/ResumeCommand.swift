import ArgumentParser
import Journal
import RunbookModel
import Runner

/// `runbook resume`: carries a stopped run on.
struct ResumeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "resume", abstract: "Carries a run on after a crash, a reboot or Ctrl-C.",
    discussion: """
      Steps that ended are not done again. A request whose answer was lost is looked up before it is sent again; where \
      that tells nothing, the run stops and asks.
      """)

  @Argument(help: "The run: its id, or the beginning or end of it; the last unfinished one unless given.")
  var runID: String?

  @Option(
    name: .customLong("var"), help: "A variable's value, as NAME=value; secrets are not kept and are to be given again."
  )
  var variables: [String] = []

  @Option(help: "A file of NAME=value lines.")
  var envFile: [String] = []

  @Option(help: "Sends the request of this step again whose outcome is unknown, as it was not carried out.")
  var redo: [String] = []

  @Option(help: "Takes a thing for what the request of a step made whose outcome is unknown, as STEP=ID.")
  var adopt: [String] = []

  func run() async throws {
    let journal = try JournalLookup.journal()
    let run: RunRecord
    do {
      if let runID {
        run = try await JournalLookup.run(runID, in: journal)
      } else {
        run = try await JournalLookup.lastUnfinished(in: journal)
      }
    } catch let error as JournalError {
      throw Failure(error)
    }
    try check(run)
    var decisions = UserDecisions(redone: Set(redo))
    for text in adopt {
      let (step, id) = try PageOptions.pair(text, option: "--adopt")
      decisions.adopted[step] = id
    }
    let again = try RunAgain(run, variables: variables, envFiles: envFile)
    Output.standardError.write(line: "note: carries on run \(run.id) of \(run.page)")
    try await again.resume(decisions)
  }

  private func check(_ run: RunRecord) throws {
    if run.isMock {
      throw Failure(
        "run \(run.id) was on the embedded mock, of which nothing is left",
        help: "run the page anew: runbook run \(run.page)")
    }
    if run.page == "<stdin>" {
      throw Failure("run \(run.id) is of a page from standard input, which is gone", help: "`runbook undo \(run.id)`")
    }
    switch (run.state, run.verdict) {
    case (.undone, _):
      throw Failure("what run \(run.id) created was deleted", help: "run the page anew: runbook run \(run.page)")
    case (.finished, .passed), (.finished, .incomplete):
      throw Failure("run \(run.id) has come to its end", help: "`runbook show \(run.id)` shows it")
    default: break
    }
  }
}
