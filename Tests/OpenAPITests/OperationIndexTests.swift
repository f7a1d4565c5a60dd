import OpenAPI
import Testing

@Suite struct OperationIndexTests {
  let index: OperationIndex

  init() throws { index = OperationIndex([try Fixture.document(Fixture.pets)]) }

  private func found(_ host: String?, _ method: String, _ path: String) -> OperationMatch? {
    if case .found(let match) = index.lookup(host: host, method: method, path: path) { match } else { nil }
  }

  @Test func found() throws {
    let match = try #require(found("us.example.com", "get", "/v1/pets/a%20b?x=1"))
    #expect(match.operation.id == "GET /pets/{petId}")
    #expect(match.pathParameters == ["petId": "a b"])
    #expect(match.basePath == "/v1")
    #expect(match.fullPath == "/v1/pets/{petId}")
    #expect(match.document.title == "Pets")
    #expect(found(nil, "GET", "/v1/status")?.operation.id == "status")
  }

  @Test func literalComesBeforeParameterUnlessItLacksTheMethod() {
    #expect(found(nil, "GET", "/v1/pets/mine")?.operation.id == "my-pets")
    #expect(found(nil, "DELETE", "/v1/pets/mine")?.operation.id == "delete-pet")
  }

  @Test func regionNotServed() throws {
    guard
      case .regionNotServed(let match, let servers) = index.lookup(
        host: "global.example.com", method: "POST", path: "/v1/pets")
    else {
      Issue.record("another answer")
      return
    }
    #expect(match.operation.id == "create-pet")
    #expect(servers.map(\.host) == ["us.example.com", "eu.example.com"])
  }

  @Test func methodNotAllowed() {
    guard case .methodNotAllowed(let allowed) = index.lookup(host: nil, method: "PUT", path: "/v1/pets/1") else {
      Issue.record("another answer")
      return
    }
    #expect(allowed == ["DELETE", "GET"])
  }

  @Test(arguments: [
    ("GET", "/v1/pet", "list-pets"),
    ("POST", "/v1/petz", "create-pet"),
    ("GET", "/pets/1", "GET /pets/{petId}"),
    ("GET", "/v1/pets/", "list-pets"),
    ("GET", "/v1/sttaus", "status"),
  ])
  func nearMiss(method: String, path: String, id: String) {
    guard case .notFound(let nearest) = index.lookup(host: nil, method: method, path: path) else {
      Issue.record("another answer")
      return
    }
    #expect(nearest.first?.operation.id == id)
  }

  @Test func aPathWithoutItsBaseIsNear() throws {
    let index = OperationIndex([
      try Fixture.document(
        """
        openapi: 3.0.0
        paths:
          /v2/planes/here/core-entities/keys/{key}:
            {parameters: [{name: key, in: path}], get: {operationId: one, responses: {}}}
          /v2/planes/here/core-entities/keys: {get: {operationId: list, responses: {}}}
          /v2/planes/here/core-entities/key-sets/one/keys: {get: {operationId: nested, responses: {}}}
        """)
    ])
    guard case .notFound(let nearest) = index.lookup(host: nil, method: "GET", path: "/keys") else {
      Issue.record("another answer")
      return
    }
    #expect(nearest.map(\.operation.id) == ["list", "nested"])
    guard case .notFound(let item) = index.lookup(host: nil, method: "GET", path: "/keys/$KEY_ID") else {
      Issue.record("another answer")
      return
    }
    #expect(item.map(\.operation.id) == ["one"])
  }

  @Test func nothingIsNear() {
    guard case .notFound(let nearest) = index.lookup(host: nil, method: "GET", path: "/completely/different/thing")
    else {
      Issue.record("another answer")
      return
    }
    #expect(nearest.isEmpty)
  }

  @Test func hostilePathsAreAnswered() {
    for path in [
      "", "/", "//", "/%", String(repeating: "/a", count: 100_000), "/" + String(repeating: "x", count: 1_000_000),
    ] {
      guard case .notFound = index.lookup(host: "", method: "", path: path) else {
        Issue.record("\(path.prefix(20)) is found")
        continue
      }
    }
  }

  @Test func templatesThatMixTextAndParameters() throws {
    let index = OperationIndex([
      try Fixture.document(
        """
        openapi: 3.0.0
        paths:
          /f/{name}: {parameters: [{name: name, in: path}], get: {operationId: any, responses: {}}}
          /f/{id}:cancel: {parameters: [{name: id, in: path}], get: {operationId: cancel, responses: {}}}
          /f/{id}.json: {parameters: [{name: id, in: path}], get: {operationId: json, responses: {}}}
        """)
    ])
    let ids = ["/f/x", "/f/1:cancel", "/f/1.json"].map { path in
      if case .found(let match) = index.lookup(host: "any.host", method: "GET", path: path) {
        match.operation.id + match.pathParameters.values.joined()
      } else {
        ""
      }
    }
    #expect(ids == ["anyx", "cancel1", "json1"])
  }
}
