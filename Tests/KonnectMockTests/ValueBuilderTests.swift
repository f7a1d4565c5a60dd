import JSON
import OpenAPI
import Testing

@testable import KonnectMock

struct ValueBuilderTests {
  private func schema(_ value: JSONValue) -> Schema { Schema.compile(value, dialect: .openAPI30) }

  @Test func keepsWhatFitsAndMakesUpTheRest() {
    let schema = schema([
      "type": "object", "additionalProperties": false, "required": ["id", "name", "size", "state"],
      "properties": [
        "id": ["type": "string", "format": "uuid", "readOnly": true], "name": ["type": "string"],
        "size": ["type": "integer", "minimum": 3, "multipleOf": 5],
        "state": ["type": "string", "enum": ["failed", "active"]],
        "note": ["type": "string"], "mode": ["type": "string", "default": "auto"],
        "secret": ["type": "string", "writeOnly": true],
      ],
    ])
    let value = ValueBuilder.plain(seed: 1).value(for: schema, from: ["name": "n", "secret": "s", "extra": 1])
    #expect(value["name"] == "n")
    #expect(value["size"] == 5)
    #expect(value["state"] == "active")
    #expect(value["mode"] == "auto")
    #expect(value["note"] == nil)
    #expect(value["secret"] == nil)
    #expect(value["extra"] == nil)
    #expect(schema.validate(value, direction: .response).isEmpty)
  }

  @Test func requestsHoldTheLeast() {
    let schema = schema([
      "type": "object", "required": ["id", "name"],
      "properties": [
        "id": ["type": "string", "readOnly": true], "name": ["type": "string", "minLength": 12],
        "mode": ["type": "string", "default": "auto"],
      ],
    ])
    let value = ValueBuilder.request(seed: 1).value(for: schema)
    #expect(value.object?.map(\.key) == ["name"])
    #expect(schema.validate(value, direction: .request).isEmpty)
  }

  @Test func picksTheAlternativeThatIsMeant() {
    let schema = schema([
      "oneOf": [
        [
          "type": "object", "additionalProperties": false, "required": ["kind", "a"],
          "properties": ["kind": ["type": "string", "enum": ["one"]], "a": ["type": "string"]],
        ],
        [
          "type": "object", "additionalProperties": false, "required": ["kind", "b"],
          "properties": ["kind": ["type": "string", "enum": ["two"]], "b": ["type": "integer"]],
        ],
      ]
    ])
    let builder = ValueBuilder.plain(seed: 1)
    #expect(builder.value(for: schema, from: ["kind": "two"])["b"] != nil)
    #expect(builder.value(for: schema)["kind"] == "one")
  }

  @Test func statesFollowReadiness() {
    let schema = schema(["type": "string", "enum": ["created", "initializing", "ready", "terminating"]])
    var builder = ValueBuilder.plain(seed: 1)
    #expect(builder.value(for: schema, from: "initializing") == "ready")
    #expect(builder.value(for: schema, from: "terminating") == "terminating")
    builder = ValueBuilder(
      purpose: .response,
      subject: .init(seed: 1, noun: [], createdAt: .epoch, updatedAt: .epoch, isReady: false))
    #expect(builder.value(for: schema) == "initializing")
  }

  @Test func recursiveSchemasEnd() {
    let schema = schema([
      "type": "object", "required": ["child"], "properties": ["child": ["$ref": "#"]],
    ])
    #expect(ValueBuilder.plain(seed: 1).value(for: schema).object != nil)
  }

  @Test(arguments: [
    "uuid", "date-time", "date", "time", "email", "uri", "hostname", "ipv4", "ipv6", "byte", "duration",
  ])
  func formats(_ format: String) {
    let schema = schema(["type": "string", "format": .string(format)])
    #expect(schema.validate(ValueBuilder.plain(seed: 5).value(for: schema)).isEmpty)
  }

  /// A schema that leads back to itself by alternatives alone has no value, and ends nothing.
  @Test func alternativesThatLeadBackEnd() {
    let schema = Schema.compile([
      "$ref": "#/$defs/A", "$defs": ["A": ["allOf": [["$ref": "#/$defs/A"]], "oneOf": [["$ref": "#/$defs/A"]]]],
    ])
    #expect(ValueBuilder.plain(seed: 1).value(for: schema) == .emptyObject)
  }
}
