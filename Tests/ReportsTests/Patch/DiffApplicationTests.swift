import Reports
import SourceText
import Testing

/// Diffs are what `git apply` and `patch` make the mended text of.
struct DiffApplicationTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let text: String
    let edits: [(Range<Int>, String)]
    let path: String

    init(_ name: String, _ text: String, _ edits: (Range<Int>, String)..., path: String = "p.md") {
      testDescription = name
      self.text = text
      self.edits = edits
      self.path = path
    }
  }

  static let cases = [
    Case("a word", "1\n2\n3\n4\nmetod: x\n6\n7\n8\n9\n", (8..<13, "method")),
    Case("carriage returns", "a\r\nb\r\nc\r\nd\r\ne\r\n", (3..<4, "x"), (12..<13, "y")),
    Case("mixed line ends", "a\r\nb\nc\r\nd\ne", (3..<4, "x"), (8..<9, "y")),
    Case("carriage returns added and taken", "a\r\nb\nc\n", (1..<3, "\n"), (4..<5, "\r\n")),
    Case("a last line without end", "a\nb", (2..<3, "x")),
    Case("a last line without end as context", "a\nb\nc", (0..<1, "x")),
    Case("an end given to the last line", "a\nb", (3..<3, "\n")),
    Case("an end given to the last line before which a line changes", "a\nb", (0..<1, "x"), (3..<3, "\n")),
    Case("the last line's end taken away", "a\nb\n", (3..<4, "")),
    Case("a line added at the end", "a\nb\n", (4..<4, "c\n")),
    Case("a line without end added at the end", "a\nb\n", (4..<4, "c")),
    Case("lines added at the start", "a\nb\n", (0..<0, "x\ny\n")),
    Case("a line taken away", "a\nregion: global\nb\nc\nd\ne\n", (2..<17, "")),
    Case("the last line taken away", "a\nb\nc", (3..<5, "")),
    Case("lines joined", "a\nb\nc\nd\n", (1..<2, " ")),
    Case("lines joined with one that changes", "a\nb\nc\nd\n", (1..<2, ""), (4..<5, "x")),
    Case("lines that touch", "a\nb\nc\nd\n", (0..<1, "x"), (2..<3, "y")),
    Case("several on one line", "a b c\n", (0..<1, "x"), (2..<3, "y"), (4..<5, "z")),
    Case("far apart", (1...30).map { "\($0)\n" }.joined(), (0..<1, "x\ny"), (48..<50, "z")),
    Case("umlauts and emoji", "ä\nö 👩‍👩‍👧 metod\nü\n", (25..<30, "method")),
    Case("text that was decoded wrongly", "Ã¤Â€\u{FFFD}\nmetod\n\u{85}x\u{2028}y\n", (13..<18, "method")),
    Case("a byte order mark", "\u{FEFF}metod: x\ny\n", (3..<8, "method")),
    Case("lines that look like a diff's", "--- a\n+++ b\n@@ -1 +1 @@\n-x\n", (6..<7, "-")),
    Case("a name with blanks", "a\nb\n", (0..<1, "x"), path: "docs/a page.md"),
  ]

  @Test(arguments: cases, PatchTool.allCases.filter(\.isInstalled))
  func isApplied(_ each: Case, _ tool: PatchTool) throws {
    let file = SourceFile(path: each.path, text: each.text)
    let diagnostics = each.edits.map { range, replacement in
      Diagnostic(.error, rule: "r", "m", at: file.range(range), fix: .init("mend it", replacement: replacement))
    }
    var expected = Array(each.text.utf8)
    for (range, replacement) in each.edits.reversed() { expected.replaceSubrange(range, with: Array(replacement.utf8)) }
    let fixed = try #require(FixedFile.all(diagnostics).first)
    #expect(Array(fixed.text.utf8) == expected)
    let diff = UnifiedDiff.lines(diagnostics)
    let outcome = try tool.apply(diff, to: Array(each.text.utf8), path: each.path)
    #expect(outcome.bytes == expected, "\(outcome.messages)\n\(diff.joined(separator: "\n"))")
  }
}
