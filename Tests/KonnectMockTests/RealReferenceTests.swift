import JSON
import OpenAPI
import TestSupport
import Testing

@testable import KonnectMock

/// What answers say of other things that requests name by their ids or names.
@Suite(.enabled(if: SharedData.isPresent, "\(SharedData.absence)"))
struct RealReferenceTests {
  private static let nobody = "11111111-2222-4333-8444-555555555555"

  @Test func anIDThatIsSentBecomesTheThing() async throws {
    try await MockFixture.runReal { fixture async throws in
      let provider = try await fixture.create(
        "/v2/dcr-providers",
        [
          "name": "Okta", "provider_type": "okta", "issuer": "https://example.okta.com",
          "dcr_config": ["dcr_token": "abc"],
        ])
      let strategy: JSONValue = [
        "name": "okta", "display_name": "Okta", "strategy_type": "openid_connect",
        "configs": [
          "openid-connect": [
            "issuer": "https://example.okta.com", "credential_claim": ["client_id"], "scopes": ["openid"],
            "auth_methods": ["bearer"],
          ]
        ], "dcr_provider_id": .string(provider),
      ]
      let made = try await fixture.send("POST", "/v2/application-auth-strategies", body: strategy)
      #expect(made["dcr_provider.id"] == .string(provider))
      #expect(made["dcr_provider.name"] == "Okta")
      #expect(made["dcr_provider.provider_type"] == "okta")
      let path = "/v2/application-auth-strategies/\(made["id"]?.string ?? "none")"
      // What the other is called later is shown at once.
      let renamed: JSONValue = ["name": "Other"]
      #expect(try await fixture.send("PATCH", "/v2/dcr-providers/\(provider)", body: renamed).status == 200)
      #expect(try await fixture.send("GET", path)["dcr_provider.name"] == "Other")
      let without: JSONValue = ["dcr_provider_id": .null]
      #expect(try await fixture.send("PATCH", path, body: without)["dcr_provider"] == .null)
    }
  }

  @Test func anObjectThatIsSentBecomesAnID() async throws {
    try await MockFixture.runReal { fixture async throws in
      let customer = try await fixture.create("/v3/openmeter/customers", ["name": "C", "key": "c"])
      let plan = await fixture.make("/v3/openmeter/plans", "PLAN_ID")
      let subscriptions = "/v3/openmeter/subscriptions"
      for reference: JSONValue in [["id": .string(customer)], ["key": "c"]] {
        let body: JSONValue = ["customer": reference, "plan": ["id": .string(plan)]]
        let made = try await fixture.send("POST", subscriptions, body: body)
        #expect(made["customer_id"] == .string(customer))
        #expect(made["plan_id"] == .string(plan))
      }
      let nobody: JSONValue = ["customer": ["key": "nobody"], "plan": ["id": .string(plan)]]
      let refused = try await fixture.send("POST", subscriptions, body: nobody)
      #expect(refused.status == 400)
      #expect(refused["invalid_parameters.0.field"] == "customer.key")
      let own = try await fixture.send("GET", subscriptions + "?filter[customer_id]=\(customer)")
      #expect(own["data"]?.array?.count == 2)
    }
  }

  @Test func aNameThatIsSentBecomesTheThing() async throws {
    try await MockFixture.runReal { fixture async throws in
      let instance = try await fixture.send(
        "POST", "/v1/integration-instances",
        body: ["integration_name": "github", "name": "mine", "display_name": "GitHub", "config": [:]])
      #expect(instance["integration.name"] == "github")
      let service = try await fixture.create("/v1/catalog-services", ["name": "billing", "display_name": "Billing"])
      let resources = "/v1/resources?filter[integration.name]=github"
      let resource = try await fixture.send("GET", resources)["data.0.id"] ?? .null
      let mapping = try await fixture.send(
        "POST", "/v1/resource-mappings", body: ["service": "billing", "resource": resource])
      #expect(mapping["service.id"] == .string(service))
      #expect(mapping["service.display_name"] == "Billing")
      #expect(mapping["resource.id"] == resource)
      #expect(mapping["resource.integration.name"] == "github")
    }
  }

  @Test func whatIsSentIsKeptThoughAnswersAreReadOnly() async throws {
    try await MockFixture.runReal { fixture async throws in
      let pricing: JSONValue = ["input_per_token": "0.5", "output_per_token": "1.5"]
      let price = try await fixture.send(
        "POST", "/v3/openmeter/llm-cost/overrides",
        body: [
          "provider": "openai", "model_id": "gpt-4o", "model_name": "GPT-4o", "pricing": pricing, "currency": "EUR",
          "effective_from": "2026-01-01T00:00:00Z",
        ])
      #expect(price["provider"] == ["id": "openai", "name": "openai"])
      #expect(price["model"] == ["id": "gpt-4o", "name": "GPT-4o"])
      #expect(price["pricing.input_per_token"] == "0.5")
      #expect(price["currency"] == "EUR")
    }
  }

  @Test func aClusterIsFoundByItsName() async throws {
    try await MockFixture.runReal { fixture async throws in
      let gateway = "/v1/event-gateways/\(try await fixture.create("/v1/event-gateways", ["name": "e"]))"
      let backend = try await fixture.create(
        gateway + "/backend-clusters",
        [
          "name": "kafka", "bootstrap_servers": ["a:9092"], "authentication": ["type": "anonymous"],
          "tls": ["enabled": false],
        ])
      func body(_ name: String, _ destination: JSONValue) -> JSONValue {
        [
          "name": .string(name), "destination": destination, "authentication": [["type": "anonymous"]],
          "acl_mode": "passthrough", "dns_label": .string(name),
        ]
      }
      let path = gateway + "/virtual-clusters"
      let made = try await fixture.send("POST", path, body: body("v", ["name": "kafka"]))
      #expect(made["destination.id"] == .string(backend))
      let byID = try await fixture.send("POST", path, body: body("w", ["id": .string(backend)]))
      #expect(byID["destination.name"] == "kafka")
      let refused = try await fixture.send("POST", path, body: body("x", ["name": "nobody"]))
      #expect(refused.status == 400)
      #expect(refused["invalid_parameters.0.field"] == "destination.name")
    }
  }

  @Test func aThingTellsWhatItIsBelow() async throws {
    try await MockFixture.runReal { fixture async throws in
      let service = try await fixture.create("/v1/catalog-services", ["name": "pay", "display_name": "Pay"])
      let api = try await fixture.create("/v3/apis", ["name": "Pay"])
      let other = try await fixture.create("/v3/apis", ["name": "Other"])
      let mappings = "/v1/catalog-services/\(service)/api-mappings"
      let mapping = try await fixture.send("POST", mappings, body: ["api_id": .string(api)])
      #expect(mapping["service_id"] == .string(service))
      let reverse = try await fixture.send("GET", "/v1/apis/\(api)/service-mappings")
      #expect(reverse["data"]?.array?.map { $0["service_id"] } == [.string(service)])
      #expect(try await fixture.send("GET", "/v1/apis/\(other)/service-mappings")["data"] == [])
    }
  }

  @Test func anAPIListsItsRegistrations() async throws {
    try await MockFixture.runReal { fixture async throws in
      let portal = try await fixture.create("/v3/portals", ["name": "hub"])
      let api = try await fixture.create("/v3/apis", ["name": "Pay"])
      let other = try await fixture.create("/v3/apis", ["name": "Other"])
      let base = "/v3/portals/\(portal)"
      let developer = try await fixture.create(base + "/developers", ["email": "d@example.com", "full_name": "D"])
      let strategy = await fixture.make("/v2/application-auth-strategies", "AUTH_STRATEGY_ID")
      let application = try await fixture.send(
        "POST", base + "/applications",
        body: [
          "name": "app", "auth_strategy_id": .string(strategy),
          "owner": ["type": "developer", "id": .string(developer)],
        ])
      #expect(application["auth_strategy.id"] == .string(strategy))
      let path = "\(base)/applications/\(application["id"]?.string ?? "none")/registrations"
      let registration = try await fixture.send("POST", path, body: ["api_id": .string(api)])
      #expect(registration["api.name"] == "Pay")
      #expect(registration["application.name"] == "app")
      let listed = try await fixture.send("GET", "/v3/apis/\(api)/registrations")["data"]?.array ?? []
      #expect(listed.map { $0["id"] } == [registration["id"]])
      #expect(listed.first?["portal"]?["name"] == "hub")
      #expect(try await fixture.send("GET", "/v3/apis/\(other)/registrations")["data"] == [])
    }
  }

  @Test func implementationsAreListedForAllAPIs() async throws {
    try await MockFixture.runReal { fixture async throws in
      let api = try await fixture.create("/v3/apis", ["name": "Pay"])
      let controlPlane = try await fixture.makeControlPlane()
      let entities = "/v2/control-planes/\(controlPlane)/core-entities"
      let service = try await fixture.create(entities + "/services", ["name": "s", "host": "h"])
      let body: JSONValue = ["service": ["id": .string(service), "control_plane_id": .string(controlPlane)]]
      #expect(try await fixture.send("POST", "/v3/apis/\(api)/implementations", body: body).status == 201)
      let all = try await fixture.send("GET", "/v3/api-implementations?filter[api_id][eq]=\(api)")
      #expect(all["data.0.service.id"] == .string(service))
      #expect(try await fixture.send("GET", "/v3/api-implementations?filter[api_id][eq]=\(Self.nobody)")["data"] == [])
    }
  }
}
