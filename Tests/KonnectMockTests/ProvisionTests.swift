import JSON
import Testing

@testable import KonnectMock

/// Resources made for variables that nothing else gives a value to.
struct ProvisionTests {
  private func request(_ variable: String, _ method: String, _ url: String, body: String? = nil) -> ProvisionRequest {
    let place = body.flatMap { JSONPointer($0) }.map(ProvisionRequest.Place.body) ?? .path
    return ProvisionRequest(variable: variable, method: method, url: url, place: place)
  }

  @Test func controlPlaneInAPath() async throws {
    try await MockFixture.run { fixture async throws in
      let url = "https://us.api.konghq.com/v2/control-planes/$CONTROL_PLANE_ID/core-entities/partials"
      let made = try #require(
        await fixture.mock.provision(request("CONTROL_PLANE_ID", "POST", url), token: "token"))
      #expect(made.variable == "CONTROL_PLANE_ID")
      #expect(made.description == "control plane mock-control-plane")
      let plane = try await fixture.send("GET", "/v2/control-planes/\(made.value)")
      #expect(plane["name"] == "mock-control-plane")
      #expect(try await fixture.makePartial(made.value).status == 201)
      // A variable keeps what it was given.
      let again = await fixture.mock.provision(request("CONTROL_PLANE_ID", "GET", url), token: "token")
      #expect(again == made)
      #expect(try await fixture.send("GET", "/v2/control-planes")["meta.page.total"] == 1)
    }
  }

  @Test func regionThatDoesNotServeIsNoObstacle() async throws {
    try await MockFixture.run { fixture async throws in
      let url = "https://global.api.konghq.com/v2/control-planes/${CONTROL_PLANE_ID}/core-entities/plugins"
      #expect(await fixture.mock.provision(request("CONTROL_PLANE_ID", "GET", url), token: "token") != nil)
    }
  }

  @Test func controlPlaneGroupInABody() async throws {
    try await MockFixture.run { fixture async throws in
      let made = try #require(
        await fixture.mock.provision(
          request(
            "CONTROL_PLANE_GROUP_ID", "POST", "https://global.api.konghq.com/v2/cloud-gateways/add-ons",
            body: "/owner/control_plane_group_id"), token: "token"))
      #expect(made.description == "control plane group mock-control-plane-group")
      let group = try await fixture.send("GET", "/v2/control-planes/\(made.value)")
      #expect(group["config.cluster_type"] == "CLUSTER_TYPE_CONTROL_PLANE_GROUP")
    }
  }

  @Test func isReadyAtOnce() async throws {
    try await MockFixture.run { fixture async throws in
      let url = "https://global.api.konghq.com/v2/cloud-gateways/networks/$NETWORK_ID"
      let network = try #require(await fixture.mock.provision(request("NETWORK_ID", "GET", url), token: "token"))
      let answer = try await fixture.send("GET", "/v2/cloud-gateways/networks/\(network.value)", region: "global")
      #expect(answer["state"] == "ready")
    }
  }

  @Test func parentsThatAreVariablesAreMadeToo() async throws {
    try await MockFixture.run { fixture async throws in
      let url = "https://us.api.konghq.com/v2/control-planes/$CP_ID/core-entities/services/$SERVICE_ID/routes"
      let service = try #require(await fixture.mock.provision(request("SERVICE_ID", "GET", url), token: "token"))
      let plane = try #require(await fixture.mock.provision(request("CP_ID", "GET", url), token: "token"))
      let answer = try await fixture.send(
        "GET", "/v2/control-planes/\(plane.value)/core-entities/services/\(service.value)")
      #expect(answer["name"] == "mock-service")
      let own = try await fixture.makeControlPlane("own")
      let inOwn = url.replacing("$CP_ID", with: own).replacing("$SERVICE_ID", with: "$OTHER_ID")
      let other = try #require(await fixture.mock.provision(request("OTHER_ID", "GET", inOwn), token: "token"))
      #expect(
        try await fixture.send("GET", "/v2/control-planes/\(own)/core-entities/services/\(other.value)").status == 200)
    }
  }

  @Test func fieldNamedIDTakesItsKindFromWhatHoldsIt() async throws {
    try await MockFixture.run { fixture async throws in
      let plane = try await fixture.makeControlPlane()
      let url = "https://us.api.konghq.com/v2/control-planes/\(plane)/core-entities/plugins"
      let made = try #require(
        await fixture.mock.provision(request("MY_SERVICE", "POST", url, body: "/service/id"), token: "token"))
      #expect(
        try await fixture.send("GET", "/v2/control-planes/\(plane)/core-entities/services/\(made.value)").status == 200)
      let partial = await fixture.mock.provision(request("X_ID", "POST", url, body: "/partials/0/id"), token: "token")
      #expect(partial?.description == "partial mock-partial")
    }
  }

  @Test func groupMembershipsWantAGroup() async throws {
    try await MockFixture.run { fixture async throws in
      let url = "https://us.api.konghq.com/v2/control-planes/$GROUP/group-memberships/add"
      let group = try #require(await fixture.mock.provision(request("GROUP", "POST", url), token: "token"))
      let member = try #require(
        await fixture.mock.provision(request("CONTROL_PLANE_ID", "POST", url, body: "/members/0/id"), token: "token"))
      let answer = try await fixture.send(
        "POST", "/v2/control-planes/\(group.value)/group-memberships/add",
        body: ["members": [["id": .string(member.value)]]])
      #expect(answer.status == 204)
    }
  }

  @Test func nothingIsMadeWhereNoRuleFits() async throws {
    try await MockFixture.run { fixture async throws in
      let addOns = "https://global.api.konghq.com/v2/cloud-gateways/add-ons"
      let none: [ProvisionRequest] = [
        request("GEO", "POST", addOns, body: "/owner/control_plane_group_geo"),
        request("THING_ID", "POST", addOns, body: "/owner/thing_id"),
        request("NAME", "GET", "https://us.api.konghq.com/v2/nonsense/$NAME"),
        request("NAME", "GET", "https://us.api.konghq.com/$NAME/control-planes"),
        request("OTHER", "GET", "https://us.api.konghq.com/v2/control-planes/$CONTROL_PLANE_ID"),
        request("X", "GET", ""), request("X", "GET", "$X"),
      ]
      for request in none { #expect(await fixture.mock.provision(request, token: "token") == nil) }
      let url = "https://us.api.konghq.com/v2/control-planes/$CONTROL_PLANE_ID"
      #expect(await fixture.mock.provision(request("CONTROL_PLANE_ID", "GET", url), token: "unknown") == nil)
    }
  }
}
