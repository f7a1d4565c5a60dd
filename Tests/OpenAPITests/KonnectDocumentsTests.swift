import Foundation
import JSON
import OpenAPI
import SourceText
import TestSupport
import Testing

/// The real documents of Konnect.
@Suite(.enabled(if: SharedData.isPresent, Comment(rawValue: SharedData.absence)))
struct KonnectDocumentsTests {
  /// Documents below a folder for their version; those beside are older copies.
  private static let versioned: [Document] = {
    guard let root = try? SharedData.url("konnect-docs/api-specs/konnect"),
      let files = FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil)
    else { return [] }
    let urls = files.compactMap { $0 as? URL }.filter {
      $0.lastPathComponent == "openapi.yaml" && $0.pathComponents.dropLast().last?.hasPrefix("v") == true
    }
    return urls.sorted { $0.path < $1.path }.compactMap { url in
      guard let data = try? Data(contentsOf: url) else { return nil }
      let (document, diagnostics) = Document.load(SourceFile(path: url.path, bytes: Array(data)))
      for diagnostic in diagnostics { Issue.record("\(diagnostic.message) at \(diagnostic.range?.description ?? "")") }
      return document
    }
  }()

  private let index = OperationIndex(versioned)

  @Test func allAreReadAndSound() {
    #expect(Self.versioned.count == 28)
    #expect(index.operations.count == 1205)
    #expect(Self.versioned.flatMap { $0.audit().map(\.message) } == [])
  }

  @Test func globalHostDoesNotServePlugins() throws {
    let path = "/v2/control-planes/9524ec7d-36d9-465d-a8c5-83a3c9390458/core-entities/plugins"
    guard
      case .regionNotServed(let match, let servers) = index.lookup(
        host: "global.api.konghq.com", method: "GET", path: path)
    else {
      Issue.record("another answer")
      return
    }
    #expect(match.operation.id == "list-plugin")
    #expect(servers.compactMap { $0.host?.prefix { $0 != "." } } == ["us", "eu", "au", "me", "in", "sg"])
    guard case .found(let found) = index.lookup(host: "eu.api.konghq.com", method: "GET", path: path) else {
      Issue.record("another answer")
      return
    }
    #expect(found.pathParameters == ["controlPlaneId": "9524ec7d-36d9-465d-a8c5-83a3c9390458"])
  }

  @Test func misspelledPathHasItsNearest() {
    guard
      case .notFound(let nearest) = index.lookup(
        host: "us.api.konghq.com", method: "GET", path: "/v2/control-plane/1/core-entity/plugins")
    else {
      Issue.record("another answer")
      return
    }
    #expect(nearest.first?.operation.id == "list-plugin")
  }

  private func addOn(tier: JSONValue) -> JSONValue {
    [
      "name": "my-cache",
      "owner": [
        "kind": "control-plane", "control_plane_id": "123e4567-e89b-12d3-a456-426614174000", "control_plane_geo": "us",
      ],
      "config": ["kind": "managed-cache.v0", "capacity_config": ["kind": "tiered", "tier": tier]],
    ]
  }

  private func createAddOn() throws -> OpenAPI.Operation {
    guard
      case .found(let match) = index.lookup(
        host: "global.api.konghq.com", method: "POST", path: "/v2/cloud-gateways/add-ons")
    else { return try #require(nil) }
    return match.operation
  }

  @Test func bodiesOfAddOns() throws {
    let schema = try #require(createAddOn().requestBody?.content.content(for: "application/json")?.schema)
    #expect(schema.validate(addOn(tier: "small"), direction: .request).isEmpty)

    let wrongTier = schema.validate(addOn(tier: "smal"), direction: .request)
    #expect(wrongTier.map(\.instance.description) == ["/config/capacity_config/tier"])
    #expect(wrongTier.map(\.keyword) == ["enum"])
    #expect(wrongTier.first?.schema.description == "/components/schemas/TieredCapacityConfig/properties/tier/enum")
    #expect(wrongTier.first?.message.hasSuffix("nearest is \"small\"") == true)

    var incomplete = addOn(tier: "small")
    incomplete["name"] = nil
    incomplete["confg"] = [:]
    #expect(
      schema.validate(incomplete, direction: .request).map(\.description)
        == ["name: is required", "confg: is not a known property; nearest is \"config\""])

    var wrongOwner = addOn(tier: "small")
    wrongOwner["owner"]?["control_plane_id"] = "YOUR-ID"
    #expect(
      schema.validate(wrongOwner, direction: .request).map(\.description) == ["owner.control_plane_id: must be a UUID"])
  }

  @Test func fieldsOfAddOns() throws {
    let schema = try #require(createAddOn().response(for: 201)?.content.json?.schema)
    #expect(schema.field(at: ".id").schemas.map(\.format) == ["uuid"])
    #expect(schema.field(at: "state").isDeclared)
    #expect(schema.field(at: "stat").candidates.first == "state")
    let listing = index.lookup(host: nil, method: "GET", path: "/v2/cloud-gateways/add-ons")
    guard case .found(let list) = listing else {
      Issue.record("another answer")
      return
    }
    let items = try #require(list.operation.response(for: 200)?.content.json?.schema)
    #expect(items.field(at: ".data[0].id").isDeclared)
    #expect(!items.field(at: ".data.id").canExist)
    #expect(list.operation.parameter("filter", in: .query)?.style == .deepObject)
  }

  @Test func examplesMostlyFit() {
    var counts = (good: 0, bad: 0)
    for (operation, _) in index.operations {
      for content in operation.responses.flatMap(\.content) {
        guard let schema = content.schema else { continue }
        for example in content.examples {
          if schema.validate(example.value, direction: .response).isEmpty { counts.good += 1 } else { counts.bad += 1 }
        }
      }
    }
    #expect(counts.good > 4000)
    #expect(counts.bad < 20)
  }
}
