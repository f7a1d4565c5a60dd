import JSON
import OpenAPI
import TestSupport
import Testing

@testable import KonnectMock

/// What Konnect's own files imply beyond single operations: actions, moves, trees, deletions, filters.
@Suite(.enabled(if: SharedData.isPresent, "\(SharedData.absence)"))
struct RealBehaviourTests {
  @Test func anActionBringsAboutItsState() async throws {
    try await MockFixture.runReal { fixture async throws in
      let plan = "/v3/openmeter/plans/\(await fixture.make("/v3/openmeter/plans", "PLAN_ID"))"
      #expect(try await fixture.send("POST", plan + "/publish")["status"] == "active")
      #expect(try await fixture.send("POST", plan + "/archive")["status"] == "archived")
      #expect(try await fixture.send("GET", plan)["status"] == "archived")
    }
  }

  @Test func aConsumerMovesToAnotherRealm() async throws {
    try await MockFixture.runReal { fixture async throws in
      let from = await fixture.make("/v1/realms", "FIRST_ID")
      let to = await fixture.make("/v1/realms", "SECOND_ID")
      let consumers = "/v1/realms/\(from)/consumers"
      let consumer = await fixture.make(consumers, "CONSUMER_ID")
      let nowhere: JSONValue = ["target_realm_id": "11111111-2222-4333-8444-555555555555"]
      #expect(try await fixture.send("POST", "\(consumers)/\(consumer)/move", body: nowhere).status == 400)
      let moved = try await fixture.send(
        "POST", "\(consumers)/\(consumer)/move", body: ["target_realm_id": .string(to)])
      #expect(moved.status == 201)
      #expect(try await fixture.send("GET", "\(consumers)/\(consumer)").status == 404)
      #expect(try await fixture.send("GET", "/v1/realms/\(to)/consumers/\(consumer)").status == 200)
    }
  }

  @Test func aPageMovesBelowAnother() async throws {
    try await MockFixture.runReal { fixture async throws in
      let pages = "/v3/portals/\(await fixture.make("/v3/portals", "PORTAL_ID"))/pages"
      let upper = await fixture.make(pages, "UPPER_ID")
      let lower = await fixture.make(pages, "LOWER_ID")
      let body: JSONValue = ["parent_page_id": .string(upper), "index": 0]
      #expect((200..<300).contains(try await fixture.send("POST", "\(pages)/\(lower)/move", body: body).status))
      #expect(try await fixture.send("GET", "\(pages)/\(lower)")["parent_page_id"] == .string(upper))
      let itself: JSONValue = ["parent_page_id": .string(lower), "index": 0]
      #expect(try await fixture.send("POST", "\(pages)/\(lower)/move", body: itself).status == 400)
    }
  }

  @Test func aPublicationGoesWithItsPortal() async throws {
    try await MockFixture.runReal { fixture async throws in
      let portal = await fixture.make("/v3/portals", "PORTAL_ID")
      let api = await fixture.make("/v3/apis", "API_ID")
      let publication = "/v3/apis/\(api)/publications/\(portal)"
      #expect(try await fixture.send("PUT", publication, body: ["visibility": "public"]).status == 200)
      #expect(try await fixture.send("GET", publication).status == 200)
      #expect(try await fixture.send("DELETE", "/v3/portals/\(portal)").status == 204)
      #expect(try await fixture.send("GET", publication).status == 404)
      #expect(try await fixture.send("GET", "/v3/apis/\(api)").status == 200)
    }
  }

  @Test func publicationsAreListedByPortalAndForAll() async throws {
    try await MockFixture.runReal { fixture async throws in
      let portals = [await fixture.make("/v3/portals", "ONE_ID"), await fixture.make("/v3/portals", "TWO_ID")]
      let api = await fixture.make("/v3/apis", "API_ID")
      #expect(try await fixture.send("GET", "/v3/api-publications")["data"] == [])
      for (portal, visibility) in zip(portals, ["public", "private"]) {
        let body: JSONValue = ["visibility": .string(visibility)]
        #expect(try await fixture.send("PUT", "/v3/apis/\(api)/publications/\(portal)", body: body).status == 200)
      }
      let all = try await fixture.send("GET", "/v3/api-publications")["data"]?.array ?? []
      #expect(all.map { $0["api_id"] } == [.string(api), .string(api)])
      #expect(Set(all.map { $0["portal_id"] }) == Set(portals.map { .string($0) }))
      let filtered = try await fixture.send("GET", "/v3/api-publications?filter[portal_id][eq]=\(portals[1])")["data"]
      #expect(filtered?.array?.map { $0["visibility"] } == ["private"])
      let own = try await fixture.send("GET", "/v3/portals/\(portals[0])/api-publications")["data"]
      #expect(own?.array?.map { $0["visibility"] } == ["public"])
      #expect(own?[0]?["portal_ids"] == [.string(portals[0])])
    }
  }

  @Test func aPublicationNeedsStrategiesThatAreThere() async throws {
    try await MockFixture.runReal { fixture async throws in
      let portal = await fixture.make("/v3/portals", "PORTAL_ID")
      let path = "/v3/apis/\(await fixture.make("/v3/apis", "API_ID"))/publications/\(portal)"
      let nobody: JSONValue = ["auth_strategy_ids": ["11111111-2222-4333-8444-555555555555"]]
      let refused = try await fixture.send("PUT", path, body: nobody)
      #expect(refused.status == 400)
      #expect(refused["invalid_parameters.0.field"] == "auth_strategy_ids[0]")
      let strategy = await fixture.make("/v2/application-auth-strategies", "AUTH_STRATEGY_ID")
      let taken = try await fixture.send("PUT", path, body: ["auth_strategy_ids": [.string(strategy)]])
      #expect(taken["auth_strategy_ids"] == [.string(strategy)])
    }
  }

  @Test func aParameterNamedAsAFieldFilters() async throws {
    try await MockFixture.runReal { fixture async throws in
      let consumers = "/v2/control-planes/\(try await fixture.makeControlPlane())/core-entities/consumers"
      for number in 1...3 {
        let name = JSONValue.string("c\(number)")
        #expect(try await fixture.send("POST", consumers, body: ["username": name, "custom_id": name]).status == 201)
      }
      let found = try await fixture.send("GET", consumers + "?custom_id=c2")
      #expect(found["data"]?.array?.compactMap { $0["username"]?.string } == ["c2"])
    }
  }

  @Test func labelsWithDotsFilter() async throws {
    try await MockFixture.runReal { fixture async throws in
      let controlPlane = await fixture.make("/v1/mesh/control-planes", "CP_ID")
      let meshes = "/v1/mesh/control-planes/\(controlPlane)/api/meshes"
      for name in ["one", "two"] {
        let body: JSONValue = [
          "type": "Mesh", "name": .string(name), "labels": ["kuma.io/name": .string(name)],
        ]
        #expect((200..<300).contains(try await fixture.send("PUT", "\(meshes)/\(name)", body: body).status))
      }
      let found = try await fixture.send("GET", meshes + "?filter[label.kuma.io/name]=two")
      #expect(found["items"]?.array?.compactMap { $0["name"]?.string } == ["two"])
    }
  }

  @Test func linksToPagesKeepTheRestOfTheQuery() async throws {
    try await MockFixture.runReal { fixture async throws in
      let services = "/v2/control-planes/\(try await fixture.makeControlPlane())/core-entities/services"
      for (name, tag) in [("a", "x y"), ("b", "z"), ("c", "x y"), ("d", "x y")] {
        let body: JSONValue = ["name": .string(name), "host": "h", "tags": [.string(tag)]]
        #expect(try await fixture.send("POST", services, body: body).status == 201)
      }
      let first = try await fixture.send("GET", services + "?tags=x%20y&size=2")
      #expect(first["data"]?.array?.compactMap { $0["name"]?.string } == ["a", "c"])
      let second = try await fixture.send("GET", first["next"]?.string ?? "/")
      #expect(second["data"]?.array?.compactMap { $0["name"]?.string } == ["d"])
    }
  }
}
