import GRDB
import JSON
import RunbookModel

extension Journal {
  /// Begins `run`.
  ///
  /// - Throws: `JournalError` where it is not on the disk.
  public func begin(_ run: RunRecord) async throws(JournalError) {
    try await write { try Self.insert(run, $0) }
  }

  /// Keeps a whole run of which nothing can be resumed or undone.
  ///
  /// - Throws: `JournalError` where it is not kept.
  public func add(_ run: RunRecord, steps: [StepRecord]) async throws(JournalError) {
    try await write { database in
      try Self.insert(run, database)
      for step in steps { try Self.insert(step, of: run.id, database) }
    }
  }

  /// Keeps that `request` is about to be sent, after `earlier` ones that only read.
  ///
  /// - Throws: `JournalError` where it is not on the disk; the request must not be sent then.
  public func intend(
    _ request: RequestRecord, after earlier: [RequestRecord], of run: RunID
  ) async throws(JournalError) {
    try await write { database in
      for request in earlier + [request] { try Self.insert(request, of: run, database) }
    }
  }

  /// Keeps what came of `request`, and what that means for resources.
  ///
  /// - Throws: `JournalError` where it is not on the disk.
  public func settle(
    _ request: RequestRecord, resources: [ResourceRecord], of run: RunID
  ) async throws(JournalError) {
    try await write { database in
      try Self.insert(request, of: run, database)
      for resource in resources { try Self.insert(resource, of: run, database) }
    }
  }

  /// Keeps that `step` ended, after `earlier` requests that only read; answers to its requests are needed no more.
  ///
  /// - Throws: `JournalError` where it is not on the disk.
  public func finish(
    _ step: StepRecord, after earlier: [RequestRecord], of run: RunID
  ) async throws(JournalError) {
    try await write { database in
      for request in earlier { try Self.insert(request, of: run, database) }
      try Self.insert(step, of: run, database)
      try database.execute(
        sql: "UPDATE request SET answer_json = NULL WHERE run = ? AND step = ?",
        arguments: [run.description, step.id])
    }
  }

  /// Keeps the end of `run`, or that it is carried on; once it has finished, no answer is needed any more.
  ///
  /// - Throws: `JournalError` where it is not on the disk.
  public func update(_ run: RunRecord) async throws(JournalError) {
    try await write { database in
      try database.execute(
        sql: "UPDATE run SET state = ?, verdict = ?, ended = ?, elapsed = ?, wall_time = ? WHERE id = ?",
        arguments: [
          run.state.rawValue, run.verdict?.rawValue, run.ended, run.elapsed, run.wallTime, run.id.description,
        ])
      guard run.state == .undone || (run.state == .finished && run.verdict == .passed) else { return }
      try database.execute(sql: "UPDATE step SET answer_json = NULL WHERE run = ?", arguments: [run.id.description])
    }
  }

  /// Keeps what became of `resource`.
  ///
  /// - Throws: `JournalError` where it is not on the disk.
  public func update(_ resource: ResourceRecord, of run: RunID) async throws(JournalError) {
    try await write { try Self.insert(resource, of: run, $0) }
  }

  /// Forgets the steps of `run` other than `kept`: they are to be carried out again.
  ///
  /// - Throws: `JournalError` where it is not on the disk.
  public func forgetSteps(but kept: [String], of run: RunID) async throws(JournalError) {
    let kept = Self.text(.array(kept.map(JSONValue.string)))
    try await write { database in
      try database.execute(
        sql: "DELETE FROM step WHERE run = ? AND id NOT IN (SELECT value FROM json_each(?))",
        arguments: [run.description, kept])
    }
  }

  // MARK: Rows

  private static func insert(_ run: RunRecord, _ database: Database) throws {
    try database.execute(
      sql: """
        INSERT INTO run (id, page, page_key, folder, title, plan, target, is_mock, is_of_part, organization, owner,
          arguments_json, withheld_json, began, ended, state, verdict, elapsed, wall_time)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        run.id.description, run.page, run.pageKey, run.folder, run.title, run.plan, run.target, run.isMock,
        run.isOfPart, run.organization, run.owner,
        text(.array(run.arguments.map(JSONValue.string))), text(.array(run.withheld.map(JSONValue.string))),
        run.began, run.ended, run.state.rawValue, run.verdict?.rawValue, run.elapsed, run.wallTime,
      ])
  }

  private static func insert(_ step: StepRecord, of run: RunID, _ database: Database) throws {
    try database.execute(
      sql: """
        INSERT OR REPLACE INTO step (run, position, id, kind, title, line, fingerprint, status, reason, elapsed,
          result_json, answer_json) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        run.description, step.position, step.id, step.kind, step.title, step.line, step.fingerprint,
        step.status.rawValue, step.reason, step.elapsed, text(step.result), text(step.answer),
      ])
  }

  private static func insert(_ request: RequestRecord, of run: RunID, _ database: Database) throws {
    try database.execute(
      sql: """
        INSERT OR REPLACE INTO request (run, number, step, method, url, body_json, state, status, reason, answer_json,
          sent, duration) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        run.description, request.number, request.step, request.method, request.url, text(request.body),
        request.state.rawValue, request.status, request.reason, text(request.answer), request.sent, request.duration,
      ])
  }

  private static func insert(_ resource: ResourceRecord, of run: RunID, _ database: Database) throws {
    try database.execute(
      sql: """
        INSERT OR REPLACE INTO resource (run, number, request, label, url, inverse_method, inverse_url,
          inverse_body_json, fate, reason) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        run.description, resource.number, resource.request, resource.label, resource.url, resource.inverse?.method,
        resource.inverse?.url, text(resource.inverse?.body), resource.fate.rawValue, resource.reason,
      ])
  }

  private static func text(_ value: JSONValue?) -> String? { value.map { JSONSerializer().serialize($0) } }
}
