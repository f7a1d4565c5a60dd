import JSON
import OpenAPI
import Testing

@Suite struct SchemaFragmentTests {
  private let schema = Schema.compile([
    "type": "object",
    "properties": [
      "name": ["type": "string"],
      "config": ["type": "object", "properties": ["cluster_type": ["type": "string", "enum": ["plane", "group"]]]],
      "labels": ["type": "object", "additionalProperties": ["type": "string"]],
    ],
  ])

  @Test func anOpenPartHoldsWhatIsWritten() {
    #expect(schema.canContain(["anything": "x"], isStandIn: { _ in false }))
  }

  @Test(
    arguments: [
      (["clutser_type": "plane"], "clutser_type", "cluster_type"), (["nmae": "x"], "nmae", "name"),
    ] as [(JSONValue, String, String)])
  func aNameThatIsNearlyDeclaredIsMisspelled(fragment: JSONValue, name: String, nearest: String) {
    let found = schema.misspelledMember(of: fragment, isStandIn: { _ in false })
    #expect(found?.name == name)
    #expect(found?.nearest == nearest)
  }

  /// A label of the reader's own, a value that the declared field cannot have, and what is declared.
  @Test(arguments: [["team": "x"], ["clutser_type": "elsewhere"], ["nmae": 3], ["name": "x"], "nmae"] as [JSONValue])
  func othersAreNot(_ fragment: JSONValue) {
    #expect(schema.misspelledMember(of: fragment, isStandIn: { _ in false }) == nil)
  }
}
