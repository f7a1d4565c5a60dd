import JSON
import OpenAPI
import Testing

struct SchemaComparisonTests {
  private func changes(
    _ old: JSONValue, _ new: JSONValue, _ direction: SchemaComparison.Direction = .request
  ) -> [SchemaChange] {
    SchemaComparison(old: .compile(old), new: .compile(new), direction: direction).changes
  }

  private func change(_ pointer: String, _ change: ContractChange) throws -> SchemaChange {
    SchemaChange(try #require(JSONPointer(pointer)), change)
  }

  @Test func findsNothingInEqualSchemas() {
    let schema: JSONValue = [
      "type": "object", "properties": ["a": ["type": "string", "enum": ["x"]]], "required": ["a"],
    ]
    #expect(changes(schema, schema) == [])
    #expect(changes(schema, schema, .response) == [])
  }

  @Test(
    arguments: [
      (["type": "integer"], ["type": "string"], ContractChange.type(from: [.integer], to: [.string])),
      (["type": ["integer", "string"]], ["type": "string"], .type(from: [.integer, .string], to: [.string])),
      (["enum": ["a", "b"]], ["enum": ["b", "c"]], .valuesRemoved(["a"], kept: ["b", "c"])),
      (["type": "string"], ["type": "string", "enum": ["a"]], .valuesRemoved([], kept: ["a"])),
      (["enum": ["a", "b"]], ["const": "b"], .valuesRemoved(["a"], kept: ["b"])),
      (["maxLength": 5], ["maxLength": 4], .constraint(keyword: "maxLength", from: 5, to: 4)),
      (["type": "number"], ["type": "number", "minimum": 1], .constraint(keyword: "minimum", from: nil, to: 1)),
      (["pattern": "a"], ["pattern": "b"], .constraint(keyword: "pattern", from: "a", to: "b")),
      (["type": ["string", "null"]], ["type": "string"], .notNullable),
    ] as [(JSONValue, JSONValue, ContractChange)])
  func tellsWhatARequestHasLessRoomFor(_ old: JSONValue, _ new: JSONValue, _ change: ContractChange) throws {
    #expect(changes(old, new) == [SchemaChange(.root, change)])
  }

  @Test(
    arguments: [
      (["type": "integer"], ["type": "number"]), (["maxLength": 4], ["maxLength": 5]), (["minimum": 2], ["minimum": 1]),
      (["enum": ["a"]], ["enum": ["a", "b"]]), (["type": "string", "enum": ["a"]], ["type": "string"]),
      ([:], ["type": "string"]),
      (["type": "string"], ["type": ["string", "null"]]), (["properties": [:]], ["properties": ["a": [:]]]),
    ] as [(JSONValue, JSONValue)])
  func leavesOutWhatGivesARequestMoreRoom(_ old: JSONValue, _ new: JSONValue) {
    #expect(changes(old, new) == [])
  }

  @Test func tellsWhatAResponsePromisesLess() throws {
    let old: JSONValue = [
      "type": "object", "required": ["a"],
      "properties": ["a": ["type": "integer"], "b": ["type": "string"], "c": ["type": "string"]],
    ]
    let new: JSONValue = [
      "type": "object", "properties": ["a": ["type": "number"], "b": ["type": ["string", "null"]]],
    ]
    #expect(
      changes(old, new, .response) == [
        try change("/a", .optional), try change("/c", .removed(renamedTo: nil)),
        try change("/a", .type(from: [.integer], to: [.number])), try change("/b", .nullable),
      ])
  }

  @Test func tellsNewlyRequiredMembersButNotRenamedOnes() throws {
    let old: JSONValue = ["properties": ["name": ["type": "string"], "x": ["type": "integer"]], "required": ["name"]]
    let new: JSONValue = [
      "properties": ["names": ["type": "string"], "x": ["type": "integer"], "y": ["type": "boolean"]],
      "required": ["names", "x", "y"],
    ]
    #expect(
      changes(old, new) == [
        try change("/x", .required), try change("/y", .required), try change("/name", .removed(renamedTo: "names")),
      ])
  }

  @Test func pairsTheNamesThatAreMostAlike() {
    let old: JSONValue = [
      "properties": ["tier": ["type": "string"], "tier_size": ["type": "string"], "n": ["type": "integer"]]
    ]
    let new: JSONValue = [
      "properties": ["tiers": ["type": "string"], "size": ["type": "string"], "m": ["type": "string"]]
    ]
    #expect(
      changes(old, new).map(\.change) == [
        .removed(renamedTo: "tiers"), .removed(renamedTo: "size"), .removed(renamedTo: nil),
      ])
  }

  @Test func followsItemsAlternativesAndFurtherMembers() throws {
    let old: JSONValue = [
      "type": "array",
      "items": [
        "oneOf": [
          ["properties": ["a": ["type": "string"]]],
          ["properties": ["b": ["type": "string"]], "additionalProperties": ["type": "integer"]],
        ]
      ],
    ]
    let new: JSONValue = [
      "type": "array",
      "items": [
        "oneOf": [
          ["properties": ["a": ["type": "integer"]]],
          ["properties": ["b": ["type": "string"]], "additionalProperties": ["type": "string"]],
        ]
      ],
    ]
    let comparison = SchemaComparison(old: .compile(old), new: .compile(new), direction: .request)
    let type = ContractChange.type(from: [.string], to: [.integer])
    #expect(comparison.changes == [try change("/-/a", type)])
    #expect(comparison.changes(at: JSONPointer(["-", "a"])) == [try change("/-/a", type)])
    #expect(comparison.changes(at: JSONPointer(["3", "a"])) == [try change("/3/a", type)])
    #expect(
      comparison.changes(at: JSONPointer(["-", "other"])) == [
        try change("/-/other", .type(from: [.integer], to: [.string]))
      ])
    #expect(comparison.changes(at: JSONPointer(["nowhere"])) == [])
  }

  @Test func endsInSchemasThatHoldThemselves() throws {
    func schema(_ type: JSONValue) -> JSONValue {
      [
        "$ref": "#/$defs/Node",
        "$defs": [
          "Node": [
            "properties": [
              "value": ["type": type], "left": ["$ref": "#/$defs/Node"], "all": ["allOf": [["$ref": "#/$defs/Node"]]],
            ]
          ]
        ],
      ]
    }
    let comparison = SchemaComparison(
      old: .compile(schema("string")), new: .compile(schema("integer")), direction: .request)
    let type = ContractChange.type(from: [.string], to: [.integer])
    #expect(comparison.changes.first == (try change("/value", type)))
    #expect(comparison.changes.count < 5)
    #expect(
      comparison.changes(at: JSONPointer(["left", "left", "all", "value"])) == [
        try change("/left/left/all/value", type)
      ])
  }

  @Test func saysNothingOfWhatTheNewerSchemaLeavesOpen() {
    let old: JSONValue = ["properties": ["a": ["properties": ["b": ["type": "string"]]]]]
    #expect(changes(old, ["properties": ["a": ["type": "object"]]]) == [])
    #expect(changes(old, [:], .response) == [])
  }

  @Test func isDoneWithLargeAndDeepSchemas() {
    func deep(_ type: JSONValue) -> JSONValue {
      (0..<200).reduce(["type": type]) { inner, _ in ["properties": ["x": inner]] }
    }
    #expect(changes(deep("string"), deep("integer")) == [])
    let names = (0..<2000).map { ("name\($0)", JSONValue.object(["type": "string"])) }
    let others = (0..<2000).map { ("other\($0)", JSONValue.object(["type": "string"])) }
    let found = changes(["properties": .object(JSONObject(names))], ["properties": .object(JSONObject(others))])
    #expect(found.count == 2000)
  }
}
