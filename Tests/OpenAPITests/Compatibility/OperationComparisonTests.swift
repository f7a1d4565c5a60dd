import JSON
import OpenAPI
import Testing

struct OperationComparisonTests {
  /// The changes of an operation of `pets` after an edit of the document.
  private func changes(of id: String, _ edits: (String, String)...) throws -> [OperationChange] {
    var text = Fixture.pets
    for (old, new) in edits {
      try #require(text.contains(old))
      text = text.replacing(old, with: new)
    }
    let old = try #require(try Fixture.document(Fixture.pets).operation(id: id))
    let new = try #require(try Fixture.document(text).operation(id: id))
    return OperationComparison(old: old, new: new).changes
  }

  @Test func findsNothingInEqualOperations() throws {
    for id in ["list-pets", "create-pet", "delete-pet", "status"] { #expect(try changes(of: id) == []) }
  }

  @Test func tellsChangesOfEveryPart() throws {
    #expect(
      try changes(of: "list-pets", ("operationId: list-pets", "operationId: list-pets\n      deprecated: true")) == [
        OperationChange(.operation, .deprecated)
      ])
    #expect(
      try changes(of: "status", ("https://global.example.com/v1", "https://world.example.com/v1")) == [
        OperationChange(.server(url: "https://global.example.com/v1"), .removed(renamedTo: nil))
      ])
    #expect(
      try changes(
        of: "list-pets", ("maximum: 10", "maximum: 9"), ("{name: trace, in", "{name: span, required: true, in"))
        == [
          OperationChange(
            .parameter(name: "trace", place: .header), .removed(renamedTo: "span")),
          OperationChange(.parameter(name: "trace", place: .header), .required),
          OperationChange(
            .parameter(name: "limit", place: .query), .constraint(keyword: "maximum", from: 10, to: 9)),
        ])
    #expect(
      try changes(of: "create-pet", ("name: {type: string}", "name: {type: integer}")) == [
        OperationChange(
          .request(mediaType: "application/json"), field: JSONPointer(["name"]),
          .type(from: [.string], to: [.integer]))
      ])
    #expect(
      try changes(of: "list-pets", ("X-Total", "X-Count"), ("name: {type: string}", "name: {type: integer}")) == [
        OperationChange(.header(name: "X-Total", of: .exact(200)), .removed(renamedTo: nil)),
        OperationChange(
          .response(.exact(200)), field: JSONPointer(["-", "name"]), .type(from: [.string], to: [.integer])),
      ])
    #expect(
      try changes(of: "create-pet", ("'202': {description: Later}", "'203': {description: Later}")) == [
        OperationChange(.response(.exact(202)), .removed(renamedTo: nil))
      ])
  }

  @Test func tellsBodiesThatAreRefusedOrNeeded() throws {
    let json = "content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}"
    #expect(
      try changes(of: "create-pet", (json, "content: {text/csv: {}}")) == [
        OperationChange(.request(mediaType: "application/json"), .removed(renamedTo: nil))
      ])
    let document = try Fixture.document(
      Fixture.pets.replacing("        required: true\n        content", with: "        content"))
    let old = try #require(document.operation(id: "create-pet"))
    let new = try #require(try Fixture.document(Fixture.pets).operation(id: "create-pet"))
    #expect(OperationComparison(old: old, new: new).requiresBody)
    #expect(!OperationComparison(old: new, new: old).requiresBody)
  }
}
