import JSON
import OpenAPI
import Testing

@Suite struct SchemaDirectionTests {
  private let schema = Schema.compile(
    [
      "type": "object", "required": ["id", "name", "secret"], "additionalProperties": false,
      "properties": [
        "id": ["type": "integer", "readOnly": true], "name": ["type": "string"],
        "secret": ["type": "string", "writeOnly": true],
      ],
    ], dialect: .openAPI30)

  private func messages(_ value: JSONValue, _ options: ValidationOptions) -> [String] {
    schema.validate(value, options: options).map(\.description)
  }

  @Test func readOnlyIsNotAskedOfRequests() {
    #expect(messages(["name": "a", "secret": "b"], .init(direction: .request)).isEmpty)
    #expect(messages(["name": "a"], .init(direction: .request)) == ["secret: is required"])
  }

  @Test func writeOnlyIsNotAskedOfResponses() {
    #expect(messages(["name": "a", "id": 1], .init(direction: .response)).isEmpty)
    #expect(messages(["name": "a"], .init(direction: .response)) == ["id: is required"])
  }

  @Test func withoutDirectionAllIsAsked() {
    #expect(messages(["name": "a"], .init()) == ["id: is required", "secret: is required"])
  }

  @Test func misdirectedPropertiesGoUnreadOrAreReported() {
    let value: JSONValue = ["id": "no integer", "name": "a", "secret": "b"]
    #expect(messages(value, .init(direction: .request)).isEmpty)
    #expect(
      messages(value, .init(direction: .request, reportsMisdirected: true))
        == ["id: is read-only, a request must not set it"])
    #expect(
      messages(["id": 1, "name": "a", "secret": "b"], .init(direction: .response, reportsMisdirected: true))
        == ["secret: is write-only, a response must not show it"])
  }

  @Test func requiredOfOnePartReadOnlyOfAnother() {
    let schema = Schema.compile(
      ["allOf": [["properties": ["id": ["readOnly": true]]], ["required": ["id", "name"]]]], dialect: .openAPI30)
    #expect(schema.validate([:], direction: .request).map(\.description) == ["name: is required"])
    #expect(schema.validate([:], direction: .response).count == 2)
  }
}
