import Foundation
import Journal
import RunbookModel

/// What the journal knows of the last runs of pages.
struct PageHistory {
  private let runs: [String: PageRecord]
  private let wholeRuns: [String: PageRecord]
  private let place: JournalPlace
  /// Whether there is a journal.
  let exists: Bool

  /// The history that goes with the current folder.
  ///
  /// - Throws: `Failure` where the journal cannot be read.
  init() async throws {
    let folder = FileManager.default.currentDirectoryPath
    place = JournalPlace.find(from: folder)
    do throws(JournalError) {
      let journal = try Journal.existing(from: folder)
      exists = journal != nil
      runs = try await journal?.lastRuns(includesParts: true) ?? [:]
      wholeRuns = try await journal?.lastRuns(includesParts: false) ?? [:]
    } catch {
      throw Failure(error)
    }
  }

  /// What came of the last run of the page at `path` that came to a verdict.
  func verdict(of path: String) -> RunResult.Verdict? { runs[key(path)]?.verdict }

  /// How long the last run of the page at `path` took that was not of a part of many pages, in seconds.
  func duration(of path: String) -> Double? { wholeRuns[key(path)]?.wallTime }

  private func key(_ path: String) -> String {
    place.key(ofPage: path, in: FileManager.default.currentDirectoryPath)
  }
}
