import JSON
import OpenAPI
import SourceText
import Synchronization
import Testing

@testable import KonnectMock

/// Collections in which nothing can be created, such as what Konnect discovers elsewhere.
struct ExampleItemTests {
  private static let specification = """
    openapi: 3.0.3
    info: {title: Discovery, version: 1.0.0}
    servers: [{url: "https://us.api.konghq.com/v1"}]
    paths:
      /found:
        get:
          operationId: list-found
          parameters:
            - {name: filter, in: query, style: deepObject, explode: true, schema: {type: object}}
          responses:
            "200":
              description: what was found
              content:
                application/json:
                  schema:
                    type: object
                    required: [data]
                    properties:
                      data:
                        type: array
                        items:
                          type: object
                          required: [id, kind, origin]
                          properties:
                            id: {type: string, format: uuid}
                            kind: {type: string, enum: [api, team]}
                            origin: {type: object, required: [name], properties: {name: {type: string}}}
    """

  private func found(_ query: String) async throws -> [JSONValue] {
    let document = try #require(Document.load(SourceFile(path: "d.yaml", text: Self.specification)).document)
    let items = Mutex<[JSONValue]>([])
    try await MockFixture.run(MockConfiguration(index: OperationIndex([document]))) { fixture async throws in
      let answer = try await fixture.send("GET", "/v1/found\(query)")
      #expect(answer.status == 200)
      items.withLock { $0 = answer["data"]?.array ?? [] }
    }
    return items.withLock { $0 }
  }

  @Test func oneThingIsThere() async throws {
    #expect(try await found("").count == 1)
  }

  @Test func whoAsksForSomeHasThem() async throws {
    let items = try await found("?filter%5Borigin.name%5D=pagerduty&filter%5Bkind%5D%5Beq%5D=team")
    #expect(items.map { $0["origin"]?["name"] } == ["pagerduty"])
    #expect(items.map { $0["kind"] } == ["team"])
  }

  @Test func nothingIsMadeThatCannotBe() async throws {
    #expect(try await found("?filter%5Bkind%5D=planet").isEmpty)
    #expect(try await found("?filter%5Borigin.name%5D%5Blt%5D=!").isEmpty)
  }
}
