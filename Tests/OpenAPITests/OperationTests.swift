import JSON
import Testing

@testable import OpenAPI

@Suite struct OperationTests {
  let list: OpenAPI.Operation
  let create: OpenAPI.Operation
  let document: Document

  init() throws {
    document = try Fixture.document(Fixture.pets)
    list = try #require(document.operation(id: "list-pets"))
    create = try #require(document.operation(id: "create-pet"))
  }

  @Test func head() {
    #expect(list.method == "GET")
    #expect(list.path.text == "/pets")
    #expect(list.tags == ["Pets"])
    #expect(list.summary == "List")
    #expect(!list.isDeprecated)
    #expect(create.isDeprecated)
    #expect(list.location == "/paths/~1pets/get")
  }

  @Test func securityIsInheritedEmptiedOrOptional() {
    #expect(list.requiresSecurity)
    #expect(!create.requiresSecurity)
    #expect(document.operation(id: "status")?.requiresSecurity == false)
  }

  @Test func serversOfThePathReplaceThoseOfTheDocument() {
    #expect(document.operation(id: "status")?.servers.map(\.host) == ["global.example.com"])
    #expect(list.servers.map(\.host) == ["us.example.com", "eu.example.com"])
  }

  @Test func parametersOfThePathAreMerged() {
    #expect(list.parameters.map(\.name) == ["trace", "limit", "filter", "sort"])
    #expect(list.parameter("limit", in: .query)?.isRequired == true)
    #expect(list.parameter("limit", in: .query)?.schema?.maximum?.int == 10)
    #expect(create.parameter("limit", in: .query)?.isRequired == false)
    #expect(list.parameter("Trace", in: .header)?.style == .simple)
    #expect(list.parameter("limit", in: .header) == nil)
  }

  @Test func stylesHaveTheirDefaults() {
    #expect(list.parameter("limit", in: .query)?.style == .form)
    #expect(list.parameter("limit", in: .query)?.explodes == true)
    #expect(list.parameter("filter", in: .query)?.style == .deepObject)
    #expect(list.parameter("sort", in: .query)?.explodes == false)
    #expect(list.parameter("trace", in: .header)?.explodes == false)
  }

  @Test func responsesByStatus() {
    #expect(list.response(for: 200)?.summary == "The pets")
    #expect(list.response(for: 404)?.summary == "Wrong")
    #expect(list.response(for: 404)?.content.json?.mediaType == "application/problem+json")
    #expect(list.response(for: 500)?.summary == "Anything else")
    #expect(create.response(for: 500) == nil)
    #expect(create.successResponse?.status == .exact(201))
    #expect(document.operation(id: "delete-pet")?.successResponse?.status == .range(2))
    #expect(list.response(for: 200)?.headers.map(\.name) == ["X-Total"])
    #expect(list.response(for: 200)?.headers.first?.isRequired == true)
  }

  @Test func statusAsWritten() {
    #expect(Operation.Status("201") == .exact(201))
    #expect(Operation.Status("5xx") == .range(5))
    #expect(Operation.Status("default") == .default)
    #expect(Operation.Status("6XX") == nil)
    #expect(Operation.Status("99") == nil)
  }

  @Test func contentByMediaType() {
    func content(_ type: String) -> Operation.Content { .init(mediaType: type, schema: nil, examples: []) }
    let all = [content("text/*"), content("text/plain"), content("Application/JSON; charset=utf-8")]
    #expect(all.content(for: "text/plain")?.mediaType == "text/plain")
    #expect(all.content(for: "text/html")?.mediaType == "text/*")
    #expect(all.content(for: "application/json")?.mediaType == "Application/JSON; charset=utf-8")
    #expect(all.content(for: "application/xml") == nil)
    #expect([content("*")].content(for: "a/b") != nil)
  }

  @Test func examplesAreResolved() {
    let examples = list.response(for: 200)?.content.json?.examples
    #expect(examples == [.init(name: "one", summary: "A pet", value: [["name": "Rex"]])])
  }

  @Test func requestBody() {
    #expect(create.requestBody?.isRequired == true)
    #expect(list.requestBody == nil)
  }
}
