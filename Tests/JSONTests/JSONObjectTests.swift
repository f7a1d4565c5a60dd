import JSON
import Testing

@Suite struct JSONObjectTests {
  @Test func membersKeepTheirOrder() {
    var object: JSONObject = ["z": 1, "a": 2, "m": 3]
    object["b"] = 4
    object["a"] = 5
    #expect(object.keys == ["z", "a", "m", "b"])
    #expect(object.values == [1, 5, 3, 4])
    #expect(object.map(\.key) == object.keys)
    #expect(object.count == 4)
    #expect(object.removeValue(forKey: "a") == 5)
    #expect(object.removeValue(forKey: "a") == nil)
    object["z"] = nil
    #expect(object.keys == ["m", "b"])
    #expect(JSONObject().isEmpty && !object.isEmpty)
  }

  @Test func theLastOfEqualKeysCountsAtTheFirstOnesPlace() {
    #expect(JSONObject([("a", 1), ("b", 2), ("a", 3)]).map { "\($0.key)=\($0.value)" } == ["a=3", "b=2"])
  }

  @Test func merging() {
    var object: JSONObject = ["a": 1, "b": 2]
    object.merge(["b": 3, "c": 4] as JSONObject) { old, new in [old, new] }
    #expect(JSONValue.object(object).description == #"{"a":1,"b":[2,3],"c":4}"#)
    #expect(object.mapValues { [$0] }.values == [[1], [[2, 3]], [4]])
  }

  @Test func keysAreToldApartByCodePoints() {
    var object: JSONObject = ["\u{E9}": 1]
    object["e\u{301}"] = 2
    #expect(object.count == 2)
    #expect(object["\u{E9}"] == 1)
  }

  @Test func equalityIgnoresOrder() {
    let a: JSONObject = ["a": 1, "b": [:]]
    let b: JSONObject = ["b": [:], "a": 1.0]
    #expect(a == b)
    #expect(a.hashValue == b.hashValue)
    #expect(a != ["a": 1])
    #expect(a != ["a": 1, "c": [:]])
  }
}
