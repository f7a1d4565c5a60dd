import JSON
import Testing

@testable import KonnectMock

/// Event gateways: references by id or name, and policies in their order.
struct EventGatewayTests {
  private static let rule: JSONValue = [
    "resource_type": "topic", "action": "allow", "operations": [["name": "read"]], "resource_names": [["match": "*"]],
  ]

  private func gateway(_ fixture: MockFixture) async throws -> String {
    try await fixture.send("POST", "/v1/event-gateways", body: ["name": "gateway"])["id"]?.string ?? "none"
  }

  private func cluster(_ fixture: MockFixture, _ path: String) async throws -> MockFixture.Answer {
    let backend = try await fixture.send(
      "POST", path + "/backend-clusters",
      body: [
        "name": "backend", "authentication": ["type": "anonymous"], "bootstrap_servers": ["kafka:9092"],
        "tls": ["enabled": false],
      ])
    #expect(backend.status == 201)
    #expect(backend["metadata_update_interval_seconds"] == 60)
    return try await fixture.send(
      "POST", path + "/virtual-clusters",
      body: [
        "name": "virtual", "destination": ["id": backend["id"] ?? .null], "authentication": [["type": "anonymous"]],
        "dns_label": "vc", "acl_mode": "passthrough",
      ])
  }

  @Test func referenceByIDGetsItsName() async throws {
    try await MockFixture.run { fixture async throws in
      let path = "/v1/event-gateways/\(try await gateway(fixture))"
      let cluster = try await cluster(fixture, path)
      #expect(cluster.status == 201)
      #expect(cluster["destination.name"] == "backend")
    }
  }

  @Test func policiesKeepTheirOrder() async throws {
    try await MockFixture.run { fixture async throws in
      let path = "/v1/event-gateways/\(try await gateway(fixture))"
      let cluster = "\(path)/virtual-clusters/\(try await cluster(fixture, path)["id"]?.string ?? "")"
      func make(_ name: String, _ query: String = "") async throws -> String {
        let answer = try await fixture.send(
          "POST", cluster + "/cluster-policies" + query,
          body: ["name": .string(name), "type": "acls", "config": ["rules": [Self.rule]]])
        return answer["id"]?.string ?? "\(answer.status) \(answer.json ?? .null)"
      }
      func chain() async throws -> [String] {
        try await fixture.send("GET", cluster + "/cluster-policy-chain")["policies"]?.array?.compactMap(\.string) ?? []
      }
      let one = try await make("one")
      let two = try await make("two")
      let first = try await make("first", "?before=\(one)")
      #expect(try await chain() == [first, one, two])
      let move = try await fixture.send("POST", "\(cluster)/cluster-policies/\(two)/move", body: ["index": 0])
      #expect(move.status == 204)
      #expect(try await chain() == [two, first, one])
      let put = try await fixture.send(
        "PUT", cluster + "/cluster-policy-chain", body: ["policies": [.string(one), .string(two), .string(first)]])
      #expect(put.status == 200)
      #expect(try await chain() == [one, two, first])
      let list = try await fixture.send("GET", cluster + "/cluster-policies")
      #expect(list.json?.array?.compactMap { $0["name"]?.string } == ["one", "two", "first"])
      let unknown = "00000000-0000-4000-8000-000000000000"
      #expect(
        try await fixture.send("PUT", cluster + "/cluster-policy-chain", body: ["policies": [.string(unknown)]]).status
          == 400)
    }
  }

  @Test func putReplacesAndPatchMerges() async throws {
    try await MockFixture.run { fixture async throws in
      let path = "/v1/event-gateways/\(try await gateway(fixture))"
      let patched = try await fixture.send("PATCH", path, body: ["description": "d", "labels": ["a": "1"]])
      #expect(patched["description"] == "d")
      #expect(patched["name"] == "gateway")
      let replaced = try await fixture.send("PUT", path, body: ["name": "renamed"])
      #expect(replaced["name"] == "renamed")
      #expect(replaced["labels"] == nil)
      #expect(replaced["id"] == patched["id"])
      #expect(replaced["created_at"] == patched["created_at"])
      // This API makes things by POST only.
      let unknown = "00000000-0000-4000-8000-000000000000"
      #expect(try await fixture.send("PUT", "/v1/event-gateways/\(unknown)", body: ["name": "x"]).status == 404)
    }
  }

  @Test func nodesThatNothingCreatesAreThere() async throws {
    try await MockFixture.run { fixture async throws in
      let path = "/v1/event-gateways/\(try await gateway(fixture))/nodes"
      let list = try await fixture.send("GET", path)
      #expect(list["data"]?.array?.count == 1)
      let id = try #require(list["data.0.id"]?.string)
      #expect(try await fixture.send("GET", "\(path)/\(id)").json == list["data.0"])
      #expect(try await fixture.send("GET", "\(path)/00000000-0000-4000-8000-000000000000").status == 404)
    }
  }
}
