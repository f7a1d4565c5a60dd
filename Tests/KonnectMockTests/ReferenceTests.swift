import JSON
import OpenAPI
import SourceText
import Testing

@testable import KonnectMock

/// Bodies that name other resources by their ids: taken where those are there, refused where not.
struct ReferenceTests {
  /// Shelves with books, which name readers, other books, and numbers that are somebody else's.
  private static let specification = """
    openapi: 3.0.3
    info: {title: Library, version: '1'}
    servers: [{url: https://us.api.konghq.com/v1}]
    paths:
      /shelves:
        get: {responses: {'200': {content: {application/json: {schema: {$ref: '#/components/schemas/ShelfList'}}}}}}
        post:
          requestBody: {required: true, content: {application/json: {schema: {$ref: '#/components/schemas/Shelf'}}}}
          responses:
            '201': {content: {application/json: {schema: {$ref: '#/components/schemas/Shelf'}}}}
            '400': {description: bad}
      /shelves/{shelfId}:
        parameters: [{name: shelfId, in: path, required: true, schema: {type: string, format: uuid}}]
        get: {responses: {'200': {content: {application/json: {schema: {$ref: '#/components/schemas/Shelf'}}}}}}
        delete: {responses: {'204': {description: gone}}}
      /shelves/{shelfId}/books:
        parameters: [{name: shelfId, in: path, required: true, schema: {type: string, format: uuid}}]
        get: {responses: {'200': {content: {application/json: {schema: {$ref: '#/components/schemas/BookList'}}}}}}
        post:
          requestBody: {required: true, content: {application/json: {schema: {$ref: '#/components/schemas/Book'}}}}
          responses:
            '201': {content: {application/json: {schema: {$ref: '#/components/schemas/Book'}}}}
            '400': {description: bad}
      /shelves/{shelfId}/books/{bookId}:
        parameters: [{name: shelfId, in: path, required: true, schema: {type: string, format: uuid}},
          {name: bookId, in: path, required: true, schema: {type: string, format: uuid}}]
        get: {responses: {'200': {content: {application/json: {schema: {$ref: '#/components/schemas/Book'}}}}}}
        delete: {responses: {'204': {description: gone}}}
      /readers:
        get: {responses: {'200': {content: {application/json: {schema: {$ref: '#/components/schemas/ReaderList'}}}}}}
        post:
          requestBody: {required: true, content: {application/json: {schema: {$ref: '#/components/schemas/Reader'}}}}
          responses:
            '201': {content: {application/json: {schema: {$ref: '#/components/schemas/Reader'}}}}
            '400': {description: bad}
      /readers/{readerId}:
        parameters: [{name: readerId, in: path, required: true, schema: {type: string, format: uuid}}]
        get: {responses: {'200': {content: {application/json: {schema: {$ref: '#/components/schemas/Reader'}}}}}}
        delete: {responses: {'204': {description: gone}}}
    components:
      schemas:
        ShelfList: {type: object, properties: {data: {type: array, items: {$ref: '#/components/schemas/Shelf'}}}}
        BookList: {type: object, properties: {data: {type: array, items: {$ref: '#/components/schemas/Book'}}}}
        ReaderList: {type: object, properties: {data: {type: array, items: {$ref: '#/components/schemas/Reader'}}}}
        Shelf:
          type: object
          properties: {id: {type: string, format: uuid, readOnly: true}, name: {type: string}}
        Reader:
          type: object
          properties:
            id: {type: string, format: uuid, readOnly: true}
            name: {type: string}
            book: {type: object, properties: {id: {type: string}, title: {type: string}}}
        Book:
          type: object
          properties:
            id: {type: string, format: uuid, readOnly: true}
            name: {type: string}
            reader_id: {type: string, format: uuid, nullable: true}
            first_reader_id: {type: string, format: uuid}
            reader_ids: {type: array, items: {type: string, format: uuid}}
            parent_book_id: {type: string, format: uuid}
            book: {type: object, properties: {id: {type: string}, title: {type: string}}}
            client_id: {type: string}
            publisher_id: {type: string, format: uuid}
    """

  private static let nobody = "11111111-2222-4333-8444-555555555555"

  private func run(_ body: @escaping @Sendable (MockFixture) async throws -> Void) async throws {
    let document = Document.load(SourceFile(path: "library.yaml", text: Self.specification)).document
    try await MockFixture.run(MockConfiguration(specifications: [document].compactMap { $0 }), body)
  }

  private func make(_ path: String, _ fixture: MockFixture, _ body: JSONValue = ["name": "x"]) async throws -> String {
    try await fixture.send("POST", path, body: body)["id"]?.string ?? "none"
  }

  @Test(
    arguments: [
      (["reader_id": .string(Self.nobody)], "reader_id"), (["reader_ids": [.string(Self.nobody)]], "reader_ids[0]"),
      (["book": ["id": .string(Self.nobody)]], "book.id"),
    ] as [(JSONValue, String)])
  func refusesWhatIsNotThere(body: JSONValue, field: String) async throws {
    try await run { fixture async throws in
      let shelf = try await make("/v1/shelves", fixture)
      let answer = try await fixture.send("POST", "/v1/shelves/\(shelf)/books", body: body)
      #expect(answer.status == 400)
      #expect(answer["invalid_parameters.0.field"] == .string(field))
      #expect(answer["invalid_parameters.0.rule"] == "missing_reference")
      #expect(try await fixture.send("GET", "/v1/shelves/\(shelf)/books")["data"] == [])
    }
  }

  @Test func takesWhatIsThere() async throws {
    try await run { fixture async throws in
      let shelf = try await make("/v1/shelves", fixture)
      let reader = try await make("/v1/readers", fixture)
      let book = try await make("/v1/shelves/\(shelf)/books", fixture)
      let answer = try await fixture.send(
        "POST", "/v1/shelves/\(shelf)/books",
        body: ["reader_id": .string(reader), "reader_ids": [.string(reader)], "book": ["id": .string(book)]])
      #expect(answer.status == 201)
      #expect(answer["reader_id"] == .string(reader))
    }
  }

  @Test func wantsTheThingBelowTheSameParent() async throws {
    try await run { fixture async throws in
      let shelf = try await make("/v1/shelves", fixture)
      let other = try await make("/v1/shelves", fixture, ["name": "y"])
      let book = try await make("/v1/shelves/\(shelf)/books", fixture)
      let body: JSONValue = ["book": ["id": .string(book)]]
      #expect(try await fixture.send("POST", "/v1/shelves/\(other)/books", body: body).status == 400)
      // Where nothing tells the parent, any will do.
      #expect(try await fixture.send("POST", "/v1/readers", body: body).status == 201)
    }
  }

  @Test(
    arguments: [
      ["client_id": "somebody-else's"], ["publisher_id": .string(Self.nobody)], ["reader_id": .null],
      ["first_reader_id": .string(Self.nobody)],
    ] as [JSONValue])
  func leavesAloneWhatIsNoReferenceForCertain(body: JSONValue) async throws {
    try await run { fixture async throws in
      let shelf = try await make("/v1/shelves", fixture)
      #expect(try await fixture.send("POST", "/v1/shelves/\(shelf)/books", body: body).status == 201)
    }
  }

  @Test func aMissingParentComesFirst() async throws {
    try await run { fixture async throws in
      let answer = try await fixture.send(
        "POST", "/v1/shelves/\(Self.nobody)/books", body: ["reader_id": .string(Self.nobody)])
      #expect(answer.status == 404)
    }
  }

  @Test func makesWhatAFieldOfAListRefersTo() async throws {
    try await run { fixture async throws in
      let request = ProvisionRequest(
        variable: "X", method: "POST", url: "https://us.api.konghq.com/v1/shelves/$SHELF_ID/books",
        place: .body(JSONPointer(["reader_ids", "0"])))
      let made = await fixture.mock.provision(request, token: "token")
      #expect(made?.description == "reader mock-reader")
      #expect(try await fixture.send("GET", "/v1/readers/\(made?.value ?? "")").status == 200)
    }
  }
}
