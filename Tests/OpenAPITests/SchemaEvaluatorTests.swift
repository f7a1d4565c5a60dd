import JSON
import OpenAPI
import Testing

/// What violations say and where; that values pass or fail at all is the conformance suite's business.
@Suite struct SchemaEvaluatorTests {
  private func violations(_ value: JSONValue, _ schema: JSONValue, _ dialect: SchemaDialect = .draft202012) -> [String]
  {
    Schema.compile(schema, dialect: dialect).validate(value).map { "\($0.instance) \($0.schema) \($0.message)" }
  }

  @Test(
    arguments: [
      (["type": "string"], 1, " /type must be a string, not an integer"),
      (["type": ["object", "null"]], "x", " /type must be an object or null, not a string"),
      (["type": "integer"], 1.5, " /type must be an integer, not 1.5"),
      (["enum": ["small", "medium"]], "smal", " /enum must be one of \"small\", \"medium\"; nearest is \"small\""),
      (["enum": ["a"]], "zzz", " /enum must be \"a\""),
      (["const": ["k": 1]], 2, " /const must be {\"k\":1}"),
      (["minimum": 3], 2, " /minimum must be at least 3"),
      (["exclusiveMaximum": 3], 3, " /exclusiveMaximum must be less than 3"),
      (["multipleOf": 0.01], 0.015, " /multipleOf must be a multiple of 0.01"),
      (["minLength": 1], "", " /minLength must have at least 1 character"),
      (["maxLength": 2], "👍👍👍", " /maxLength must have at most 2 characters, not 3"),
      (["pattern": "^a+$"], "b", " /pattern must match the pattern ^a+$"),
      (["format": "uuid"], "b", " /format must be a UUID"),
      (["minItems": 2], [1], " /minItems must have at least 2 items"),
      (["uniqueItems": true], [1, 2, 1.0], " /uniqueItems must not hold a value twice; items 0 and 2 are equal"),
      (["contains": ["type": "null"]], [1], " /contains must hold at least 1 item of the kind asked for"),
      (["items": ["type": "null"]], [nil, 1], "/1 /items/type must be null, not an integer"),
      (["required": ["a/b"]], [:], "/a~1b /required is required"),
      (["maxProperties": 0], ["a": 1], " /maxProperties must have at most 0 properties, not 1"),
      (
        ["propertyNames": ["maxLength": 1]], ["ab": 1],
        "/ab /propertyNames/maxLength has a name that must have at most 1 character, not 2"
      ),
      (["dependentRequired": ["a": ["b"]]], ["a": 1], "/b /dependentRequired is required where a is given"),
      (
        ["properties": ["tier": true], "additionalProperties": false], ["teir": 1],
        "/teir /additionalProperties is not a known property; nearest is \"tier\""
      ),
      (
        ["properties": ["tier": true], "additionalProperties": false], ["completely": 1],
        "/completely /additionalProperties is not a known property"
      ),
      (
        ["allOf": [["properties": ["tier": true]]], "unevaluatedProperties": false], ["tiers": 1],
        "/tiers /unevaluatedProperties is not a known property; nearest is \"tier\""
      ),
      (["not": ["type": "null"]], nil, " /not must not be null"),
      (["oneOf": [true, true]], 1, " /oneOf fits 2 of the alternatives, of which only one may fit"),
      (["anyOf": [["type": "null"], ["type": "array"]]], 1, " /anyOf must be an array or null, not an integer"),
      (false, 1, "  is not allowed"),
    ] as [(JSONValue, JSONValue, String)])
  func message(schema: JSONValue, value: JSONValue, expected: String) {
    #expect(violations(value, schema) == [expected])
  }

  @Test func boundsOfOpenAPI30() {
    let schema: JSONValue = ["minimum": 3, "exclusiveMinimum": true, "maximum": 9, "exclusiveMaximum": false]
    #expect(violations(3, schema, .openAPI30) == [" /exclusiveMinimum must be greater than 3"])
    #expect(violations(9, schema, .openAPI30).isEmpty)
  }

  @Test func nullable() {
    #expect(violations(nil, ["type": "string", "nullable": true], .openAPI30).isEmpty)
    #expect(violations(nil, ["type": "string", "nullable": true, "enum": ["a"]], .openAPI30).isEmpty)
    #expect(
      violations(1, ["type": "string", "nullable": true], .openAPI30)
        == [" /type must be a string or null, not an integer"])
    #expect(violations(nil, ["type": "string", "nullable": true]) == [" /type must be a string, not null"])
  }

  @Test func bestBranchOfOneOf() {
    let schema: JSONValue = [
      "oneOf": [
        [
          "type": "object", "required": ["kind"],
          "properties": ["kind": ["enum": ["cat"]], "lives": ["type": "integer"]],
        ],
        [
          "type": "object", "required": ["kind"],
          "properties": ["kind": ["enum": ["dog"]], "tricks": ["type": "array"]],
        ],
        ["type": "string"],
      ]
    ]
    #expect(
      violations(["kind": "dog", "tricks": "sit"], schema)
        == ["/tricks /oneOf/1/properties/tricks/type must be an array, not a string"])
    #expect(
      violations(["kind": "cat", "lives": "nine"], schema)
        == ["/lives /oneOf/0/properties/lives/type must be an integer, not a string"])
  }

  @Test func violationsOfAllOfAreToldOnce() {
    let schema: JSONValue = ["allOf": [["required": ["a"]], ["required": ["a", "b"]]]]
    #expect(violations([:], schema) == ["/a /allOf/0/required is required", "/b /allOf/1/required is required"])
  }

  @Test func numberOfViolationsIsLimited() {
    let schema = Schema.compile(["items": ["type": "null"]])
    let value = JSONValue.array(Array(repeating: 1, count: 1000))
    #expect(schema.validate(value, options: .init(maximumViolations: 5)).count == 5)
  }

  @Test func formatsAreConfigurable() {
    let schema = Schema.compile(["format": "uuid"])
    #expect(schema.validate("x", options: .init(formats: .none)).isEmpty)
    #expect(schema.validate("x", options: .init(formats: .only(["date"]))).isEmpty)
    #expect(schema.validate("x", options: .init(formats: .only(["uuid"]))).count == 1)
  }

  @Test func descriptionNamesThePlace() {
    let schema = Schema.compile(["properties": ["a": ["items": ["type": "string"]]]])
    #expect(schema.validate(["a": [1]]).map(\.description) == ["a[0]: must be a string, not an integer"])
    #expect(
      Schema.compile(["type": "string"]).validate(1).map(\.description) == [
        "the value must be a string, not an integer"
      ])
  }

  @Test func tellsAValueThatFitsSeveralBranchesFromOneThatFitsNone() {
    let schema = Schema.compile(["oneOf": [["type": "integer"], ["minimum": 5]]])
    #expect(schema.validate(7).map(\.isAmbiguity) == [true])
    #expect(schema.validate(3).isEmpty)
    #expect(Schema.compile(["oneOf": [["type": "string"]]]).validate(7).map(\.isAmbiguity) == [false])
  }
}
