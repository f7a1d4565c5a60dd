import GRDB
import JSON
import RunbookModel

extension Journal {
  /// The runs, latest first.
  ///
  /// - Throws: `JournalError` where the journal cannot be read.
  public func runs(limit: Int = -1) async throws(JournalError) -> [RunRecord] {
    try await read { database in
      try Row.fetchAll(database, sql: "SELECT * FROM run ORDER BY began DESC, rowid DESC LIMIT ?", arguments: [limit])
        .map(Self.run)
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
      ).map { row in
        StepRecord(
          position: row["position"], id: row["id"], kind: row["kind"], title: row["title"], line: row["line"],
          fingerprint: row["fingerprint"], status: StepResult.Status(rawValue: row["status"]) ?? .unverified,
          reason: row["reason"], elapsed: row["elapsed"], result: Self.json(row["result_json"]),
          answer: Self.json(row["answer_json"]))
      }
    }
  }

  /// The requests of `run`, in order.
  ///
  /// - Throws: `JournalError` where the journal cannot be read.
  public func requests(of run: RunID) async throws(JournalError) -> [RequestRecord] {
    try await read { database in
      try Row.fetchAll(
        database, sql: "SELECT * FROM request WHERE run = ? ORDER BY number", arguments: [run.description]
      ).map { row in
        var record = RequestRecord(
          number: row["number"], step: row["step"], method: row["method"], url: row["url"],
          body: Self.json(row["body_json"]), sent: row["sent"])
        record.state = RequestRecord.State(rawValue: row["state"]) ?? .intended
        record.status = row["status"]
        record.reason = row["reason"]
        record.answer = Self.json(row["answer_json"])
        record.duration = row["duration"]
        return record
      }
    }
  }

  /// What `run` created, in order.
  ///
  /// - Throws: `JournalError` where the journal cannot be read.
  public func resources(of run: RunID) async throws(JournalError) -> [ResourceRecord] {
    try await read { database in
      try Row.fetchAll(
        database, sql: "SELECT * FROM resource WHERE run = ? ORDER BY number", arguments: [run.description]
      ).map { row in
        let method: String? = row["inverse_method"]
        let url: String? = row["inverse_url"]
        var inverse: ResourceRecord.Inverse?
        if let method, let url {
          inverse = .init(method: method, url: url, body: Self.json(row["inverse_body_json"]))
        }
        var record = ResourceRecord(
          number: row["number"], request: row["request"], label: row["label"], url: row["url"], inverse: inverse,
          reason: row["reason"])
        record.fate = ResourceRecord.Fate(rawValue: row["fate"]) ?? .present
        return record
      }
    }
  }

  // MARK: Rows

  private static func run(_ row: Row) -> RunRecord {
    var run = RunRecord(
      id: RunID(text: row["id"]), page: row["page"], pageKey: row["page_key"], folder: row["folder"],
      title: row["title"], plan: row["plan"], target: row["target"], isMock: row["is_mock"], began: row["began"])
    run.isOfPart = row["is_of_part"]
    run.organization = row["organization"]
    run.owner = row["owner"]
    run.arguments = texts(row["arguments_json"])
    run.withheld = texts(row["withheld_json"])
    run.ended = row["ended"]
    run.state = RunRecord.State(rawValue: row["state"]) ?? .running
    let verdict: String? = row["verdict"]
    run.verdict = verdict.flatMap(RunResult.Verdict.init)
    run.elapsed = row["elapsed"]
    run.wallTime = row["wall_time"]
    return run
  }

  private static func texts(_ text: String?) -> [String] { json(text)?.array?.compactMap(\.string) ?? [] }

  private static func json(_ text: String?) -> JSONValue? { text.flatMap { try? JSONParser.parse($0) } }
}
