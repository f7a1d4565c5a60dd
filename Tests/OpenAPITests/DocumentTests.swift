import JSON
import OpenAPI
import SourceText
import TestSupport
import Testing

@Suite struct DocumentTests {
  @Test func head() throws {
    let document = try Fixture.document(Fixture.pets)
    #expect(document.title == "Pets")
    #expect(document.version == "1.2.0")
    #expect(document.openAPIVersion == "3.0.3")
    #expect(document.dialect == .openAPI30)
    #expect(document.servers.map(\.url) == ["https://us.example.com/v1", "https://eu.example.com/v1"])
    #expect(document.servers[0].summary == "Regional")
    #expect(
      document.operations.map(\.id) == [
        "list-pets", "create-pet", "GET /pets/{petId}", "delete-pet", "my-pets", "status",
      ])
  }

  @Test func jsonIsReadToo() throws {
    let document = try Fixture.document(#"{"openapi": "3.1.0", "info": {"title": "J"}, "paths": {}}"#)
    #expect(document.title == "J")
    #expect(document.dialect == .draft202012)
    #expect(document.servers == [Server(url: "/")])
  }

  @Test func textThatIsNoDocument() {
    let (none, unreadable) = Document.load(SourceFile(path: "a.yaml", text: "a: [1\nb: }"))
    #expect(none == nil)
    #expect(unreadable.map(\.rule) == ["openapi-syntax"])
    let (old, wrong) = Document.load(SourceFile(path: "a.yaml", text: "swagger: '2.0'\npaths: {}"))
    #expect(old == nil)
    #expect(wrong.map(\.message) == ["this is no OpenAPI 3 document: it has Swagger 2.0"])
    let (empty, missing) = Document.load(SourceFile(path: "a.yaml", text: ""))
    #expect(empty == nil)
    #expect(missing.map(\.rule) == ["openapi-version"])
    #expect(missing.map(\.severity) == [.error])
    let (shared, note) = Document.load(SourceFile(path: "a.yaml", text: "Page: {name: page, in: query}"))
    #expect(shared == nil)
    #expect(note.map(\.severity) == [.note])
  }

  @Test func malformedPartsAreToldAndTheRestServes() throws {
    let marked: MarkedText = """
      openapi: 3.0.0
      servers:
        - 1️⃣{description: no address}
      paths:
        2️⃣pets: {}
        /a:
          3️⃣get: text
          post:
            parameters:
              - 4️⃣{in: query}
              - {name: x, 5️⃣in: somewhere}
              - 6️⃣$ref: '#/components/parameters/None'
            responses:
              7️⃣'99': {description: none}
              '200': {description: Fine}
        /b/{id}:
          8️⃣get: {responses: {}}
      """
    let file = SourceFile(path: "a.yaml", text: marked.text)
    let (document, diagnostics) = Document.load(file)
    let operations = try #require(document).operations
    #expect(operations.map(\.id) == ["POST /a", "GET /b/{id}"])
    #expect(operations[0].parameters.isEmpty)
    #expect(operations[0].responses.map(\.status) == [.exact(200)])
    #expect(
      diagnostics.map(\.message) == [
        "a server must have a url", "the path pets must begin with /", "an operation must be an object",
        "a parameter must have a name",
        "the parameter x must have an \"in\" of path, query, header or cookie",
        "\"#/components/parameters/None\" names nothing",
        "\"99\" is no status; write 200, 2XX or default", "the path parameter id is not declared",
      ])
    #expect(diagnostics.map(\.severity) == Array(repeating: .error, count: 7) + [.warning])
    let expected = [1, 2, 3, 4, 5, 6, 7, 8].map { marked.positions[$0] }
    // The parameter without a proper place is reported as a whole.
    let lines = diagnostics.map { $0.range?.start.line }
    #expect(lines == expected.map { $0?.line })
    #expect(diagnostics[1].range?.start == expected[1])
    #expect(diagnostics[5].range?.start == expected[5])
    #expect(diagnostics[6].range?.start == expected[6])
  }

  @Test func circularReferenceOfAParameterIsTold() {
    let text = """
      openapi: 3.0.0
      paths:
        /a:
          get: {parameters: [{$ref: '#/components/parameters/A'}], responses: {}}
      components: {parameters: {A: {$ref: '#/components/parameters/B'}, B: {$ref: '#/components/parameters/A'}}}
      """
    let (document, diagnostics) = Document.load(SourceFile(path: "a.yaml", text: text))
    #expect(document?.operations.count == 1)
    #expect(diagnostics.map(\.message) == ["this reference leads back to itself"])
  }

  @Test func otherFilesComeFromTheResolver() throws {
    let text = """
      openapi: 3.0.0
      paths:
        /a:
          get:
            parameters: [{$ref: 'common/parameters.yaml#/Page'}]
            responses: {'200': {description: A, content: {application/json: {schema: {$ref: '../a.yaml#/A'}}}}}
      """
    let files: [String: JSONValue] = [
      "common/parameters.yaml": ["Page": ["name": "page", "in": "query", "schema": ["$ref": "types.yaml"]]],
      "common/types.yaml": ["type": "integer"],
      "../a.yaml": ["A": ["type": "string"]],
    ]
    let (document, diagnostics) = Document.load(SourceFile(path: "x/b.yaml", text: text)) { files[$0] }
    let operation = try #require(document?.operations.first)
    #expect(diagnostics.isEmpty)
    #expect(operation.parameter("page", in: .query)?.schema?.types == [.integer])
    #expect(operation.response(for: 200)?.content.json?.schema?.types == [.string])
    let (_, refused) = Document.load(SourceFile(path: "x/b.yaml", text: text))
    #expect(
      refused.map(\.message) == [
        "\"common/parameters.yaml#/Page\" names nothing in a file below the folder of the specification",
        "\"../a.yaml#/A\" names nothing in a file below the folder of the specification",
      ])
  }

  @Test func schemasByNameAndPlace() throws {
    let document = try Fixture.document(Fixture.pets)
    let pet = try #require(document.schema(named: "Pet"))
    #expect(pet.componentName == "Pet")
    #expect(pet.property("friends")?.schema.items == pet)
    #expect(document.schema(named: "Cat") == nil)
    let body = try #require(document.operation(id: "create-pet")?.requestBody?.content.json?.schema)
    #expect(body == pet)
    #expect(document.schema(at: JSONPointer(["components", "schemas", "Pet", "properties", "name"]))?.type == .string)
  }
}
