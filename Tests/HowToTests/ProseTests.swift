import Testing

@testable import HowTo

@Suite struct ProseTests {
  @Test func sentencesEndAtAMarkBeforeABlank() {
    #expect(
      Prose.sentences(in: "Check it. Is it ready? Then go on: now! v1.2 is out") == [
        "Check it.", "Is it ready?", "Then go on:", "now!", "v1.2 is out",
      ])
  }

  @Test func codeEndsNoSentence() {
    #expect(Prose.sentences(in: "Set `a. b` to x. Done.") == ["Set `a. b` to x.", "Done."])
  }

  @Test func blanksAloneAreNoSentence() {
    #expect(Prose.sentences(in: "  \n ") == [])
    #expect(Prose.sentences(in: "") == [])
  }

  @Test func runsOfBlanksBecomeOneSpace() {
    #expect(Prose.onOneLine(" a\n  b\tc ") == "a b c")
  }

  @Test(arguments: [
    ("This can take about 15 minutes.", 900), ("15-20 minutes", 1200), ("an hour", 3600),
    ("a minute or 90 seconds", 90),
    ("between 2 hours and 1 day", 86_400), ("30 Minutes", 1800),
  ])
  func theLongestDurationCounts(_ text: String, _ seconds: Int) {
    #expect(Prose.duration(in: text) == .seconds(seconds))
  }

  @Test(arguments: [
    "no time", "minutes", "a few minutes", "0 minutes", "99999999999999999999 days", "400 days", "15 requests", "",
  ])
  func otherTextNamesNone(_ text: String) {
    #expect(Prose.duration(in: text) == nil)
  }

  @Test func codeSpansInOrder() {
    #expect(Prose.codeSpans(in: "`a` and `b c`, `open") == ["a", "b c"])
    #expect(Prose.codeSpans(in: "none") == [])
  }

  @Test func casesAreIgnoredInSearches() {
    let text = "Please WAIT until"
    #expect(text.firstRange(ignoringCase: "wait ").map { String(text[$0]) } == "WAIT ")
    #expect(text.firstRange(ignoringCase: "never") == nil)
    #expect("wa".firstRange(ignoringCase: "wait") == nil)
  }
}
