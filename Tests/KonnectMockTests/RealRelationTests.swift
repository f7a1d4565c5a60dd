import JSON
import OpenAPI
import TestSupport
import Testing

@testable import KonnectMock

/// What Konnect's own files imply of things that belong together: references, members, things by another path.
@Suite(.enabled(if: SharedData.isPresent, "\(SharedData.absence)"))
struct RealRelationTests {
  @Test func anAddOnOfAPlanIsOneOfAll() async throws {
    try await MockFixture.runReal { fixture async throws in
      let plan = await fixture.make("/v3/openmeter/plans", "PLAN_ID")
      let addOn = await fixture.make("/v3/openmeter/addons", "ADDON_ID")
      let body: JSONValue = ["name": "Support", "addon": ["id": .string(addOn)], "from_plan_phase": "default"]
      let made = try await fixture.send("POST", "/v3/openmeter/plans/\(plan)/addons", body: body)
      #expect(made.status == 201)
      #expect(made["addon.id"] == .string(addOn))
      let nobody = body.merged(with: ["addon": ["id": "01G65Z755AFWAKHE12NY0CQ9FH"]])
      #expect(try await fixture.send("POST", "/v3/openmeter/plans/\(plan)/addons", body: nobody).status == 400)
    }
  }

  @Test func aVersionIsPublishedOfAProduct() async throws {
    try await MockFixture.runReal { fixture async throws in
      let portal = await fixture.make("/v2/portals", "PORTAL_ID")
      let product = await fixture.make("/v2/api-products", "PRODUCT_ID")
      let version = try await fixture.create("/v2/api-products/\(product)/product-versions", ["name": "v1"])
      let body: JSONValue = [
        "product_version_id": .string(version), "publish_status": "published", "deprecated": false,
        "application_registration_enabled": false, "auto_approve_registration": false, "auth_strategy_ids": [],
      ]
      #expect(try await fixture.send("POST", "/v2/portals/\(portal)/product-versions", body: body).status == 201)
    }
  }

  @Test func theUserOfATokenIsOneOfTheUsers() async throws {
    try await MockFixture.runReal { fixture async throws in
      let user = try await fixture.send("GET", "/v3/users/me", region: "global")["id"]?.string ?? "none"
      let listed = try await fixture.send("GET", "/v3/users", region: "global")["data"]?.array ?? []
      #expect(listed.map { $0["id"] } == [.string(user)])
      let token = try await fixture.send(
        "POST", "/v3/users/\(user)/access-tokens", region: "global", body: ["name": "pat", "ttl_seconds": 86_400])
      #expect(token.status == 201)
    }
  }

  @Test func aThingIsCalledAsPathsBelowItCallIt() async throws {
    try await MockFixture.runReal { fixture async throws in
      let events = "/v1/notifications/configurations"
      let event = try await fixture.send("GET", events, region: "global")["data.0.event_id"]?.string ?? "none"
      #expect(try await fixture.send("GET", "\(events)/\(event)/subscriptions", region: "global").status == 200)
      #expect(try await fixture.send("GET", "\(events)/other/subscriptions", region: "global").status == 404)
    }
  }

  @Test func anAnswerWrapsTheThing() async throws {
    try await MockFixture.runReal { fixture async throws in
      let certificates = "/v2/control-planes/\(try await fixture.makeControlPlane())/dp-client-certificates"
      let made = try await fixture.send("POST", certificates, body: ["cert": "PEM"])
      #expect(made.json?.object?.map(\.key) == ["item"])
      #expect(made["item.cert"] == "PEM")
      let id = made["item.id"]?.string ?? "none"
      let read = try await fixture.send("GET", "\(certificates)/\(id)")
      #expect(read.status == 200)
      #expect(read["item"] == made["item"])
      #expect(try await fixture.send("GET", certificates)["items.0.id"] == .string(id))
      let other: JSONValue = ["cert": "other"]
      #expect(try await fixture.send("PUT", "\(certificates)/\(id)", body: other)["item.cert"] == "other")
    }
  }

  @Test(
    arguments: [
      #"return { name = "mine", fields = {} }"#, "return { fields = {}, name='mine' }",
      #"local NAME = "mine"; return { name = NAME, fields = {} }"#,
    ])
  func aPluginSchemaIsCalledAsItsLuaSays(lua: String) async throws {
    try await MockFixture.runReal { fixture async throws in
      let entities = "/v2/control-planes/\(try await fixture.makeControlPlane())/core-entities"
      let made = try await fixture.send("POST", entities + "/plugin-schemas", body: ["lua_schema": .string(lua)])
      #expect(made["item.name"] == "mine")
      let read = try await fixture.send("GET", entities + "/plugin-schemas/mine")
      #expect(read["item.lua_schema"] == .string(lua))
      #expect(try await fixture.send("DELETE", entities + "/plugin-schemas/mine").status == 204)
    }
  }

  @Test func developersAreMembersOfTeams() async throws {
    try await MockFixture.runReal { fixture async throws in
      let portal = "/v3/portals/\(await fixture.make("/v3/portals", "PORTAL_ID"))"
      let body: JSONValue = ["email": "dev@example.com", "full_name": "Dev"]
      let developer = try await fixture.create(portal + "/developers", body)
      let team = try await fixture.create(portal + "/teams", ["name": "t"])
      let members = "\(portal)/teams/\(team)/developers"
      let teams = "\(portal)/developers/\(developer)/teams"
      #expect(try await fixture.send("GET", teams)["data"] == [])
      #expect(try await fixture.send("POST", members, body: ["id": .string(developer)]).status == 201)
      #expect(try await fixture.send("GET", members)["data.0.email"] == "dev@example.com")
      #expect(try await fixture.send("GET", teams)["data.0.name"] == "t")
      #expect(try await fixture.send("DELETE", "\(members)/\(developer)").status == 204)
      #expect(try await fixture.send("GET", teams)["data"] == [])
      #expect(try await fixture.send("GET", "\(portal)/developers/\(developer)").status == 200)
    }
  }

  @Test(arguments: ["system-accounts", "users"])
  func teamsAreListedByTheirMembers(kind: String) async throws {
    try await MockFixture.runReal { fixture async throws in
      let user = try await fixture.send("GET", "/v3/users/me", region: "global")["id"]?.string ?? "none"
      let account = await fixture.make("/v3/system-accounts", "ACCOUNT_ID")
      let member = kind == "users" ? user : account
      let team = await fixture.make("/v3/teams", "TEAM_ID")
      let teams = "/v3/\(kind)/\(member)/teams"
      #expect(try await fixture.send("GET", teams, region: "global")["data"] == [])
      let body: JSONValue = ["id": .string(member)]
      #expect(try await fixture.send("POST", "/v3/teams/\(team)/\(kind)", region: "global", body: body).status == 201)
      #expect(try await fixture.send("GET", teams, region: "global")["data.0.id"] == .string(team))
    }
  }

  @Test func keysBelongToTheSetThatTheyName() async throws {
    try await MockFixture.runReal { fixture async throws in
      let entities = "/v2/control-planes/\(try await fixture.makeControlPlane())/core-entities"
      let set = try await fixture.create(entities + "/key-sets", ["name": "ks"])
      let key: JSONValue = ["name": "k", "kid": "1", "jwk": "{}", "set": ["id": .string(set)]]
      #expect(try await fixture.send("POST", entities + "/keys", body: key).status == 201)
      #expect(try await fixture.send("GET", "\(entities)/key-sets/\(set)/keys")["data.0.name"] == "k")
      let other: JSONValue = ["name": "l", "kid": "2", "jwk": "{}"]
      #expect(try await fixture.send("POST", "\(entities)/key-sets/\(set)/keys", body: other)["set.id"] == .string(set))
    }
  }
}
