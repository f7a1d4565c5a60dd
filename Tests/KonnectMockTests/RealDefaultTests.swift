import JSON
import OpenAPI
import TestSupport
import Testing

@testable import KonnectMock

/// What things are that nobody said, and what they show of others.
@Suite(.enabled(if: SharedData.isPresent, "\(SharedData.absence)"))
struct RealDefaultTests {
  @Test func aRequestsOwnDefaultsCount() async throws {
    try await MockFixture.runReal { fixture async throws in
      let realm = try await fixture.send("POST", "/v1/realms", body: ["name": "r", "ttl": 20])
      #expect(realm["ttl"] == 20)
      #expect(realm["negative_ttl"] == 10)
      let product = await fixture.make("/v2/api-products", "PRODUCT_ID")
      let versions = "/v2/api-products/\(product)/product-versions"
      let version = try await fixture.send("POST", versions, body: ["name": "v1"])
      #expect(version["publish_status"] == "unpublished")
      #expect(version["deprecated"] == false)
    }
  }

  @Test func aPlanIsADraftUntilItIsPublished() async throws {
    try await MockFixture.runReal { fixture async throws in
      let plan = "/v3/openmeter/plans/\(await fixture.make("/v3/openmeter/plans", "PLAN_ID"))"
      let draft = try await fixture.send("GET", plan)
      #expect(draft["status"] == "draft")
      #expect(draft["effective_from"] == nil)
      let published = try await fixture.send("POST", plan + "/publish")
      #expect(published["status"] == "active")
      #expect(published["effective_from"] != nil)
      #expect(published["effective_to"] == nil)
      #expect(try await fixture.send("POST", plan + "/archive")["effective_to"] != nil)
    }
  }

  @Test func anAPIHasASlugOfNameAndVersion() async throws {
    try await MockFixture.runReal { fixture async throws in
      let made = try await fixture.send("POST", "/v3/apis", body: ["name": "My Flights", "version": "v1"])
      #expect(made["slug"] == "my-flights-v1")
      #expect(try await fixture.send("POST", "/v3/apis", body: ["name": "Other"])["slug"] == "other")
      let own = try await fixture.send("POST", "/v3/apis", body: ["name": "Own", "slug": "my-own"])
      #expect(own["slug"] == "my-own")
    }
  }

  @Test func anAPIShowsThePortalsThatItIsPublishedTo() async throws {
    try await MockFixture.runReal { fixture async throws in
      let portal = try await fixture.create("/v3/portals", ["name": "hub"])
      let api = try await fixture.create("/v3/apis", ["name": "Flights"])
      let path = "/v3/apis/\(api)"
      #expect(try await fixture.send("GET", path)["portals"] == [])
      let publication = "\(path)/publications/\(portal)"
      #expect(try await fixture.send("PUT", publication, body: ["visibility": "public"]).status == 200)
      #expect(try await fixture.send("GET", path)["portals.0.name"] == "hub")
      #expect(try await fixture.send("GET", "/v3/apis")["data.0.portals.0.id"] == .string(portal))
      #expect(try await fixture.send("DELETE", publication).status == 204)
      #expect(try await fixture.send("GET", path)["portals"] == [])
    }
  }

  @Test func pagesAreATree() async throws {
    try await MockFixture.runReal { fixture async throws in
      let pages = "/v3/portals/\(await fixture.make("/v3/portals", "PORTAL_ID"))/pages"
      let upper = try await fixture.create(pages, ["slug": "/guides", "content": "a"])
      let lower: JSONValue = ["slug": "install", "content": "b", "parent_page_id": .string(upper)]
      #expect(try await fixture.send("POST", pages, body: lower).status == 201)
      let tree = try await fixture.send("GET", pages)
      #expect(tree["data"]?.array?.map { $0["slug"] } == ["/guides"])
      #expect(tree["data.0.children"]?.array?.map { $0["slug"] } == ["install"])
      let found = try await fixture.send("GET", pages + "?filter[slug][eq]=install")
      #expect(found["data"]?.array?.map { $0["slug"] } == ["install"])
    }
  }

  @Test func aBatchOfEventsIsListed() async throws {
    try await MockFixture.runReal { fixture async throws in
      let events: JSONValue = [
        ["specversion": "1.0", "type": "request", "id": "1", "source": "s", "subject": "acme"],
        ["specversion": "1.0", "type": "request", "id": "2", "source": "s", "subject": "other"],
      ]
      let sent = try await fixture.send(
        "POST", "/v3/openmeter/events", body: events, headers: ["Content-Type": "application/cloudevents-batch+json"])
      #expect(sent.status == 202)
      let found = try await fixture.send("GET", "/v3/openmeter/events?filter[subject][eq]=acme")
      #expect(found["data"]?.array?.map { $0["event"]?["id"] } == ["1"])
    }
  }

  @Test func aNameIsUniqueWhereItsDescriptionSaysSo() async throws {
    try await MockFixture.runReal { fixture async throws in
      for path in ["/v3/portals", "/v3/apis", "/v3/api-packages"] {
        let body: JSONValue = ["name": "same"]
        #expect(try await fixture.send("POST", path, body: body).status == 201)
        #expect(try await fixture.send("POST", path, body: body).status == 409)
      }
      #expect(try await fixture.send("POST", "/v3/apis", body: ["name": "same", "version": "v2"]).status == 201)
    }
  }

  @Test func aFilterIsShortWhereItsDescriptionSaysSo() async throws {
    try await MockFixture.runReal { fixture async throws in
      let directory = await fixture.make("/v2/directories", "DIRECTORY_ID")
      let principals = "/v2/directories/\(directory)/principals"
      for name in ["x", "y"] {
        #expect(try await fixture.send("POST", principals, body: ["display_name": .string(name)]).status == 201)
      }
      let found = try await fixture.send("GET", principals + "?filter[display_name]=x")
      #expect(found.status == 200)
      #expect(found["data"]?.array?.map { $0["display_name"] } == ["x"])
      // Elsewhere the schema has the last word.
      let configurations = "/v2/cloud-gateways/configurations?filter[control_plane_id]=a"
      #expect(try await fixture.send("GET", configurations, region: "global").status == 400)
    }
  }

  @Test func numbersAreSortedBySize() async throws {
    try await MockFixture.runReal { fixture async throws in
      for (name, seconds) in [("a", 900), ("b", 2000), ("c", 1000)] {
        let body: JSONValue = [
          "name": .string(name), "allowed_control_planes": [], "ttl_secs": .number(JSONNumber(seconds)),
        ]
        #expect(try await fixture.send("POST", "/v2/directories", body: body).status == 201)
      }
      let sorted = try await fixture.send("GET", "/v2/directories?sort=ttl_secs")
      #expect(sorted["data"]?.array?.map { $0["name"] } == ["a", "c", "b"])
      let reversed = try await fixture.send("GET", "/v2/directories?sort=-ttl_secs")
      #expect(reversed["data"]?.array?.map { $0["name"] } == ["b", "c", "a"])
    }
  }

  @Test func whatIsBelowMovesAlong() async throws {
    try await MockFixture.runReal { fixture async throws in
      let from = try await fixture.create("/v1/realms", ["name": "a"])
      let to = try await fixture.create("/v1/realms", ["name": "b"])
      let consumer = try await fixture.create("/v1/realms/\(from)/consumers", ["username": "bob"])
      let old = "/v1/realms/\(from)/consumers/\(consumer)"
      #expect(try await fixture.send("POST", old + "/keys", body: ["type": "new"]).status == 201)
      let moved = try await fixture.send("POST", old + "/move", body: ["target_realm_id": .string(to)])
      #expect(moved["realm_id"] == .string(to))
      let new = "/v1/realms/\(to)/consumers/\(consumer)"
      #expect(try await fixture.send("GET", new + "/keys")["data"]?.array?.count == 1)
      #expect(try await fixture.send("GET", old + "/keys").status == 404)
    }
  }
}
