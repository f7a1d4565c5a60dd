import ArgumentParser
import Journal

/// The options of `run` about the journal.
struct JournalOptions: ParsableArguments {
  /// When what a run created is deleted after it.
  enum Cleanup: String, CaseIterable, ExpressibleByArgument {
    /// Whatever came of the run.
    case always
    /// Where the run did not fail.
    case success
    /// Not by itself.
    case never
  }

  @Flag(name: .customLong("no-journal"), help: "Keeps no journal, so that nothing can be resumed or undone.")
  var noJournal = false

  @Option(help: "When to delete what the run created, by the API's own operations: always, success or never.")
  var cleanup: Cleanup = .never

  mutating func validate() throws {
    if noJournal, cleanup != .never { throw ValidationError("--cleanup needs the journal; leave out --no-journal") }
  }
}
