import JSON
import OpenAPI
import Testing

@Suite struct SchemaInspectionTests {
  private let schema = Schema.compile([
    "$defs": [
      "base": [
        "type": "object", "required": ["id"], "description": "A base",
        "properties": ["id": ["type": "string", "format": "uuid", "readOnly": true], "name": ["minLength": 9]],
      ],
      "text": ["type": ["string", "null"], "default": "x", "examples": ["y"], "maxLength": 3, "pattern": "^.$"],
    ],
    "required": ["name"],
    "properties": ["name": ["$ref": "#/$defs/text", "deprecated": true]],
    "allOf": [["$ref": "#/$defs/base"], ["properties": ["tags": ["items": ["type": "string"], "minItems": 1]]]],
    "x-unique": "name",
  ])

  @Test func propertiesAreMerged() {
    #expect(schema.properties.map(\.name) == ["name", "id", "tags"])
    #expect(schema.properties.map(\.isRequired) == [true, true, false])
    #expect(schema.required == ["name", "id"])
    #expect(schema.property("name")?.schema.maxLength == 3)
    #expect(schema.property("name")?.schema.minLength == nil)
    #expect(schema.property("other") == nil)
    #expect(schema.type == .object)
    #expect(schema.summary == "A base")
    #expect(schema.allOf.count == 2)
    #expect(schema.keyword("x-unique") == "name")
  }

  @Test func keywordsComeThroughReferences() throws {
    let name = try #require(schema.property("name")).schema
    #expect(name.type == .string)
    #expect(name.types == [.null, .string])
    #expect(name.isNullable)
    #expect(name.default == "x")
    #expect(name.examples == ["y"])
    #expect(name.pattern == "^.$")
    #expect(name.isDeprecated)
    let id = try #require(schema.property("id")).schema
    #expect(id.format == "uuid")
    #expect(id.isReadOnly)
    #expect(!id.isWriteOnly)
    #expect(id.location.description == "/$defs/base/properties/id")
  }

  @Test func impliedTypes() {
    #expect(Schema.compile(["items": true]).type == .array)
    #expect(Schema.compile(["maxLength": 1]).type == .string)
    #expect(Schema.compile(["enum": [nil, 1]]).type == .integer)
    #expect(Schema.compile([:]).type == nil)
    #expect(Schema.compile(["properties": ["a": true]]).types.isEmpty)
  }

  @Test func alternativesAndLimits() {
    let schema = Schema.compile([
      "oneOf": [["const": 1], ["minimum": 2, "exclusiveMaximum": 5, "multipleOf": 3]],
      "anyOf": [["minProperties": 1, "maxProperties": 2, "additionalProperties": ["type": "null"]]],
    ])
    #expect(schema.oneOf.map(\.constant) == [1, nil])
    #expect(schema.oneOf[1].minimum?.int == 2)
    #expect(schema.oneOf[1].exclusiveMaximum?.int == 5)
    #expect(schema.oneOf[1].multipleOf?.int == 3)
    #expect(schema.anyOf.map(\.minProperties) == [1])
    #expect(schema.anyOf[0].additionalProperties?.types == [.null])
    #expect(Schema.compile(["uniqueItems": true, "maxItems": 4]).hasUniqueItems)
    #expect(Schema.compile(true).boolean == true)
  }

  @Test func circularCompositionEnds() {
    let schema = Schema.compile(["allOf": [["$ref": "#"], ["properties": ["a": ["type": "null"]]]]])
    #expect(schema.properties.map(\.name) == ["a"])
    #expect(schema.validate(["a": 1]).count == 1)
  }
}
