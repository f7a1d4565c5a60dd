import OpenAPI
import Testing

struct OperationFateTests {
  /// What becomes of a request after an edit of `pets`.
  private func fate(
    _ method: String, _ path: String, host: String? = "us.example.com", _ edits: (String, String)...
  ) throws -> String {
    var text = Fixture.pets
    for (old, new) in edits {
      try #require(text.contains(old))
      text = text.replacing(old, with: new)
    }
    let older = OperationIndex([try Fixture.document(Fixture.pets)])
    let newer = OperationIndex([try Fixture.document(text)])
    guard case .found(let match) = older.lookup(host: host, method: method, path: path) else { return "unknown" }
    switch older.fate(of: match, host: host, path: path, in: newer) {
    case .kept(let now): return "kept \(now.operation.id)"
    case .moved(let now, let isByID):
      return "moved to \(now.path(fromRequest: path, of: match) ?? "?")\(isByID ? "" : ", maybe")"
    case .methodChanged(let now): return "takes \(now.operation.method)"
    case .hostDropped(_, let servers): return "only on \(servers.compactMap(\.host))"
    case .removed(let nearest): return "removed, near \(nearest.first?.fullPath ?? "nothing")"
    }
  }

  @Test func keepsWhatItFinds() throws {
    #expect(try fate("GET", "/v1/pets") == "kept list-pets")
    #expect(try fate("GET", "/v1/pets/7", ("{petId}", "{id}"), ("petId, in", "id, in")) == "kept GET /pets/{id}")
  }

  @Test func followsAnOperationByItsID() throws {
    #expect(try fate("DELETE", "/v1/pets/a%20b", ("/pets/{petId}", "/animals/{petId}")) == "moved to /v1/animals/a%20b")
    #expect(try fate("GET", "/v1/pets", ("/v1", "/v2")) == "moved to /v2/pets")
    #expect(try fate("GET", "/v1/pets/mine", ("/pets/mine", "/owners/me/pets")) == "moved to /v1/owners/me/pets")
  }

  @Test func takesTheMostAlikeOfNewPathsForAnotherNameOnly() throws {
    #expect(try fate("GET", "/v1/pets/7", ("/pets/{petId}", "/pet/{petId}")) == "moved to /v1/pet/7, maybe")
    #expect(
      try fate(
        "GET", "/v1/status", host: "global.example.com",
        ("    get: {operationId: status", "    post: {operationId: status"))
        == "takes POST")
  }

  @Test func tellsRemovedOnes() throws {
    let gone = ("  /pets/mine:\n    get: {operationId: my-pets, responses: {'200': {description: Mine}}}\n", "")
    // `/pets/{petId}` takes the path now, but it is another operation.
    #expect(try fate("GET", "/v1/pets/mine", gone) == "removed, near /v1/pets/{petId}")
  }

  @Test func tellsHostsThatNoLongerServe() throws {
    #expect(
      try fate("GET", "/v1/status", host: "global.example.com", ("https://global.", "https://world."))
        == #"only on ["world.example.com"]"#)
  }
}
