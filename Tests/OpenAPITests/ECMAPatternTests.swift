import Testing

@testable import OpenAPI

@Suite struct ECMAPatternTests {
  @Test(
    arguments: [
      (#"^\d+$"#, "12", true), (#"^\d+$"#, "١٢", false), ("^a$", "a\n", false), (#"^\w$"#, "é", false),
      ("b", "abc", true), (#"^[a-z0-9-_]+$"#, "a-_9", true), (#"^[a-z0-9-_]+$"#, "a:9", false),
      (#"^[[]&&]$"#, "[&&]", true), (#"^[\w-.]$"#, "-", true), (#"^[\w-.]$"#, "/", false), (#"^\/x$"#, "/x", true),
      (#"^{a}$"#, "{a}", true), (#"^a{2,3}$"#, "aaa", true), (#"^a{2,3}$"#, "aaaa", false), ("^a]$", "a]", true),
      (#"^\u0041\x42\cJ$"#, "AB\n", true), (#"^[^]$"#, "\n", true), ("[]", "a", false), (#"^\p{L}+$"#, "é", true),
      ("^(?!a)b$", "b", true), (#"^(a)\1$"#, "aa", true), (#"^.$"#, "\u{2028}", false), (#"^[\b]$"#, "\u{8}", true),
      (#"^[\s]$"#, "\u{FEFF}", true), (#"^[+--]$"#, ",", true), (#"^\S+$"#, "a b", false), (#"^a.c$"#, "a👍c", true),
      (#"^[\d]$"#, "d", false), (#"^[$|]$"#, "|", true),
    ] as [(String, String, Bool)])
  func matches(pattern: String, text: String, isMatch: Bool) {
    let expression = ECMAPattern(pattern)
    #expect(expression.isSupported)
    #expect(expression.matches(text) == isMatch)
  }

  @Test(arguments: ["(", "[a", "a**", "(?<=a*)b)", String(repeating: "a", count: 20_000)])
  func unsupportedMatchesEverything(pattern: String) {
    let expression = ECMAPattern(pattern)
    #expect(!expression.isSupported)
    #expect(expression.matches("anything"))
  }

  @Test(.timeLimit(.minutes(1)))
  func backtrackingWithoutEndIsGivenUp() {
    #expect(ECMAPattern("^(a+)+$").matches(String(repeating: "a", count: 60) + "!"))
  }
}
