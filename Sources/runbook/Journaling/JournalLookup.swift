import Foundation
import Journal

/// Finds runs by what a user types.
enum JournalLookup {
  /// The journal that goes with the current folder.
  ///
  /// - Throws: `Failure` where there is none, or it cannot be used.
  static func journal() throws -> Journal {
    let current = FileManager.default.currentDirectoryPath
    do throws(JournalError) {
      if let journal = try Journal.existing(from: current) { return journal }
    } catch {
      throw Failure(error)
    }
    throw Failure(
      "there is no journal in \(current) or above it",
      help: "go to the folder that the run was started in; it holds \(JournalPlace.folderName)")
  }

  /// The one run that `text` names: an id, or its beginning or end.
  ///
  /// - Throws: `Failure` where there is none, or several.
  static func run(_ text: String, in journal: Journal) async throws -> RunRecord {
    let runs = try await journal.runs(named: text)
    guard let run = runs.first else {
      throw Failure("the journal has no run \(text)", help: "`runbook history` lists the runs")
    }
    guard runs.count == 1 else {
      let ids = runs.prefix(5).map(\.id.description).joined(separator: ", ")
      throw Failure("\(runs.count) runs go by \(text): \(ids)", help: "write more of the id")
    }
    return run
  }

  /// The last run that did not come to its end and that nobody is at work on.
  ///
  /// - Throws: `Failure` where there is none.
  static func lastUnfinished(in journal: Journal) async throws -> RunRecord {
    let runs = try await journal.runs().filter { !$0.isMock && [.running, .interrupted].contains($0.state) }
    for run in runs where (try? RunLock(run.id, at: journal.place)) != nil { return run }
    throw Failure(
      runs.isEmpty ? "no run was stopped before its end" : "every run that has not ended is still at work",
      help: "`runbook history` lists the runs; name one to carry it on")
  }
}
