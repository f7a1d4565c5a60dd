import GRDB
import RunbookModel

extension Journal {
  /// The last run of each page that came to a verdict, by the page's key (`JournalPlace.key(ofPage:in:)`).
  ///
  /// - Parameter includesParts: Whether runs of a part of many pages count, see `RunRecord.isOfPart`.
  /// - Throws: `JournalError` where the journal cannot be read.
  public func lastRuns(includesParts: Bool) async throws(JournalError) -> [String: PageRecord] {
    try await read { database in
      // With max() SQLite takes the bare columns from the row that has the maximum.
      let rows = try Row.fetchAll(
        database,
        sql: """
          SELECT page_key, id, max(began) AS began, wall_time, verdict FROM run
          WHERE verdict IS NOT NULL AND wall_time IS NOT NULL AND is_of_part <= ? GROUP BY page_key
          """, arguments: [includesParts])
      let records = try rows.map(JournalRow.init).compactMap { row -> PageRecord? in
        guard let verdict = RunResult.Verdict(rawValue: try row.text("verdict")) else { return nil }
        return try PageRecord(
          pageKey: row.text("page_key"), run: RunID(text: row.text("id")), began: row.seconds("began"),
          wallTime: row.seconds("wall_time"), verdict: verdict)
      }
      return Dictionary(records.map { ($0.pageKey, $0) }) { $1 }
    }
  }
}
