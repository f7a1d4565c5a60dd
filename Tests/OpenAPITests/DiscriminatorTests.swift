import JSON
import OpenAPI
import Testing

@Suite struct DiscriminatorTests {
  private func pet(discriminator: JSONValue) throws -> Schema {
    let schemas: JSONValue = [
      "Pet": [
        "oneOf": [["$ref": "#/components/schemas/Cat"], ["$ref": "#/components/schemas/Dog"]],
        "discriminator": discriminator,
      ],
      "Cat": [
        "type": "object", "required": ["kind"],
        "properties": ["kind": ["type": "string", "enum": ["feline"]], "lives": ["type": "integer"]],
      ],
      "Dog": [
        "type": "object", "required": ["kind"],
        "properties": ["kind": ["type": "string", "enum": ["canine"]], "tricks": ["type": "array"]],
      ],
    ]
    let text = JSONValue.object(["openapi": "3.0.0", "paths": [:], "components": ["schemas": schemas]]).description
    return try #require(Fixture.document(text).schema(named: "Pet"))
  }

  private let mapping: JSONValue = [
    "propertyName": "kind", "mapping": ["feline": "#/components/schemas/Cat", "canine": "Dog"],
  ]

  @Test func branches() throws {
    let discriminator = try #require(pet(discriminator: mapping).discriminator)
    #expect(discriminator.propertyName == "kind")
    #expect(discriminator.branches.map(\.value) == ["feline", "canine"])
    #expect(discriminator.schema(for: "canine")?.componentName == "Dog")
    #expect(discriminator.schema(for: "Dog") == nil)
  }

  @Test func valuesOfUnmappedBranchesAreTheirOwn() throws {
    let discriminator = try #require(pet(discriminator: ["propertyName": "kind"]).discriminator)
    #expect(discriminator.branches.map(\.value) == ["feline", "canine"])
  }

  @Test func violationsOfTheSelectedBranchOnly() throws {
    let violations = try pet(discriminator: mapping).validate(["kind": "feline", "lives": "nine", "tricks": 1])
    #expect(violations.map(\.description) == ["lives: must be an integer, not a string"])
    #expect(violations.map(\.schema.description) == ["/components/schemas/Cat/properties/lives/type"])
  }

  @Test func unknownValue() throws {
    let violations = try pet(discriminator: mapping).validate(["kind": "canin"])
    #expect(
      violations.map(\.description) == ["kind: must be one of \"feline\", \"canine\"; nearest is \"canine\""])
    #expect(violations.map(\.keyword) == ["discriminator"])
  }

  @Test func unmappedValuesAreLeftToTheBranches() throws {
    let pet = try pet(discriminator: ["propertyName": "kind"])
    #expect(pet.validate(["kind": "canine"]).isEmpty)
    #expect(pet.validate(["kind": "bird"]).map(\.keyword) == ["enum"])
    #expect(pet.validate([:]).map(\.description) == ["kind: is required"])
  }
}
