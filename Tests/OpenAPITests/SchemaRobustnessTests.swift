import Foundation
import JSON
import OpenAPI
import Testing

/// No schema and no value makes the evaluator crash, hang or overflow the stack.
@Suite struct SchemaRobustnessTests {
  private static func nested(_ depth: Int) -> JSONValue {
    (0..<depth).reduce([:]) { value, _ in ["a": value] }
  }

  @Test func deepValuesFitAStackOfHalfAMegabyte() async {
    let count = await withCheckedContinuation { continuation in
      let thread = Thread {
        let schema = Schema.compile(["allOf": [["properties": ["a": ["$ref": "#"]]]], "required": ["a"]])
        continuation.resume(returning: schema.validate(Self.nested(500)).count)
      }
      thread.stackSize = 512 * 1024
      thread.start()
    }
    #expect(count == 1)
  }

  @Test func referencesInCirclesEnd() {
    let schema = Schema.compile([
      "$ref": "#/$defs/a", "$defs": ["a": ["$ref": "#/$defs/b"], "b": ["$ref": "#/$defs/a"]],
    ])
    #expect(schema.validate(1).isEmpty)
    let composed = Schema.compile(["anyOf": [["$ref": "#"], ["not": ["$ref": "#"]]]])
    _ = composed.validate(1)
  }

  @Test(.timeLimit(.minutes(1)))
  func longChainsOfReferencesAreFollowed() {
    let count = 20_000
    let references = (0..<count).map { level -> (String, JSONValue) in
      ("d\(level)", ["$ref": .string("#/$defs/d\(level + 1)")])
    }
    let definitions = JSONObject(references + [("d\(count)", ["type": "string"])])
    let schema = Schema.compile(["$ref": "#/$defs/d0", "$defs": .object(definitions)])
    #expect(schema.validate("x").isEmpty)
    #expect(schema.validate(1).count == 1)
  }

  @Test(.timeLimit(.minutes(1)))
  func doublingSchemasAreGivenUp() {
    var definitions: JSONValue = ["d0": ["type": "string"]]
    for level in 1...40 {
      let reference: JSONValue = ["$ref": .string("#/$defs/d\(level - 1)")]
      definitions["d\(level)"] = ["allOf": [reference, reference]]
    }
    let schema = Schema.compile(["$ref": "#/$defs/d40", "$defs": definitions])
    #expect(schema.validate("x").map(\.message) == ["is too deeply nested or too large to be checked"])
  }

  @Test(.timeLimit(.minutes(1)))
  func longListsOfLikeObjectsAreCompared() {
    let items = (0..<20_000).map { JSONValue.object(["id": .number(JSONNumber($0)), "name": "x"]) }
    let schema = Schema.compile(["uniqueItems": true])
    #expect(schema.validate(.array(items)).isEmpty)
    #expect(schema.validate(.array(items + [items[7]])).count == 1)
  }

  @Test func nonsenseIsNoSchemaAndLetsPass() {
    let schema: JSONValue = [
      "type": 7, "enum": 1, "minimum": "x", "required": "a", "properties": [1], "items": "x", "allOf": [:],
      "pattern": 1, "multipleOf": 0, "maxLength": 1.5, "discriminator": [], "$ref": 3, "$id": 1, "format": [],
    ]
    for dialect in [SchemaDialect.openAPI30, .draft202012] {
      for value in [nil, 1, "x", [1], ["a": 1]] as [JSONValue] {
        #expect(Schema.compile(schema, dialect: dialect).validate(value).isEmpty)
      }
    }
    #expect(Schema.compile("x").validate(1).isEmpty)
  }

  @Test func extremeNumbers() throws {
    let huge = JSONValue.number(try #require(JSONNumber(text: "1e400")))
    let tiny = JSONValue.number(try #require(JSONNumber(text: "1e-400")))
    for value in [huge, tiny, .number(JSONNumber(Int.min))] {
      _ = Schema.compile(["multipleOf": value, "minimum": value]).validate(value)
      _ = Schema.compile(["multipleOf": -1, "maxItems": value, "minLength": value]).validate(.array([value]))
      _ = Schema.compile(["multipleOf": 3]).validate(value)
    }
  }

  @Test func threadsShareASchema() async throws {
    let document = try Fixture.document(Fixture.pets)
    let pet = try #require(document.schema(named: "Pet"))
    let value: JSONValue = ["name": "a", "friends": [["name": "b", "friends": [["name": 1]]]]]
    await withTaskGroup(of: [String].self) { group in
      for _ in 0..<50 { group.addTask { pet.validate(value).map(\.description) } }
      for await result in group { #expect(result == ["friends[0].friends[0].name: must be a string, not an integer"]) }
    }
  }
}
