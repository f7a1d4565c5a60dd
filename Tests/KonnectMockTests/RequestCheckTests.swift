import CurlClient
import JSON
import Testing

@testable import KonnectMock

/// What is refused before an organization is asked.
struct RequestCheckTests {
  @Test func pathOfAnotherRegionNamesTheRegionsThatServeIt() async throws {
    try await MockFixture.run { fixture async throws in
      let id = try await fixture.makeControlPlane()
      let answer = try await fixture.send(
        "GET", "/v2/control-planes/\(id)/core-entities/plugins", region: "global")
      #expect(answer.status == 404)
      #expect(answer.headers["Content-Type"] == "application/problem+json")
      #expect(
        answer["detail"]
          == """
          GET /v2/control-planes/{controlPlaneId}/core-entities/plugins is not served in region global; \
          regions: au, eu, in, me, sg, us
          """)
    }
  }

  @Test func anyRegionServesWhereNoneIsNamed() async throws {
    try await MockFixture.run { fixture async throws in
      #expect(try await fixture.send("GET", "/v2/control-planes", region: nil).status == 200)
      #expect(try await fixture.send("GET", "/v2/cloud-gateways/networks", region: nil).status == 200)
    }
  }

  @Test func unknownPathNamesTheNearest() async throws {
    try await MockFixture.run { fixture async throws in
      let answer = try await fixture.send("GET", "/v2/control-plane")
      #expect(answer.status == 404)
      #expect(answer["detail"] == "no operation has the path /v2/control-plane; the nearest is GET /v2/control-planes")
    }
  }

  @Test func unknownMethodNamesTheAllowed() async throws {
    try await MockFixture.run { fixture async throws in
      let answer = try await fixture.send("PATCH", "/v2/control-planes")
      #expect(answer.status == 405)
      #expect(answer.headers["Allow"] == "GET, POST")
    }
  }

  @Test func tokenIsNeeded() async throws {
    try await MockFixture.run { fixture async throws in
      let none = try await fixture.send("GET", "/v2/control-planes", headers: ["Authorization": ""])
      #expect(none.status == 401)
      #expect(none["title"] == "Unauthorized")
      let wrong = try await fixture.send("GET", "/v2/control-planes", headers: ["Authorization": "Bearer other"])
      #expect(wrong.status == 401)
      #expect(wrong["detail"] == "the token is not valid")
      // The one built-in operation that is open to everybody.
      let open = try await fixture.send(
        "GET", "/v2/cloud-gateways/availability.json", region: "global", headers: ["Authorization": ""])
      #expect(open.status == 200)
    }
  }

  @Test func bodyThatDoesNotFitNamesTheParameters() async throws {
    try await MockFixture.run { fixture async throws in
      let answer = try await fixture.send(
        "POST", "/v2/control-planes",
        body: ["name": "x", "cluster_type": "NONE", "cloud_gateway": 1, "nonsense": true])
      #expect(answer.status == 400)
      #expect(answer.headers["Content-Type"] == "application/problem+json")
      let invalid = answer["invalid_parameters"]?.array ?? []
      #expect(Set(invalid.compactMap { $0["field"]?.string }) == ["name", "cluster_type", "cloud_gateway", "nonsense"])
      #expect(invalid.allSatisfy { $0["source"] == "body" })
      let rules = Dictionary(
        uniqueKeysWithValues: invalid.map { ($0["field"]?.string ?? "", $0["rule"]?.string ?? "") })
      #expect(rules["name"] == "min_length")
      #expect(rules["cluster_type"] == "enum")
      #expect(rules["cloud_gateway"] == "is_boolean")
      #expect(rules["nonsense"] == "unknown_property")
    }
  }

  @Test func requiredPropertyIsNamed() async throws {
    try await MockFixture.run { fixture async throws in
      let answer = try await fixture.send("POST", "/v2/control-planes", body: [:])
      #expect(answer.status == 400)
      #expect(answer["invalid_parameters.0.field"] == "name")
      #expect(answer["invalid_parameters.0.rule"] == "required")
      #expect(answer["instance"]?.string?.hasPrefix("konnect:trace:") == true)
    }
  }

  @Test(arguments: ["{", "nonsense", "{\"name\": \"x\",}", "\u{0}", "[1,2"])
  func malformedJSON(_ body: String) async throws {
    try await MockFixture.run { fixture async throws in
      #expect(try await fixture.send("POST", "/v2/control-planes", rawBody: body).status == 400)
    }
  }

  @Test func missingBodyAndWrongMediaType() async throws {
    try await MockFixture.run { fixture async throws in
      #expect(try await fixture.send("POST", "/v2/control-planes").status == 400)
      let answer = try await fixture.send(
        "POST", "/v2/control-planes", body: ["name": "cp"], headers: ["Content-Type": "text/plain"])
      #expect(answer.status == 415)
    }
  }

  @Test func oversizedBody() async throws {
    try await MockFixture.run { fixture async throws in
      let body = "\"" + String(repeating: "x", count: 9 << 20) + "\""
      #expect(try await fixture.send("POST", "/v2/control-planes", rawBody: body).status == 413)
    }
  }

  @Test func parametersAreChecked() async throws {
    try await MockFixture.run { fixture async throws in
      let page = try await fixture.send("GET", "/v2/control-planes?page%5Bsize%5D=many")
      #expect(page.status == 400)
      #expect(page["invalid_parameters.0.field"] == "page[size]")
      #expect(page["invalid_parameters.0.source"] == "query")
      let filter = try await fixture.send("GET", "/v2/control-planes?filter%5Bcolour%5D=red")
      #expect(filter.status == 400)
      // Declares 400, and wants a UUID.
      let id = try await fixture.send("GET", "/v2/control-planes/nonsense")
      #expect(id.status == 400)
      #expect(id["invalid_parameters.0.source"] == "path")
      // Declares no 400.
      #expect(try await fixture.send("GET", "/v2/cloud-gateways/add-ons/nonsense", region: "global").status == 404)
    }
  }

  @Test func preferAsksForADeclaredAnswer() async throws {
    try await MockFixture.run { fixture async throws in
      let id = try await fixture.makeControlPlane()
      let path = "/v2/control-planes/\(id)"
      let answer = try await fixture.send("GET", path, headers: ["Prefer": "code=503"])
      #expect(answer.status == 503)
      #expect(answer["status"] == 503)
      #expect(try await fixture.send("GET", path, headers: ["Prefer": "code=418"]).status == 400)
      #expect(try await fixture.send("GET", path, headers: ["Prefer": "code=200"])["id"] != nil)
    }
  }

  @Test(arguments: [
    "/", "//", "/v2", "/v2/control-planes/", "/v2//control-planes", "/%zz", "/v2/control-planes?%zz=%",
    "/v2/control-planes?filter[[=1&filter]=2&=&&", "/v2/control-planes/%00", "/v2/control-planes/%2e%2e%2f",
    "/v2/control-planes?page[number]=9223372036854775807&page[size]=9223372036854775807",
    "/v2/control-planes?page[number]=-5&page[size]=-1", "/v2/control-planes?page[after]=x",
  ])
  func oddTargetsGetAnAnswer(_ target: String) async throws {
    try await MockFixture.run { fixture async throws in
      let escaped = target.contains("?") ? target.replacing("[", with: "%5B").replacing("]", with: "%5D") : target
      let status = try await fixture.send("GET", escaped).status
      #expect((200..<500).contains(status))
    }
  }
}
