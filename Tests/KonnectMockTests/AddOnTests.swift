import JSON
import Testing

@testable import KonnectMock

/// The managed cache of the how-to page, from its creation to readiness.
struct AddOnTests {
  @Test func isInitializingUntilTheClockHasMovedOn() async throws {
    try await MockFixture.run { fixture async throws in
      let group = try await fixture.makeControlPlane("group", isGroup: true)
      let created = try await fixture.send(
        "POST", "/v2/cloud-gateways/add-ons", region: "global", body: MockFixture.addOn(group))
      #expect(created.status == 201)
      #expect(created["state"] == "initializing")
      #expect(created["owner.control_plane_group_id"] == .string(group))
      #expect(created["config.kind"] == "managed-cache.v0")
      let id = try #require(created["id"]?.string)
      let path = "/v2/cloud-gateways/add-ons/\(id)"

      fixture.clock.advance(by: .seconds(899))
      #expect(try await fixture.send("GET", path, region: "global")["state"] == "initializing")
      fixture.clock.advance(by: .seconds(1))
      let ready = try await fixture.send("GET", path, region: "global")
      #expect(ready.status == 200)
      #expect(ready["state"] == "ready")
      #expect(ready["created_at"] == "2026-01-01T00:00:00Z")
      #expect(ready["name"] == "aws-managed-cache")
    }
  }

  @Test func nameIsUniqueForItsOwnerOnly() async throws {
    try await MockFixture.run { fixture async throws in
      let one = try await fixture.makeControlPlane("one", isGroup: true)
      let two = try await fixture.makeControlPlane("two", isGroup: true)
      let path = "/v2/cloud-gateways/add-ons"
      #expect(try await fixture.send("POST", path, region: "global", body: MockFixture.addOn(one)).status == 201)
      let again = try await fixture.send("POST", path, region: "global", body: MockFixture.addOn(one))
      #expect(again.status == 409)
      #expect(again["title"] == "Conflict")
      #expect(again["status"] == 409)
      #expect(try await fixture.send("POST", path, region: "global", body: MockFixture.addOn(two)).status == 201)
    }
  }

  @Test func isListedChangedAndDeleted() async throws {
    try await MockFixture.run { fixture async throws in
      let group = try await fixture.makeControlPlane("group", isGroup: true)
      let path = "/v2/cloud-gateways/add-ons"
      let id =
        try await fixture.send("POST", path, region: "global", body: MockFixture.addOn(group))["id"]?.string ?? ""
      let list = try await fixture.send("GET", path + "?filter%5Bname%5D%5Beq%5D=aws-managed-cache", region: "global")
      #expect(list["data.0.id"] == .string(id))
      #expect(list["meta.page.total"] == 1)
      #expect(try await fixture.send("GET", path + "?filter[name][eq]=other", region: "global")["data"] == [])
      #expect(
        try await fixture.send("GET", path + "?filter[config.kind]=managed-cache.v0", region: "global")["data.0.id"]
          != nil)
      #expect(try await fixture.send("DELETE", "\(path)/\(id)", region: "global").status == 204)
      #expect(try await fixture.send("GET", "\(path)/\(id)", region: "global").status == 404)
      #expect(try await fixture.send("DELETE", "\(path)/\(id)", region: "global").status == 404)
    }
  }
}
