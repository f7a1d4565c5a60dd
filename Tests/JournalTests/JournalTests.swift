import Foundation
import JSON
import Journal
import RunbookModel
import Testing

@Suite struct JournalTests {
  private static func mode(_ path: String) throws -> Int {
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    return try #require(attributes[.posixPermissions] as? Int)
  }

  @Test func filesAreForNobodyElse() async throws {
    let fixture = try JournalFixture()
    let journal = try fixture.open()
    try await journal.begin(JournalFixture.run())
    #expect(try Self.mode(fixture.place.folder) == 0o700)
    for suffix in ["", "-wal", "-shm"] { #expect(try Self.mode(fixture.place.file + suffix) == 0o600, "\(suffix)") }
  }

  @Test func rightsThatSomebodyWidenedAreNarrowed() throws {
    let fixture = try JournalFixture()
    _ = try fixture.open()
    try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: fixture.place.file)
    _ = try fixture.open()
    #expect(try Self.mode(fixture.place.file) == 0o600)
  }

  @Test func whatWasWrittenIsThereForTheNext() async throws {
    let fixture = try JournalFixture()
    var run = JournalFixture.run()
    run.organization = "mock-1"
    run.arguments = ["--target", "http://127.0.0.1:8080"]
    run.withheld = ["MY_TOKEN"]
    let journal = try fixture.open()
    try await journal.begin(run)
    var request = RequestRecord(
      number: 1, step: "a/1", method: "POST", url: "https://us.api.konghq.com/v2/things", body: ["name": "x"], sent: 1)
    try await journal.intend(request, after: [], of: run.id)
    // As another process sees it.
    var seen = try await fixture.open().requests(of: run.id)
    #expect(seen.map(\.state) == [.intended])
    #expect(seen.first?.isUnknown == true)
    request.state = .answered
    request.status = 201
    request.answer = ["id": "4711"]
    let resource = ResourceRecord(
      number: 1, request: 1, label: "thing `x`", url: "https://us.api.konghq.com/v2/things/4711",
      inverse: .init(method: "DELETE", url: "https://us.api.konghq.com/v2/things/4711"))
    try await journal.settle(request, resources: [resource], of: run.id)
    seen = try await fixture.open().requests(of: run.id)
    #expect(seen.map(\.isDone) == [true])
    #expect(seen.first?.answer == ["id": "4711"])
    #expect(try await fixture.open().resources(of: run.id).map(\.inverse) == [resource.inverse])
    let found = try await fixture.open().runs(named: "7f3a")
    #expect(found.map(\.id) == [run.id])
    #expect(found.first?.organization == "mock-1")
    #expect(found.first?.arguments == run.arguments)
    #expect(found.first?.withheld == ["MY_TOKEN"])
  }

  @Test func anAnswerIsForgottenWithTheEndOfItsStep() async throws {
    let fixture = try JournalFixture()
    let journal = try fixture.open()
    let run = JournalFixture.run()
    try await journal.begin(run)
    var request = RequestRecord(number: 1, step: "a/1", method: "POST", url: "u", body: nil, sent: 1)
    request.answer = ["id": "4711"]
    try await journal.settle(request, resources: [], of: run.id)
    let result = StepResult(step: JournalFixture.step(), status: .passed)
    try await journal.finish(StepRecord(result, position: 0), after: [], of: run.id)
    #expect(try await journal.requests(of: run.id).map(\.answer) == [nil])
    #expect(try await journal.steps(of: run.id).map(\.status) == [.passed])
  }

  @Test func aMockRunIsOneTransaction() async throws {
    let fixture = try JournalFixture()
    let journal = try Journal(at: fixture.place, durability: .relaxed)
    var run = JournalFixture.run()
    (run.verdict, run.wallTime, run.state) = (.failed, 2.5, .finished)
    let result = StepResult(step: JournalFixture.step(), status: .failed)
    try await journal.add(run, steps: [StepRecord(result, position: 0)])
    #expect(try await journal.lastRuns(includesParts: true)["a.md"]?.verdict == .failed)
  }

  @Test func theLastFinishedRunOfAPageCounts() async throws {
    let fixture = try JournalFixture()
    let journal = try fixture.open()
    for (id, page, began, verdict, seconds) in [
      ("20261125-000001-0001", "a.md", 1.0, RunResult.Verdict.failed, 5.0),
      ("20261125-000002-0001", "a.md", 2.0, .passed, 3.0),
      ("20261125-000001-0002", "b.md", 1.5, .incomplete, 9.0),
    ] {
      var run = JournalFixture.run(id, page: page, began: began)
      (run.verdict, run.wallTime, run.state) = (verdict, seconds, .finished)
      try await journal.add(run, steps: [])
    }
    try await journal.begin(JournalFixture.run("20261125-000003-0001", page: "a.md", began: 3))
    let last = try await journal.lastRuns(includesParts: true)
    #expect(last.count == 2)
    #expect(last["a.md"]?.wallTime == 3)
    #expect(last["a.md"]?.verdict == .passed)
    #expect(last["b.md"]?.verdict == .incomplete)
    #expect(try await journal.runs().map(\.began) == [3, 2, 1.5, 1])
  }

  @Test func aRunOfAPartTellsNoDuration() async throws {
    let fixture = try JournalFixture()
    let journal = try fixture.open()
    for (id, seconds, isOfPart) in [("20261125-000001-0001", 5.0, false), ("20261125-000002-0001", 3.0, true)] {
      var run = JournalFixture.run(id, began: seconds == 3 ? 2 : 1)
      (run.verdict, run.wallTime, run.state, run.isOfPart) = (.failed, seconds, .finished, isOfPart)
      try await journal.add(run, steps: [])
    }
    #expect(try await journal.lastRuns(includesParts: true)["a.md"]?.wallTime == 3)
    #expect(try await journal.lastRuns(includesParts: false)["a.md"]?.wallTime == 5)
    #expect(try await journal.runs().map(\.isOfPart) == [true, false])
  }

  @Test func manyAtOnceWaitForEachOther() async throws {
    let fixture = try JournalFixture()
    let place = fixture.place
    try await withThrowingTaskGroup(of: Void.self) { group in
      for number in 0..<8 {
        group.addTask {
          let journal = try Journal(at: place)
          for round in 0..<10 {
            let id = RunID(seconds: Int64(number), salt: UInt16(round))
            try await journal.begin(JournalFixture.run(id.description))
          }
        }
      }
      try await group.waitForAll()
    }
    #expect(try await fixture.open().runs().count == 80)
  }

  @Test func aRunIsInOneHandAtATime() throws {
    let fixture = try JournalFixture()
    _ = try fixture.open()
    let run = RunID(text: "20261125-231504-7f3a")
    var lock: RunLock? = try RunLock(run, at: fixture.place)
    #expect(throws: JournalError.inUse(run: run)) { try RunLock(run, at: fixture.place) }
    withExtendedLifetime(lock) {}
    lock = nil
    #expect(throws: Never.self) { try RunLock(run, at: fixture.place) }
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: fixture.place.folder).allSatisfy { !$0.hasSuffix(".lock") })
  }
}
