import JSON
import Testing

@testable import Runner

struct FragmentMatcherTests {
  private func differences(_ value: JSONValue, _ fragment: JSONValue) -> [String] {
    FragmentMatcher.differences(of: value, from: fragment, at: .root).map(\.text)
  }

  @Test func matchesObjectsBySubset() {
    #expect(differences(["a": 1, "b": ["c": 2, "d": 3]], ["b": ["c": 2]]) == [])
    #expect(differences(["a": 1], [:]) == [])
  }

  @Test func matchesArraysBySubMultiset() {
    #expect(differences([3, 1, 2], [2, 3]) == [])
    #expect(differences([1, 1], [1, 1]) == [])
    #expect(differences([1, 2], [1, 1]) == ["[1]: expected 1, found 2"])
    #expect(differences([1], [1, 1]) == ["[1]: expected 1, found no further element"])
    #expect(differences([], [1]) == ["[0]: expected 1, found no further element"])
    #expect(differences([1], []) == [])
  }

  @Test func givesEachExpectedElementOneOfItsOwn() {
    // Greedy choice would give the only element that fits the second to the first.
    #expect(differences([["a": 1, "b": 2], ["a": 1]], [["a": 1], ["a": 1, "b": 2]]) == [])
    #expect(differences([["a": 1], ["a": 1, "b": 2]], [["a": 1], ["b": 2]]) == [])
    #expect(
      differences([["a": 1, "b": 2]], [["a": 1], ["b": 2]]) == ["[1]: expected {\"b\":2}, found no further element"])
  }

  @Test func matchesExamplesByKind() {
    #expect(differences("00000000-0000-0000-0000-000000000000", "dcf411a3-475b-4212-bdf8-ae2b4dfa0a04") == [])
    #expect(differences("2025-12-31T00:00:00Z", "2024-01-31T10:00:00Z") == [])
    #expect(differences(["x": [1, 2]], ["x": "…"]) == [])
    #expect(differences(nil, "...") == [])
    #expect(differences(7, "a…") == ["expected \"a…\", found 7"])
    #expect(
      differences("name", "dcf411a3-475b-4212-bdf8-ae2b4dfa0a04")
        == ["expected \"dcf411a3-475b-4212-bdf8-ae2b4dfa0a04\", found \"name\""])
  }

  @Test func takesOtherScalarsAsTheyStand() {
    #expect(differences(1.0, 1) == [])
    #expect(differences("1", 1) == ["expected 1, found \"1\""])
    #expect(differences("Redis", "redis") == ["expected \"redis\", found \"Redis\""])
    #expect(differences(nil, false) == ["expected false, found null"])
    #expect(differences([1], ["a": 1]) == ["expected {\"a\":1}, found [1]"])
  }

  @Test func namesThePlaceOfEachDifference() {
    let value: JSONValue = ["config": ["limit": [5, 6], "policy": "local"]]
    #expect(
      differences(value, ["config": ["limit": [7], "policy": "redis", "new": ["x": 1]]]) == [
        "config.limit[0]: expected 7, found 5", "config.policy: expected \"redis\", found \"local\"",
        "config.new: expected {\"x\":1}, found nothing",
      ])
  }

  @Test func findsTheFragmentAtAnyDepth() {
    let value: JSONValue = ["data": [["id": "1"], ["id": "2", "config": ["a": 1]]]]
    #expect(FragmentMatcher.differencesAtAnyDepth(of: value, from: ["a": 1]) == [])
    #expect(FragmentMatcher.differencesAtAnyDepth(of: value, from: "2") == [])
    #expect(FragmentMatcher.differencesAtAnyDepth(of: value, from: [["id": "2"]]) == [])
    #expect(FragmentMatcher.differencesAtAnyDepth(of: value, from: "3").count == 1)
  }

  @Test func tellsTheDifferencesOfTheLikestPlace() {
    let value: JSONValue = [
      "meta": ["page": 1], "data": [["name": "other"], ["config": ["a": 9, "b": 9, "c": 9]]],
    ]
    let found = FragmentMatcher.differencesAtAnyDepth(of: value, from: ["config": ["a": 1, "b": 9, "c": 2]])
    #expect(found.map(\.text) == ["data[1].config.a: expected 1, found 9", "data[1].config.c: expected 2, found 9"])
  }

  @Test func saysWhatKindIsMissing() {
    #expect(
      FragmentMatcher.differencesAtAnyDepth(of: "x", from: ["a": 1]).map(\.text) == [
        "expected {\"a\":1}, found no object"
      ])
  }

  @Test func bearsLargeAnswers() {
    let value = JSONValue.array((0..<20_000).map { ["id": .number(JSONNumber($0)), "tags": ["a", "b"]] })
    #expect(FragmentMatcher.differencesAtAnyDepth(of: value, from: ["id": 19_999, "tags": ["b"]]) == [])
  }
}
