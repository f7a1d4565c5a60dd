import GRDB
import RunbookModel

extension Journal {
  /// The runs, latest first.
  ///
  /// - Throws: `JournalError` where the journal cannot be read.
  public func runs(limit: Int = -1) async throws(JournalError) -> [RunRecord] {
    try await read { database in
      try Row.fetchAll(database, sql: "SELECT * FROM run ORDER BY began DESC, rowid DESC LIMIT ?", arguments: [limit])
        .map { try Self.run(JournalRow($0)) }
    }
  }

  /// The runs whose id is `text`, or begins or ends with it.
  ///
  /// - Throws: `JournalError` where the journal cannot be read.
  public func runs(named text: String) async throws(JournalError) -> [RunRecord] {
    let all = try await runs()
    if let exact = all.first(where: { $0.id.description == text }) { return [exact] }
    return all.filter { $0.id.description.hasPrefix(text) || $0.id.description.hasSuffix(text) }
  }

  /// The steps of `run` that ended, in order.
  ///
  /// - Throws: `JournalError` where the journal cannot be read.
  public func steps(of run: RunID) async throws(JournalError) -> [StepRecord] {
    try await read { database in
      try Row.fetchAll(
        database, sql: "SELECT * FROM step WHERE run = ? ORDER BY position", arguments: [run.description]
      ).map { try Self.step(JournalRow($0)) }
    }
  }

  /// The requests of `run`, in order.
  ///
  /// - Throws: `JournalError` where the journal cannot be read.
  public func requests(of run: RunID) async throws(JournalError) -> [RequestRecord] {
    try await read { database in
      try Row.fetchAll(
        database, sql: "SELECT * FROM request WHERE run = ? ORDER BY number", arguments: [run.description]
      ).map { try Self.request(JournalRow($0)) }
    }
  }

  /// What `run` created, in order.
  ///
  /// - Throws: `JournalError` where the journal cannot be read.
  public func resources(of run: RunID) async throws(JournalError) -> [ResourceRecord] {
    try await read { database in
      try Row.fetchAll(
        database, sql: "SELECT * FROM resource WHERE run = ? ORDER BY number", arguments: [run.description]
      ).map { try Self.resource(JournalRow($0)) }
    }
  }

  // MARK: Rows

  private static func run(_ row: JournalRow) throws(JournalRow.Damage) -> RunRecord {
    var run = try RunRecord(
      id: RunID(text: row.text("id")), page: row.text("page"), pageKey: row.text("page_key"),
      folder: row.text("folder"), title: row.text("title"), plan: row.text("plan"), target: row.text("target"),
      isMock: row.truth("is_mock"), began: row.seconds("began"))
    run.isOfPart = try row.truth("is_of_part")
    run.organization = try row.optionalText("organization")
    run.owner = try row.optionalText("owner")
    run.arguments = try row.texts("arguments_json")
    run.withheld = try row.texts("withheld_json")
    run.ended = try row.optionalSeconds("ended")
    run.state = RunRecord.State(rawValue: try row.text("state")) ?? .running
    run.verdict = try row.optionalText("verdict").flatMap(RunResult.Verdict.init)
    run.elapsed = try row.optionalSeconds("elapsed")
    run.wallTime = try row.optionalSeconds("wall_time")
    return run
  }

  private static func step(_ row: JournalRow) throws(JournalRow.Damage) -> StepRecord {
    try StepRecord(
      position: row.count("position"), id: row.text("id"), kind: row.text("kind"), title: row.text("title"),
      line: row.count("line"), fingerprint: row.text("fingerprint"),
      status: StepResult.Status(rawValue: row.text("status")) ?? .unverified, reason: row.optionalText("reason"),
      elapsed: row.seconds("elapsed"), result: row.optionalJSON("result_json"), answer: row.answer)
  }

  private static func request(_ row: JournalRow) throws(JournalRow.Damage) -> RequestRecord {
    var record = try RequestRecord(
      number: row.count("number"), step: row.text("step"), method: row.text("method"), url: row.text("url"),
      body: row.optionalJSON("body_json"), sent: row.seconds("sent"))
    record.state = RequestRecord.State(rawValue: try row.text("state")) ?? .intended
    record.status = try row.optionalCount("status")
    record.reason = try row.optionalText("reason")
    record.answer = try row.answer
    record.duration = try row.optionalSeconds("duration")
    return record
  }

  private static func resource(_ row: JournalRow) throws(JournalRow.Damage) -> ResourceRecord {
    var inverse: ResourceRecord.Inverse?
    if let method = try row.optionalText("inverse_method"), let url = try row.optionalText("inverse_url") {
      inverse = .init(method: method, url: url, body: try row.optionalJSON("inverse_body_json"))
    }
    var record = try ResourceRecord(
      number: row.count("number"), request: row.count("request"), label: row.text("label"), url: row.text("url"),
      inverse: inverse, reason: row.optionalText("reason"))
    record.fate = ResourceRecord.Fate(rawValue: try row.text("fate")) ?? .present
    return record
  }
}
