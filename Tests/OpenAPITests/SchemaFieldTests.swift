import JSON
import OpenAPI
import Testing

@Suite struct SchemaFieldTests {
  private let schema = Schema.compile([
    "type": "object",
    "properties": [
      "data": [
        "type": "array",
        "items": [
          "oneOf": [
            ["properties": ["id": ["type": "string"], "a.b": ["type": "boolean"]]],
            ["properties": ["id": ["type": "integer"], "next": ["$ref": "#"]]],
          ]
        ],
      ],
      "labels": ["type": "object", "additionalProperties": ["type": "string"]],
      "free": ["type": "object"],
      "open": ["type": "object", "properties": ["known": true], "additionalProperties": true],
      "count": ["type": "integer"],
    ],
  ])

  @Test(
    arguments: [
      ("data[0].id", [.string, .integer]), (".data[].id", [.string, .integer]), ("data[0].next.data", [.array]),
      ("data[0][\"a.b\"]", [.boolean]), ("labels.any", [.string]), ("count", [.integer]), ("", [.object]),
      (".data[-1].next.count", [.integer]), ("data[0]?.id", [.string, .integer]),
    ] as [(String, [JSONType])])
  func declared(path: String, types: [JSONType]) {
    let field = schema.field(at: path)
    #expect(field.schemas.map(\.type) == types)
    #expect(field.missingStep == nil)
    #expect(!field.isOpen)
  }

  @Test(
    arguments: [
      ("data.id", "id", []), ("data[0].ids", "ids", ["id", "a.b", "next"]), ("count.x", "x", []),
      ("laels", "laels", ["labels", "data", "free", "open", "count"]), ("labels.a.b", "b", []), ("[0]", "[0]", nil),
    ] as [(String, String, [String]?)])
  func missing(path: String, step: String, candidates: [String]?) {
    let field = schema.field(at: path)
    #expect(!field.canExist)
    #expect(field.missingStep == step)
    if let candidates { #expect(field.candidates == candidates) }
  }

  @Test func openContentIsNoFault() {
    for path in ["free.a", "free.a.b[0]", "open.other"] {
      let field = schema.field(at: path)
      #expect(!field.isDeclared)
      #expect(field.canExist)
    }
    #expect(schema.field(at: "open.known").isDeclared)
    #expect(Schema.compile(true).field(at: "a").canExist)
  }

  @Test func pointers() throws {
    #expect(schema.field(at: try #require(JSONPointer("/data/0/id"))).schemas.count == 2)
    #expect(schema.field(at: try #require(JSONPointer("/data/-/id"))).schemas.count == 2)
    #expect(!schema.field(at: try #require(JSONPointer("/data/id"))).canExist)
  }
}
