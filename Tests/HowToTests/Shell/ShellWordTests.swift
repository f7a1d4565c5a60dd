import TestSupport
import Testing

@testable import HowTo

@Suite struct ShellWordTests {
  @Test(arguments: [
    ("a b\tc", ["a", "b", "c"]), ("'a b' \"c d\"", ["a b", "c d"]), ("a'b'\"c\"d", ["abcd"]), ("'' \"\"", ["", ""]),
    ("a\\ b \\' \\\\", ["a b", "'", "\\"]), ("\"a\\\"b\\\\c\\d\"", ["a\"b\\c\\d"]), ("'a\\b'", ["a\\b"]),
    ("a\\\nb 'c\\\nd' \"e\\\nf\"", ["ab", "c\\\nd", "ef"]), ("a\\\r\nb c\r\n", ["ab", "c"]),
    ("$'a\\nb\\x41\\u00e9\\101\\'\\q'", ["a\nbAéA'\\q"]), ("$\"a\"", ["a"]), ("a#b # c", ["a#b"]), ("é'ü'", ["éü"]),
    ("a\\", ["a\\"]), ("{a} {} a,b ..", ["{a}", "{}", "a,b", ".."]),
  ])
  func quotesAreTakenOff(_ text: String, _ expected: [String]) {
    #expect(words(text) == expected)
  }

  @Test(arguments: [
    ("$A ${A}", ["$A", "${A}"]), ("\"x $A y\"", ["x $A y"]), ("a$A", ["a$A"]), ("$A'b' \"$A\"b", ["${A}b", "${A}b"]),
    ("'{\"a\": \"'$A'\"}'", ["{\"a\": \"$A\"}"]), ("'{\"a\": \"'\"$A\"'\"}'", ["{\"a\": \"$A\"}"]),
    ("$ a$ \"$\" $.", ["$", "a$", "$", "$."]), ("'$1' '$.a' \\$", ["$1", "$.a", "$"]),
    ("~ ~/a a~", ["$HOME", "$HOME/a", "a~"]),
    ("{vault://a/$B}", ["?"]), ("'{vault://a/$B}'", ["{vault://a/$B}"]),
  ])
  func referencesStay(_ text: String, _ expected: [String]) {
    #expect(words("'' " + text).dropFirst() == expected[...])
  }

  @Test(arguments: [
    "'$A'", "\\$A", "\"\\$A\"", "'a${A}b'", "'$'A", "\\$'A'", "$(a)", "`a`", "\"a $(b)\"", "${A:-b}", "${#A}", "$1",
    "$?", "$@",
    "$((1 + 2))", "a{b,c}", "{1..3}", "<(a)", "~user", "$A'$B'",
  ])
  func whatAShellWorksOutAndWhatWouldBeMisreadIsNoText(_ text: String) {
    #expect(words("'' " + text) == ["", "?"])
  }

  @Test func piecesHaveTheirPlaces() throws {
    let text: MarkedText = "1️⃣a'b2️⃣'3️⃣$C4️⃣\"5️⃣d6️⃣${E}7️⃣\"8️⃣"
    let word = try word(text.text)
    #expect(word.range == text.range(1, 8))
    #expect(
      word.parts.map(\.range) == [text.range(1, 2), text.range(3, 4), text.range(5, 6), text.range(6, 7)])
    #expect(
      word.parts.map(\.content) == [
        .literal("ab"), .variable("C", isBraced: false), .literal("d"), .variable("E", isBraced: true),
      ])
  }

  @Test func substitutionsAreReadInside() throws {
    let text: MarkedText = "\"1️⃣$(2️⃣a \")\" '$B' | c \"$(d)\"3️⃣)4️⃣\""
    let word = try word(text.text)
    #expect(word.parts.map(\.range) == [text.range(1, 4)])
    #expect(word.substitutedCommand == "a \")\" '$B' | c \"$(d)\"")
    let inner = try #require(word.substitutedPipelines?.first)
    #expect(inner.commands.map(\.name) == ["a", "c"])
    #expect(inner.commands[0].words.map(\.literal) == ["a", ")", "$B"])
    #expect(inner.range == text.range(2, 3))
    #expect(inner.commands[1].words[1].substitutedPipelines?.first?.commands.first?.name == "d")
  }

  @Test func backquotesAreSubstitutionsToo() throws {
    let plain = try word("`a $B`")
    #expect(plain.substitutedPipelines?.first?.commands.first?.words.map(shown) == ["a", "$B"])
    let escaped = try word("`a \\`b\\``")
    #expect(escaped.parts.map(\.content) == [.expansion("`a \\`b\\``")])
  }

  @Test(arguments: ["<TOKEN>", "<your-token>", "<YOUR TOKEN>", "a/<id>/b", "https://<host>:8000/x", "<a.b>."])
  func placeholdersInAngleBracketsAreText(_ text: String) {
    #expect(words("a " + text) == ["a", text])
  }

  @Test(arguments: ["<in", "<in >out", "< in >out", "<in>out", "<in>$OUT", "<>file"])
  func otherAngleBracketsRedirect(_ text: String) {
    #expect(words("a " + text) == ["a"])
  }

  @Test func deepSubstitutionsAreRefusedOnASmallStack() throws {
    for open in ["$(", "\"$(", "$(a \"", "$(<(", "a=$("] {
      let text = String(repeating: open, count: 10_000)
      let reasons = try SmallStack.run { commands(text).map(\.reason) }
      #expect(reasons.count == 1 && reasons[0] != nil, "\(open)")
    }
    let depth = ShellLexer.maximumDepth
    let nested = String(repeating: "\"$(", count: depth) + "a" + String(repeating: ")\"", count: depth)
    #expect(try SmallStack.run { commands(nested).map(\.reason) } == [nil])
    #expect(commands("$(\(nested))").map(\.reason) == ["nests commands deeper than 20 levels"])
  }
}
