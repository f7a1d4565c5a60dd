import JSON
import Testing

@testable import KonnectMock

struct JSONValueEditingTests {
  @Test func mergesAsRFC7396Does() {
    let value: JSONValue = ["a": ["b": 1, "c": 2], "d": [1, 2], "e": 3]
    let merged = value.merged(with: ["a": ["b": nil, "x": ["y": nil, "z": 1]], "d": [3], "f": nil])
    #expect(merged == ["a": ["c": 2, "x": ["z": 1]], "d": [3], "e": 3])
    #expect(merged["a"]?.object?.contains { $0.key == "b" } == false)
  }

  @Test func fillsWhatIsMissing() {
    let value: JSONValue = ["a": ["b": 1], "c": nil]
    #expect(
      value.filled(from: ["a": ["b": 2, "d": 3], "c": 4, "e": 5]) == ["a": ["b": 1, "d": 3], "c": nil, "e": 5])
  }

  @Test func setsInsideObjectsAndArrays() {
    let value: JSONValue = ["a": [["b": 1]]]
    #expect(value.setting(2, at: ["a", "0", "b"]) == ["a": [["b": 2]]])
    #expect(value.setting(2, at: ["c", "d"]) == ["a": [["b": 1]], "c": ["d": 2]])
    #expect(value.setting(2, at: ["a", "7", "b"]) == value)
  }

  @Test func findsMentions() {
    let value: JSONValue = ["a": [["b": "id"]]]
    #expect(value.mentions("id"))
    #expect(!value.mentions("b"))
  }
}
