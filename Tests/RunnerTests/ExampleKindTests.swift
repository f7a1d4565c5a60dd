import Testing

@testable import Runner

struct ExampleKindTests {
  @Test(
    arguments: [
      ("…", .anything), ("...", .anything), ("dcf411a3-475b-4212-bdf8-ae2b4dfa0a04", .uuid),
      ("DCF411A3-475B-4212-BDF8-AE2B4DFA0A04", .uuid), ("2024-01-31T10:00:00Z", .timestamp),
      ("2024-01-31T10:00:00.123+02:00", .timestamp), ("2024-01-31 10:00:00", .timestamp),
      ("d41d8cd98f00b204e9800998ecf8427e", .hash), ("kpat_…", .abridged(["kpat_", ""])),
      ("a...b", .abridged(["a", "b"])),
    ] as [(String, ExampleKind)])
  func knowsExamples(_ text: String, kind: ExampleKind) {
    #expect(ExampleKind(of: text) == kind)
  }

  @Test(arguments: [
    "", "name", "dcf411a3-475b-4212-bdf8", "gcf411a3-475b-4212-bdf8-ae2b4dfa0a04", "2024-01-31", "12:00",
    "d41d8cd98f00b204e9800998ecf842", "2024-01-31T10:00 is when it began", "a.b", "..",
  ])
  func leavesOtherTextAlone(_ text: String) {
    #expect(ExampleKind(of: text) == nil)
  }

  @Test func admitsItsOwnKindOnly() throws {
    let uuid = try #require(ExampleKind(of: "dcf411a3-475b-4212-bdf8-ae2b4dfa0a04"))
    #expect(uuid.admits("00000000-0000-0000-0000-000000000000"))
    #expect(!uuid.admits("2024-01-31T10:00:00Z"))
    #expect(!uuid.admits("…"))
  }

  @Test(arguments: [
    ("kpat_…", "kpat_123", true), ("kpat_…", "xkpat_1", false), ("a…b…c", "a-b-c", true), ("a…b…c", "a-c-b", false),
    ("…end", "the end", true), ("ab…ba", "aba", false), ("ab…ba", "abba", true),
  ])
  func admitsWhatTheEllipsisLeavesOpen(_ example: String, text: String, isAdmitted: Bool) throws {
    #expect(try #require(ExampleKind(of: example)).admits(text) == isAdmitted)
  }
}
