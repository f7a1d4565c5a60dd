import Testing

@testable import Reports

struct PrintableTextTests {
  @Test(arguments: [
    ("plain – ünï 漢字 🙂", "plain – ünï 漢字 🙂"), ("a\u{1B}[31mb", "a\\u001b[31mb"), ("a\nb\r\tc", "a\\nb\\r\\tc"),
    ("\u{0}\u{7F}\u{9B}31m", "\\u0000\\u007f\\u009b31m"), ("a\u{202E}b\u{2066}", "a\\u202eb\\u2066"),
    ("\u{2028}", "\\u2028"), ("a\r\nb", "a\\r\\nb"),
  ])
  func escapesWhatActsOnATerminal(_ text: String, expected: String) {
    #expect(text.printable == expected)
  }

  @Test func cutsAndPads() {
    #expect("abc".cut(to: 3) == "abc" && "abcd".cut(to: 3) == "abc…" && "äöü".cut(to: 3) == "äöü")
    #expect("ab".padded(to: 4) == "ab  " && "ab".padded(to: 4, onLeft: true) == "  ab" && "abc".padded(to: 2) == "abc")
    #expect(
      1.counted("step") == "1 step" && 0.counted("step") == "0 steps" && 2.counted("entry", "entries") == "2 entries")
  }
}
