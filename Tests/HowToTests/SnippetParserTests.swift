import JSON
import RunbookModel
import Testing

@testable import HowTo

@Suite struct SnippetParserTests {
  @Test(
    arguments: [
      ("{\"a\": 1}", ["a": 1]), ("\"a\": 1", ["a": 1]),
      ("\"partials\": [\n {\"id\": \"x\"}\n]", ["partials": [["id": "x"]]]),
      ("[1, 2]", [1, 2]), ("\"a\"", "a"), ("{\"a\": 1}, {\"a\": 2}", [["a": 1], ["a": 2]]),
    ] as [(String, JSONValue)])
  func membersValuesAndElements(_ text: String, _ fragment: JSONValue) {
    #expect(SnippetParser.parse(text) == .fragment(fragment))
  }

  @Test(
    arguments: [
      ("{\"a\": 1, ...}", ["a": 1]), ("{..., \"a\": 1}", ["a": 1]), ("{\"a\": [1, ..., 2]}", ["a": [1, 2]]),
      ("\"a\": 1,\n...", ["a": 1]), ("{\"a\": {…}, \"b\": 2,}", ["a": [:], "b": 2]),
      ("{\"a\": \"x...,]\", \"b\": 1.5,}", ["a": "x...,]", "b": 1.5]), ("{\"a\": \"\\\"...\",}", ["a": "\"..."]),
    ] as [(String, JSONValue)])
  func ellipsesAndLooseCommasAreDropped(_ text: String, _ fragment: JSONValue) {
    #expect(SnippetParser.parse(text) == .fragment(fragment))
  }

  @Test func anEllipsisForAValueMatchesAnything() {
    #expect(SnippetParser.parse("{\"id\": ..., \"a\": …}") == .fragment(["id": "…", "a": "…"]))
  }

  @Test(arguments: ["{...}", "[]", "{}", "", "[ … ]"])
  func whatShowsNothingIsNoExpectation(_ text: String) {
    #expect(SnippetParser.parse(text) == .unreadable(reason: "it shows nothing that a response could lack"))
  }

  @Test(arguments: ["{\"a\": }", "{\"a\" 1}", "\"a\": [1", "{a: 1}"])
  func whatIsNoJSONSaysWhy(_ text: String) {
    guard case .unreadable(let reason) = SnippetParser.parse(text) else {
      Issue.record("it was read")
      return
    }
    #expect(reason.hasPrefix("it is no piece of JSON: "))
  }

  @Test func theFirstCharacterTellsJSON() {
    #expect(SnippetParser.looksLikeJSON("\n {\"a\": 1}"))
    #expect(!SnippetParser.looksLikeJSON("HTTP/1.1 200 OK"))
    #expect(!SnippetParser.looksLikeJSON(" "))
  }

  @Test(arguments: ["[", "{\"a\":", ",", " ", "\"", "…", "],"])
  func longRunsEnd(_ piece: String) {
    guard case .unreadable = SnippetParser.parse(String(repeating: piece, count: 100_000)) else {
      Issue.record("it was read")
      return
    }
  }
}
