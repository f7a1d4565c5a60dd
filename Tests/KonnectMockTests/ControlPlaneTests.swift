import JSON
import Testing

@testable import KonnectMock

/// Control planes, their groups, and what a control plane holds.
struct ControlPlaneTests {
  @Test func partsOfTheRequestAreAnsweredInConfig() async throws {
    try await MockFixture.run { fixture async throws in
      let created = try await fixture.send(
        "POST", "/v2/control-planes",
        body: ["name": "group", "cluster_type": "CLUSTER_TYPE_CONTROL_PLANE_GROUP", "labels": ["env": "test"]])
      #expect(created.status == 201)
      #expect(created["config.cluster_type"] == "CLUSTER_TYPE_CONTROL_PLANE_GROUP")
      #expect(created["labels.env"] == "test")
      let id = created["id"]?.string ?? ""
      fixture.clock.advance(by: .seconds(60))
      let changed = try await fixture.send(
        "PATCH", "/v2/control-planes/\(id)", body: ["auth_type": "pki_client_certs", "description": "d"])
      #expect(changed.status == 200)
      #expect(changed["config.auth_type"] == "pki_client_certs")
      #expect(changed["config.cluster_type"] == "CLUSTER_TYPE_CONTROL_PLANE_GROUP")
      #expect(changed["description"] == "d")
      #expect(changed["created_at"] == "2026-01-01T00:00:00Z")
      #expect(changed["updated_at"] == "2026-01-01T00:01:00Z")
      #expect(try await fixture.send("GET", "/v2/control-planes/\(id)").json == changed.json)
      let groups = try await fixture.send(
        "GET", "/v2/control-planes?filter[cluster_type][eq]=CLUSTER_TYPE_CONTROL_PLANE_GROUP")
      #expect(groups["data"]?.array?.count == 1)
    }
  }

  @Test func nameIsUnique() async throws {
    try await MockFixture.run { fixture async throws in
      _ = try await fixture.makeControlPlane("cp")
      #expect(try await fixture.send("POST", "/v2/control-planes", body: ["name": "cp"]).status == 409)
    }
  }

  @Test func listIsPaged() async throws {
    try await MockFixture.run { fixture async throws in
      for number in 1...12 { _ = try await fixture.makeControlPlane("cp-\(number)") }
      let first = try await fixture.send("GET", "/v2/control-planes")
      #expect(first["data"]?.array?.count == 10)
      #expect(first["meta.page"] == ["number": 1, "size": 10, "total": 12])
      let last = try await fixture.send("GET", "/v2/control-planes?page[number]=3&page[size]=5")
      #expect(last["data"]?.array?.compactMap { $0["name"]?.string } == ["cp-11", "cp-12"])
      let found = try await fixture.send("GET", "/v2/control-planes?filter[name][contains]=P-1")
      #expect(found["meta.page.total"] == 4)
    }
  }

  @Test func kongListIsPagedByOffset() async throws {
    try await MockFixture.run { fixture async throws in
      let id = try await fixture.makeControlPlane()
      let path = "/v2/control-planes/\(id)/core-entities/services"
      for name in ["a", "b", "c"] {
        #expect(try await fixture.send("POST", path, body: ["name": .string(name), "host": "h"]).status == 201)
      }
      let first = try await fixture.send("GET", path + "?size=2")
      #expect(first["data"]?.array?.compactMap { $0["name"]?.string } == ["a", "b"])
      let offset = try #require(first["offset"]?.string)
      let second = try await fixture.send("GET", path + "?size=2&offset=\(offset)")
      #expect(second["data"]?.array?.compactMap { $0["name"]?.string } == ["c"])
      #expect(second["next"] == nil)
      let next = try #require(first["next"]?.string)
      #expect(try await fixture.send("GET", next).json == second.json)
    }
  }

  @Test func groupKeepsItsMembers() async throws {
    try await MockFixture.run { fixture async throws in
      let group = try await fixture.makeControlPlane("group", isGroup: true)
      let one = try await fixture.makeControlPlane("one")
      let two = try await fixture.makeControlPlane("two")
      let path = "/v2/control-planes/\(group)/group-memberships"
      func members() async throws -> [String] {
        try await fixture.send("GET", path)["data"]?.array?.compactMap { $0["id"]?.string } ?? []
      }
      func body(_ ids: String...) -> JSONValue { ["members": .array(ids.map { ["id": .string($0)] })] }

      #expect(try await members() == [])
      #expect(try await fixture.send("POST", path + "/add", body: body(one, two)).status == 204)
      #expect(try await members() == [one, two])
      #expect(try await fixture.send("GET", "/v2/control-planes/\(one)/group-member-status")["is_member"] == true)
      #expect(try await fixture.send("POST", path + "/remove", body: body(one)).status == 204)
      #expect(try await members() == [two])
      #expect(try await fixture.send("PUT", path, body: body(one)).status == 204)
      #expect(try await members() == [one])
      #expect(try await fixture.send("GET", "/v2/control-planes/\(two)/group-member-status")["is_member"] == false)
      let unknown = "00000000-0000-4000-8000-000000000000"
      #expect(try await fixture.send("POST", path + "/add", body: body(unknown)).status == 400)
      // Only groups have members.
      #expect(
        try await fixture.send("POST", "/v2/control-planes/\(one)/group-memberships/add", body: body(two)).status == 400
      )
      #expect(try await fixture.send("GET", "/v2/control-planes/\(group)/group-status")["item.id"] == .string(group))
      #expect(try await fixture.send("DELETE", "/v2/control-planes/\(one)").status == 204)
      #expect(try await members() == [])
    }
  }

  @Test func parentsMustExistAndTakeTheirChildrenAlong() async throws {
    try await MockFixture.run { fixture async throws in
      let id = try await fixture.makeControlPlane()
      let path = "/v2/control-planes/\(id)/core-entities/services"
      #expect(try await fixture.send("POST", path, body: ["host": "h", "name": "s"]).status == 201)
      #expect(try await fixture.send("GET", path + "/s").status == 200)
      #expect(try await fixture.send("DELETE", "/v2/control-planes/\(id)").status == 204)
      #expect(try await fixture.send("GET", path + "/s").status == 404)
      #expect(try await fixture.send("POST", path, body: ["host": "h"]).status == 404)
    }
  }
}
