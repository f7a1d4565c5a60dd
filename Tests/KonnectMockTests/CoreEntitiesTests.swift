import JSON
import Testing

@testable import KonnectMock

/// What Kong's gateway entities do on Konnect.
struct CoreEntitiesTests {
  @Test func vaultReferencesStandForAnything() async throws {
    try await MockFixture.run { fixture async throws in
      let cp = try await fixture.makeControlPlane()
      let partial = try await fixture.makePartial(cp)
      #expect(partial.status == 201)
      #expect(partial["config.port"] == "{vault://env/CACHE_PORT}")
      #expect(partial["type"] == "redis-ee")
      // What is no reference must still fit.
      let wrong = try await fixture.send(
        "POST", "/v2/control-planes/\(cp)/core-entities/partials",
        body: ["name": "other", "type": "redis-ee", "config": ["port": "{vault"]])
      #expect(wrong.status == 400)
      #expect(wrong["invalid_parameters.0.field"] == "config.port")
    }
  }

  @Test func pluginGetsNameAndPathOfItsPartial() async throws {
    try await MockFixture.run { fixture async throws in
      let cp = try await fixture.makeControlPlane()
      let partial = try await fixture.makePartial(cp)["id"] ?? .null
      let path = "/v2/control-planes/\(cp)/core-entities/plugins"
      let plugin = try await fixture.send(
        "POST", path,
        body: [
          "name": "rate-limiting-advanced", "config": ["strategy": "redis", "limit": [100]],
          "partials": [["id": partial]],
        ])
      #expect(plugin.status == 201)
      #expect(plugin["partials"] == [["id": partial, "name": "konnect-managed", "path": "config.redis"]])
      #expect(plugin["config.strategy"] == "redis")
      #expect(plugin["enabled"] == true)
      let named = try await fixture.send(
        "POST", path, body: ["name": "acme", "partials": [["name": "konnect-managed", "path": "config.storage"]]])
      #expect(named["partials.0.id"] == partial)
      #expect(named["partials.0.path"] == "config.storage")
      #expect(try await fixture.send("GET", path)["data"]?.array?.count == 2)
      let links = try await fixture.send(
        "GET", "/v2/control-planes/\(cp)/core-entities/partials/\(partial.string ?? "")/links")
      #expect(links["data"]?.array?.compactMap { $0["name"]?.string } == ["rate-limiting-advanced", "acme"])
      let unknown = try await fixture.send("POST", path, body: ["name": "acme", "partials": [["id": "nonsense"]]])
      #expect(unknown.status == 400)
      #expect(unknown["invalid_parameters.0.field"] == "partials[0]")
    }
  }

  @Test func nestedAndFlatCollectionsAreOne() async throws {
    try await MockFixture.run { fixture async throws in
      let cp = try await fixture.makeControlPlane()
      let base = "/v2/control-planes/\(cp)/core-entities"
      let service =
        try await fixture.send("POST", base + "/services", body: ["name": "s", "host": "h"])["id"]?.string ?? ""
      let other =
        try await fixture.send("POST", base + "/services", body: ["name": "t", "host": "h"])["id"]?.string ?? ""
      let route = try await fixture.send(
        "POST", base + "/services/\(service)/routes", body: ["name": "r", "paths": ["/r"]])
      #expect(route.status == 201)
      #expect(route["service.id"] == .string(service))
      let id = route["id"]?.string ?? ""
      #expect(try await fixture.send("GET", base + "/routes/r")["id"]?.string == id)
      #expect(try await fixture.send("GET", base + "/services/s/routes/\(id)").status == 200)
      #expect(try await fixture.send("GET", base + "/services/\(other)/routes")["data"] == [])
      #expect(try await fixture.send("GET", base + "/services/\(other)/routes/\(id)").status == 404)
      let plugin = try await fixture.send("POST", base + "/services/s/plugins", body: ["name": "acme"])
      #expect(plugin["service.id"] == .string(service))
      #expect(try await fixture.send("GET", base + "/plugins")["data.0.service.id"] == .string(service))
      #expect(try await fixture.send("DELETE", base + "/services/\(service)").status == 204)
      #expect(try await fixture.send("GET", base + "/plugins")["data"] == [])
    }
  }

  @Test func putCreatesAndReplaces() async throws {
    try await MockFixture.run { fixture async throws in
      let cp = try await fixture.makeControlPlane()
      let path = "/v2/control-planes/\(cp)/core-entities/services/mine"
      let made = try await fixture.send("PUT", path, body: ["host": "one", "retries": 3])
      #expect(made.status == 200)
      #expect(made["name"] == "mine")
      #expect(made["retries"] == 3)
      #expect(made["port"] == 80)
      let replaced = try await fixture.send("PUT", path, body: ["host": "two"])
      #expect(replaced["id"] == made["id"])
      #expect(replaced["host"] == "two")
      #expect(replaced["retries"] == 5)
      let uuid = "3f51fa25-310a-421d-bd1a-007f859021a3"
      let known = try await fixture.send(
        "PUT", "/v2/control-planes/\(cp)/core-entities/services/\(uuid)", body: ["host": "three"])
      #expect(known["id"] == .string(uuid))
    }
  }

  @Test func consumersAreInGroups() async throws {
    try await MockFixture.run { fixture async throws in
      let cp = try await fixture.makeControlPlane()
      let base = "/v2/control-planes/\(cp)/core-entities"
      let consumer = try await fixture.send("POST", base + "/consumers", body: ["username": "u"])["id"]?.string ?? ""
      let group = try await fixture.send("POST", base + "/consumer_groups", body: ["name": "g"])["id"]?.string ?? ""
      let added = try await fixture.send(
        "POST", base + "/consumer_groups/\(group)/consumers", body: ["consumer": .string(consumer)])
      #expect(added.status == 201)
      #expect(added["consumer_group.name"] == "g")
      #expect(added["consumers.0.username"] == "u")
      #expect(try await fixture.send("GET", base + "/consumers/u/consumer_groups")["data.0.id"] == .string(group))
      #expect(try await fixture.send("DELETE", base + "/consumers/u/consumer_groups/\(group)").status == 204)
      #expect(try await fixture.send("GET", base + "/consumer_groups/g/consumers")["data"] == [])
      #expect(try await fixture.send("GET", base + "/consumers/u").status == 200)
      #expect(try await fixture.send("GET", base + "/consumer_groups/g").status == 200)
    }
  }

  @Test func duplicateNamesAreRefused() async throws {
    try await MockFixture.run { fixture async throws in
      let cp = try await fixture.makeControlPlane()
      #expect(try await fixture.makePartial(cp).status == 201)
      #expect(try await fixture.makePartial(cp).status == 409)
      let other = try await fixture.makeControlPlane("other")
      #expect(try await fixture.makePartial(other).status == 201)
    }
  }
}
