import Foundation
import JSON
import Journal
import RunbookModel
import Testing

/// Journals whose file is whole and whose values are not what a journal holds.
@Suite(.enabled(if: JournalFixture.hasSQLite, "there is no sqlite3 to damage the file with"))
struct JournalDamageTests {
  /// A journal with one run, a step, a request and a resource of it, and then `statement`.
  private func damaged(by statement: String) async throws -> JournalFixture {
    let fixture = try JournalFixture()
    do {
      let journal = try fixture.open()
      var run = JournalFixture.run()
      run.state = .finished
      run.verdict = .passed
      run.wallTime = 1
      try await journal.begin(run)
      try await journal.update(run)
      let request = RequestRecord(number: 1, step: "a/1", method: "POST", url: "/x", body: nil, sent: 1000)
      try await journal.intend(request, after: [], of: run.id)
      let inverse = ResourceRecord.Inverse(method: "DELETE", url: "/x/1", body: ["a": 1])
      let resource = ResourceRecord(number: 1, request: 1, label: "x", url: "/x/1", inverse: inverse)
      try await journal.settle(request, resources: [resource], of: run.id)
      let step = StepRecord(StepResult(step: JournalFixture.step(), status: .passed), position: 0)
      try await journal.finish(step, after: [], of: run.id)
    }
    try fixture.sqlite(statement)
    return fixture
  }

  /// Reads all that the journal holds.
  private func readAll(_ fixture: JournalFixture) async throws(JournalError) {
    let journal = try Journal(at: fixture.place)
    let id = JournalFixture.run().id
    _ = try await journal.runs()
    _ = try await journal.steps(of: id)
    _ = try await journal.requests(of: id)
    _ = try await journal.resources(of: id)
    _ = try await journal.lastRuns(includesParts: true)
  }

  @Test func whatIsWholeIsRead() async throws { try await readAll(damaged(by: "SELECT 1")) }

  @Test(arguments: [
    "run SET is_of_part = 'x'", "run SET is_mock = x'FF'", "run SET began = 'soon'", "run SET began = 1e300",
    "run SET wall_time = 1e300", "run SET wall_time = -9e999", "run SET elapsed = 'x'", "run SET ended = x'00'",
    "run SET arguments_json = '[1'", "run SET arguments_json = '{}'", "run SET withheld_json = '[5]'",
    "run SET title = x'FF00'", "step SET line = 'x'", "step SET line = 9223372036854775807",
    "step SET elapsed = 1e300", "step SET result_json = '{'", "request SET sent = 'x'",
    "request SET status = 'x'", "request SET status = -1", "request SET duration = 9e999",
    "request SET number = 9223372036854775807", "request SET body_json = 'x'", "resource SET request = 'x'",
    "resource SET number = 9223372036854775807", "resource SET inverse_body_json = '['",
  ])
  func aValueOfAnotherKindIsDamage(_ change: String) async throws {
    let fixture = try await damaged(by: "UPDATE \(change)")
    let before = try Data(contentsOf: URL(filePath: fixture.place.file))
    let error = await #expect(throws: JournalError.self) { try await readAll(fixture) }
    guard case .damaged(let path, let reason)? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(path == fixture.place.file)
    #expect(reason.hasPrefix("a value of column `"))
    #expect(try Data(contentsOf: URL(filePath: fixture.place.file)) == before)
  }
}
