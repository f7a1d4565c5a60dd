import JSON
import Testing

@Suite struct JSONValueTests {
  private let value: JSONValue = ["a": [1, ["b": "x"]], "n": nil, "t": true, "s": "y"]

  @Test(
    arguments: [
      (["a": 1, "b": 2], ["b": 2, "a": 1]), (1, 1.0), ([1, [:]], [1.0, [:]]), (nil, nil),
      (["a": ["x": 1, "y": [2]]], ["a": ["y": [2.0], "x": 1]]),
    ] as [(JSONValue, JSONValue)])
  func equalValuesHaveEqualHashes(a: JSONValue, b: JSONValue) {
    #expect(a == b)
    #expect(a.hashValue == b.hashValue)
  }

  @Test func differentValuesDiffer() {
    let values: [JSONValue] = [
      nil, false, true, 0, 1, "", "0", "1", "null", "\u{E9}", "e\u{301}", [], [[]], [:], [nil], [0], [0, 0], ["a": nil],
      ["a": 0], ["b": 0], ["a": 0, "b": 1], ["a": 1, "b": 0], ["a": ["b": 0]], [1, 2], [2, 1],
    ]
    for (i, a) in values.enumerated() { for (j, b) in values.enumerated() { #expect((a == b) == (i == j)) } }
    #expect(Set(values).count == values.count)
  }

  @Test func setsOfAlikeObjectsTakeTimeInProportion() {
    let values = (0..<20_000).map { ["id": JSONValue.number(JSONNumber($0)), "name": "same"] as JSONValue }
    #expect(Set(values.map(\.hashValue)).count > 19_990)
    #expect(Set(values + values).count == values.count)
  }

  @Test func members() {
    #expect(value["a"]?[1]?["b"] == "x")
    #expect(value["a"]?[2] == nil)
    #expect(value["a"]?[-1] == nil)
    #expect(value["z"] == nil)
    #expect(value["s"]?["a"] == nil)
    #expect(value["n"] == .some(.null))
  }

  @Test func settingMembers() {
    var value = value
    value["s"] = 5
    value["z"] = [:]
    value["a"] = nil
    #expect(value.description == #"{"n":null,"t":true,"s":5,"z":{}}"#)
    var text: JSONValue = "text"
    text["a"] = 1
    #expect(text == "text")
  }

  @Test(
    arguments: [
      (nil, "null", nil), (true, "boolean", "true"), (false, "boolean", "false"), (1.50, "number", "1.5"),
      ("x", "string", "x"),
      ([1], "array", nil), (["a": 1], "object", nil),
    ] as [(JSONValue, String, String?)])
  func typesAndTexts(value: JSONValue, type: String, text: String?) {
    #expect(value.typeName == type)
    #expect(value.scalarText == text)
    #expect(value.isNull == (type == "null"))
    #expect((value.bool != nil) == (type == "boolean"))
    #expect((value.number != nil) == (type == "number"))
    #expect((value.string != nil) == (type == "string"))
    #expect((value.array != nil) == (type == "array"))
    #expect((value.object != nil) == (type == "object"))
  }

  @Test func integersOfNumbersOnly() {
    #expect(JSONValue.number(JSONNumber(7.0)).int == 7)
    #expect(JSONValue.string("7").int == nil)
  }

  @Test func mappingStringsLeavesKeys() {
    #expect(value.mapStrings { $0 + "!" } == ["a": [1, ["b": "x!"]], "n": nil, "t": true, "s": "y!"])
  }

  @Test func walkingVisitsParentsFirst() {
    var visited: [String] = []
    value.walk { pointer, value in
      visited.append(pointer.description)
      #expect(self.value[pointer] == value)
    }
    #expect(visited == ["", "/a", "/a/0", "/a/1", "/a/1/b", "/n", "/t", "/s"])
  }
}
