import JSON
import OpenAPI
import SourceText
import Synchronization
import TestSupport
import Testing

@Suite struct DocumentArchiveTests {
  /// How often an archive's body and the file were asked for.
  private final class Calls: Sendable {
    let body = Mutex(0)
    let file = Mutex(0)
  }

  /// The document of `text` from its archive, which went through text as a cache's does.
  private func restored(
    _ text: String, body: JSONValue? = nil, hasBody: Bool = true
  ) throws -> (Document, [Diagnostic], Calls) {
    let file = SourceFile(path: "a.yaml", text: text)
    let (document, diagnostics) = Document.load(file)
    let archive = try #require(document).archive(diagnostics)
    let head = try JSONParser.parse(JSONSerializer().serialize(archive.head))
    let written = JSONSerializer().serialize(archive.body)
    let calls = Calls()
    let known = Document.load(
      path: "shown/a.yaml", head: head,
      body: {
        calls.body.withLock { $0 += 1 }
        return hasBody ? try? JSONParser.parse(written) : nil
      },
      file: {
        calls.file.withLock { $0 += 1 }
        return SourceFile(path: "shown/a.yaml", text: text)
      })
    let loaded = try #require(known)
    return (loaded.document, loaded.diagnostics, calls)
  }

  @Test func knowsItsOutlineWithoutBodyAndFile() throws {
    let original = try Fixture.document(Fixture.pets)
    let (document, diagnostics, calls) = try restored(Fixture.pets)
    #expect(document.path == "shown/a.yaml")
    #expect(document.title == "Pets")
    #expect(document.version == "1.2.0")
    #expect(document.openAPIVersion == "3.0.3")
    #expect(document.servers == original.servers)
    #expect(diagnostics.isEmpty)
    let index = OperationIndex([document])
    guard case .notFound = index.lookup(host: nil, method: "GET", path: "/nothing/of/the/kind/at/all/here") else {
      Issue.record("found")
      return
    }
    #expect(calls.body.withLock(\.self) == 0)
    #expect(calls.file.withLock(\.self) == 0)
  }

  @Test(arguments: [true, false]) func answersAsTheDocumentItself(_ hasBody: Bool) throws {
    let original = try Fixture.document(Fixture.pets)
    let (document, _, calls) = try restored(Fixture.pets, hasBody: hasBody)
    for (host, method, path) in [
      ("us.example.com", "POST", "/v1/pets"), ("eu.example.com", "GET", "/v1/pets/12"),
      ("xx.example.com", "GET", "/v1/pets"), ("us.example.com", "PATCH", "/v1/pets"),
      ("us.example.com", "GET", "/v1/pet"),
    ] {
      let expected = OperationIndex([original]).lookup(host: host, method: method, path: path)
      let found = OperationIndex([document]).lookup(host: host, method: method, path: path)
      #expect(words(found) == words(expected), "\(method) \(path)")
    }
    #expect(document.operations.map(\.id) == original.operations.map(\.id))
    #expect(document.operation(id: "create-pet")?.location == original.operation(id: "create-pet")?.location)
    #expect(document.raw == original.raw)
    #expect(document.schema(named: "Pet")?.property("name")?.schema.type == .string)
    #expect(calls.body.withLock(\.self) == 1)
  }

  private func words(_ lookup: OperationLookup) -> [String] {
    func words(_ match: OperationMatch) -> [String] {
      [match.operation.id, match.fullPath, "\(match.pathParameters)", "\(match.operation.parameters.map(\.name))"]
    }
    switch lookup {
    case .found(let match): return ["found"] + words(match)
    case .regionNotServed(let match, let servers): return ["region"] + words(match) + servers.map(\.url)
    case .methodNotAllowed(let allowed): return ["method"] + allowed
    case .notFound(let nearest): return ["none"] + nearest.flatMap(words)
    }
  }

  @Test func keepsDiagnosticsWithTheirPlaces() throws {
    let text = "openapi: 3.0.0\npaths:\n  /a:\n    get: text\n  /b/{id}:\n    get: {responses: {}}\n"
    let expected = Document.load(SourceFile(path: "shown/a.yaml", text: text)).diagnostics
    let (_, diagnostics, _) = try restored(text)
    #expect(diagnostics == expected)
    #expect(diagnostics.map(\.severity) == [.error, .warning])
  }

  @Test func refusesAHeadThatIsNone() {
    for head: JSONValue in [nil, [:], ["outline": [:], "diagnostics": []], ["diagnostics": []]] {
      let file = SourceFile(path: "a", text: "")
      #expect(Document.load(path: "a", head: head, body: { nil }, file: { file }) == nil)
    }
  }

  /// Whoever changes what an archive holds, or what is read from a document, raises `archiveFormat`.
  @Test func headOfThisFormat() throws {
    let text = """
      openapi: 3.0.0
      info: {title: T, version: '1'}
      servers: [{url: 'https://a.example/v1', description: A}]
      paths:
        /x:
          get: {operationId: x, responses: {'200': {$ref: '#/none'}}}
          put: {servers: [{url: /v2}], responses: {}}
      """
    let file = SourceFile(path: "a.yaml", text: text)
    let (document, diagnostics) = Document.load(file)
    #expect(Document.archiveFormat == 2)
    #expect(
      document?.archive(diagnostics).head == [
        "outline": [
          "openapi": "3.0.0", "title": "T", "version": "1", "table": [["https://a.example/v1", "A"], ["/v2", nil]],
          "servers": [0], "serverSets": [[0], [1]],
          "operations": [["x", "GET", "/x", 0], ["PUT /x", "PUT", "/x", 1]],
        ],
        "diagnostics": [["error", "openapi-reference", "\"#/none\" names nothing", 162, 166]],
      ])
  }
}
