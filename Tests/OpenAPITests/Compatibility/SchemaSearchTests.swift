import JSON
import OpenAPI
import Testing

struct SchemaSearchTests {
  @Test func findsTheOutermostPlaceThatDeclaresAll() throws {
    let schema = Schema.compile([
      "properties": [
        "a": ["type": "string"],
        "data": [
          "type": "array",
          "items": ["properties": ["a": ["type": "string"], "b": ["properties": ["c": ["type": "string"]]]]],
        ],
      ]
    ])
    func place(_ fields: String...) throws -> String? {
      schema.place(declaring: try fields.map { try #require(JSONPointer($0)) })?.description
    }
    #expect(try place("/a") == "")
    #expect(try place("/a", "/b") == "/data/-")
    #expect(try place("/b/c") == "/data/-")
    #expect(try place("/c") == "/data/-/b")
    #expect(try place("/a", "/d") == nil)
    #expect(schema.place(declaring: []) == nil)
  }

  @Test func endsInASchemaThatHoldsItself() {
    let schema = Schema.compile(["$ref": "#/$defs/N", "$defs": ["N": ["properties": ["n": ["$ref": "#/$defs/N"]]]]])
    #expect(schema.place(declaring: [JSONPointer(["x"])]) == nil)
  }
}
