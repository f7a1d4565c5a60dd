import JSON
import Testing

@Suite struct JSONPointerTests {
  /// The example of RFC 6901 §5.
  private let document: JSONValue = [
    "foo": ["bar", "baz"], "": 0, "a/b": 1, "c%d": 2, "e^f": 3, "g|h": 4, "i\\j": 5, "k\"l": 6, " ": 7, "m~n": 8,
  ]

  @Test(
    arguments: [
      ("/foo", ["bar", "baz"]), ("/foo/0", "bar"), ("/", 0), ("/a~1b", 1), ("/c%d", 2), ("/e^f", 3), ("/g|h", 4),
      ("/i\\j", 5), ("/k\"l", 6), ("/ ", 7), ("/m~0n", 8),
    ] as [(String, JSONValue)])
  func theRFCsExamples(text: String, value: JSONValue) throws {
    let pointer = try #require(JSONPointer(text))
    #expect(document[pointer] == value)
    #expect(pointer.description == text)
  }

  @Test func theEmptyPointerIsTheWhole() {
    #expect(JSONPointer("") == .root)
    #expect(document[.root] == document)
    #expect(JSONPointer.root.description == "")
    #expect(JSONPointer.root.parent == .root)
  }

  @Test(arguments: [
    "/foo/2", "/foo/-1", "/foo/-", "/foo/00", "/foo/01", "/foo/+1", "/foo/1.0", "/foo/bar", "/foo/0/0", "/nothing",
    "/foo/",
    "/foo/99999999999999999999",
  ])
  func nothingThere(text: String) throws { #expect(document[try #require(JSONPointer(text))] == nil) }

  @Test(arguments: ["foo", "#/foo", "~0", "/a~", "/a~2", "/~/b"])
  func noPointers(text: String) { #expect(JSONPointer(text) == nil) }

  @Test(arguments: [
    ("/a//b/", ["a", "", "b", ""]), ("/~01", ["~1"]), ("/~1~0~1", ["/~/"]), ("/é/\u{301}x", ["é", "\u{301}x"]),
    // Combining characters hide neither the slash nor the escape.
    ("/\u{301}/~1\u{301}", ["\u{301}", "/\u{301}"]),
  ])
  func tokens(text: String, tokens: [String]) {
    #expect(JSONPointer(text)?.tokens == tokens)
    #expect(JSONPointer(tokens).description == text)
  }

  @Test func tokensAreToldApartByCodePoints() {
    #expect(JSONPointer(["\u{E9}"]) != JSONPointer(["e\u{301}"]))
    #expect(Set([JSONPointer(["\u{E9}"]), JSONPointer(["e\u{301}"]), JSONPointer(["\u{E9}"])]).count == 2)
    #expect(JSONPointer(["ab", "c"]) != JSONPointer(["a", "bc"]))
    #expect(JSONPointer(["a"]) != JSONPointer(["a", ""]))
  }

  @Test func stepsUpAndDown() {
    let pointer = JSONPointer(["a"]).appending("b/c")
    #expect(pointer.description == "/a/b~1c")
    #expect(pointer.parent == JSONPointer(["a"]))
  }

  @Test(arguments: [
    ([], ""), (["a"], "a"), (["config", "partials", "0", "id"], "config.partials[0].id"), (["0", "a"], "[0].a"),
    (["a", "01", "-1"], "a.01.-1"),
  ])
  func dotted(tokens: [String], text: String) { #expect(JSONPointer(tokens).dotted == text) }
}
