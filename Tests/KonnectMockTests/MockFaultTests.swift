import CurlClient
import JSON
import Synchronization
import Testing

@testable import KonnectMock

/// What clients meet when faults are asked for, over real sockets, and what the log tells of it.
@Suite(.timeLimit(.minutes(1))) struct MockFaultTests {
  /// The entries of a log.
  private final class Log: Sendable {
    private let list = Mutex<[MockLogEntry]>([])
    var entries: [MockLogEntry] { list.withLock { $0 } }
    func add(_ entry: MockLogEntry) { list.withLock { $0.append(entry) } }
  }

  private static func run(
    _ faults: String, _ body: @escaping @Sendable (MockFixture, Log) async throws -> Void
  ) async throws {
    var configuration = MockConfiguration(index: MockFixture.index)
    configuration.faults = try FaultPlan(faults, seed: 0)
    let log = Log()
    configuration.log = { log.add($0) }
    try await MockFixture.run(configuration) { try await body($0, log) }
  }

  private static let creation: JSONValue = ["name": "cp"]

  @Test(arguments: [("429=1,retry-after=7s", 429, "7"), ("500=1", 500, nil), ("502=1", 502, nil), ("503=1", 503, "1")])
  func aRefusalDoesNothing(_ faults: String, _ status: Int, _ retryAfter: String?) async throws {
    try await Self.run(faults) { fixture, log async throws in
      let answer = try await fixture.send("POST", "/v2/control-planes", body: Self.creation)
      #expect(answer.status == status)
      #expect(answer.headers["Retry-After"] == retryAfter)
      #expect(answer.headers["Content-Type"] == "application/problem+json")
      #expect(answer["status"]?.int == status)
      let entry = try #require(log.entries.first)
      #expect(entry.status == status)
      #expect(entry.outcome == nil && entry.created == nil)
      #expect(entry.fault?.rawValue == String(status))
    }
  }

  @Test func aGatewayThatGaveUpHasPassedTheRequestOn() async throws {
    try await Self.run("504=1") { fixture, log async throws in
      #expect(try await fixture.send("POST", "/v2/control-planes", body: Self.creation).status == 504)
      let entry = try #require(log.entries.first)
      #expect(entry.status == 504 && entry.outcome == 201 && entry.created != nil)
    }
  }

  @Test(arguments: [("reset-before=1", nil), ("reset-after=1", 201), ("truncate=1", 201)])
  func aCutOffRequestIsDoneOrNot(_ faults: String, _ outcome: Int?) async throws {
    try await Self.run(faults) { fixture, log async throws in
      await #expect {
        try await fixture.send("POST", "/v2/control-planes", body: Self.creation)
      } throws: { error in
        guard case .truncated(_, let received, _)? = error as? HTTPClientError else { return false }
        return (received > 0) == (faults == "truncate=1")
      }
      let entry = try #require(log.entries.first)
      #expect(log.entries.count == 1, "a POST was sent again")
      #expect(entry.status == nil && entry.outcome == outcome)
      #expect((entry.created != nil) == (outcome != nil))
    }
  }

  @Test func anAnswerWithoutBodyIsCutOffToo() async throws {
    try await Self.run("truncate=1") { fixture, log async throws in
      await #expect(throws: HTTPClientError.self) {
        try await fixture.send("DELETE", "/v2/control-planes/97a80d5f-2a36-4f4d-a1e3-2a0a0ff8a6b1")
      }
      #expect(log.entries.first?.status == nil)
    }
  }

  @Test func aSlowAnswerIsWholeInTheEnd() async throws {
    try await Self.run("slow=1,slow-for=50ms,latency=5ms") { fixture, log async throws in
      let answer = try await fixture.send("POST", "/v2/control-planes", body: Self.creation)
      #expect(answer.status == 201)
      #expect(answer["name"] == "cp")
      #expect(log.entries.first?.status == 201 && log.entries.first?.outcome == 201)
    }
  }

  @Test func theServerGoesOnAfterFaults() async throws {
    try await Self.run("reset=0.3,truncate=0.3") { fixture, log async throws in
      for _ in 0..<40 { _ = try? await fixture.send("GET", "/v2/control-planes") }
      // libcurl itself repeats a GET whose kept connection was reset, so there may be more.
      #expect(log.entries.count >= 40)
      #expect(log.entries.map(\.number) == Array(1...log.entries.count))
      #expect(log.entries.contains { $0.fault == nil && $0.status == 200 })
    }
  }

  @Test func organizationsHaveTheirOwnNumbers() async throws {
    try await Self.run("429=0.5") { fixture, log async throws in
      var other = fixture
      other.token = "other"
      fixture.mock.addOrganization(token: "other") { .zero }
      for _ in 0..<10 { _ = try await fixture.send("GET", "/v2/control-planes") }
      for _ in 0..<10 { _ = try await other.send("GET", "/v2/control-planes") }
      #expect(log.entries.map(\.number) == Array(1...10) + Array(1...10))
      #expect(log.entries[..<10].map(\.fault) == log.entries[10...].map(\.fault))
      #expect(log.entries[0].organization != log.entries[10].organization)
    }
  }

  @Test func theLogTellsWhoAndWhatAndNoToken() async throws {
    var configuration = MockConfiguration(index: MockFixture.index)
    let log = Log()
    configuration.log = { log.add($0) }
    try await MockFixture.run(configuration) { fixture async throws in
      let mine = try await fixture.send("GET", "/v3/organizations/me", region: "global")
      let made = try await fixture.send("POST", "/v2/control-planes", body: Self.creation)
      _ = try await fixture.send("GET", "/v2/control-planes?secret=abc")
      _ = try await fixture.send("GET", "/v2/control-planes", headers: ["Authorization": "Bearer stranger"])
      let entries = log.entries
      #expect(mine["id"]?.string != nil)
      #expect(entries.map(\.organization) == [mine["id"]?.string, mine["id"]?.string, mine["id"]?.string, nil])
      #expect(entries.map(\.method) == ["GET", "POST", "GET", "GET"])
      #expect(entries[2].path == "/v2/control-planes")
      #expect(entries.map(\.status) == [200, 201, 200, 401])
      #expect(entries.map(\.created) == [nil, made["id"]?.string, nil, nil])
      let time = try #require(entries[0].json["time"]?.string)
      #expect(try /20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/.wholeMatch(in: time) != nil)
      let text = JSONSerializer().serialize(.array(entries.map(\.json)))
      for secret in ["token", "stranger", "abc"] { #expect(!text.contains(secret)) }
    }
  }
}
