import CurlClient
import JSON
import Testing

@testable import KonnectMock

/// The server's life, and how organizations keep apart.
struct MockServerTests {
  @Test func equalSeedsGiveEqualAnswers() async throws {
    @Sendable func session(seed: UInt64, token: String) async throws -> [JSONValue?] {
      let box = Box()
      try await MockFixture.run(MockConfiguration(index: MockFixture.index, seed: seed)) { fixture async throws in
        var fixture = fixture
        fixture.token = token
        fixture.mock.addOrganization(token: token) { .zero }
        let cp = try await fixture.makeControlPlane()
        box.values = [
          .string(cp), try await fixture.makePartial(cp).json,
          try await fixture.send("GET", "/v2/cloud-gateways/provider-accounts", region: "global").json,
        ]
      }
      return box.values
    }
    let first = try await session(seed: 1, token: "a")
    #expect(try await session(seed: 1, token: "a") == first)
    #expect(try await session(seed: 2, token: "a") != first)
    #expect(try await session(seed: 1, token: "b") != first)
  }

  @Test func organizationsSeeNothingOfEachOther() async throws {
    try await MockFixture.run { fixture async throws in
      var other = fixture
      other.token = "other"
      fixture.mock.addOrganization(token: "other") { .zero }
      let id = try await fixture.makeControlPlane()
      #expect(try await other.send("GET", "/v2/control-planes/\(id)").status == 404)
      #expect(try await other.send("GET", "/v2/control-planes")["meta.page.total"] == 0)
      #expect(try await other.send("POST", "/v2/control-planes", body: ["name": "cp"]).status == 201)
    }
  }

  @Test func organizationsAreServedAtTheSameTime() async throws {
    try await MockFixture.run { fixture async throws in
      try await withThrowingTaskGroup(of: Int.self) { group in
        for number in 0..<20 {
          group.addTask {
            var own = fixture
            own.token = "token-\(number)"
            own.mock.addOrganization(token: own.token) { .zero }
            for name in 0...number % 4 { _ = try await own.makeControlPlane("cp-\(name)") }
            return try await own.send("GET", "/v2/control-planes")["meta.page.total"]?.int ?? -1
          }
        }
        var totals: [Int] = []
        for try await total in group { totals.append(total) }
        #expect(totals.sorted() == [1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 3, 3, 3, 3, 3, 4, 4, 4, 4, 4])
      }
    }
  }

  @Test func anyTokenOpensAnOrganizationWhereAllowed() async throws {
    var configuration = MockConfiguration(index: MockFixture.index)
    configuration.acceptsAnyToken = true
    try await MockFixture.run(configuration) { fixture async throws in
      var other = fixture
      other.token = "never-announced"
      let id = try await other.makeControlPlane()
      #expect(try await other.send("GET", "/v2/control-planes/\(id)").status == 200)
      #expect(try await fixture.send("GET", "/v2/control-planes/\(id)").status == 404)
    }
  }

  @Test func portInUse() async throws {
    try await MockFixture.run { fixture async throws in
      let configuration = MockConfiguration(index: MockFixture.index, port: fixture.mock.port)
      await #expect(throws: MockServerError.portInUse(fixture.mock.port)) {
        try await MockServer.withServer(configuration) { _ in }
      }
      await #expect(throws: MockServerError.portInUse(fixture.mock.port)) {
        try await MockServer.run(configuration)
      }
    }
  }

  @Test func endsWhenTheBodyThrows() async throws {
    struct Stop: Error {}
    let box = Box()
    await #expect(throws: Stop.self) {
      try await MockServer.withServer(MockConfiguration(index: MockFixture.index)) { mock in
        box.values = [.string(mock.baseURL)]
        throw Stop()
      }
    }
    let client = try MockFixture.makeClient()
    await #expect(throws: (any Error).self) {
      try await client.send(.init(url: (box.values.first ?? nil)?.string ?? ""))
    }
  }

  @Test func runServesUntilCancelled() async throws {
    let (started, start) = AsyncStream.makeStream(of: MockServer.self)
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await MockServer.run(MockConfiguration(index: MockFixture.index)) { start.yield($0) } }
      let mock = try #require(await started.first { _ in true })
      mock.addOrganization(token: "token") { .zero }
      let fixture = MockFixture(mock: mock, client: try MockFixture.makeClient(), clock: .init())
      #expect(try await fixture.send("GET", "/v2/control-planes").status == 200)
      group.cancelAll()
    }
  }

  /// Carries values out of a closure that may run anywhere; the tests read it after the closure has ended.
  private final class Box: @unchecked Sendable {
    var values: [JSONValue?] = []
  }
}
