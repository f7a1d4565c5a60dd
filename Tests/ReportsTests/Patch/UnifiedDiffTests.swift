import Reports
import SourceText
import Testing

struct UnifiedDiffTests {
  private func diff(_ text: String, _ edits: (Range<Int>, String)...) -> String {
    let file = SourceFile(path: "p.md", text: text)
    let diagnostics = edits.map { range, replacement in
      Diagnostic(.error, rule: "r", "m", at: file.range(range), fix: .init("mend it", replacement: replacement))
    }
    return UnifiedDiff.lines(diagnostics).joined(separator: "\n")
  }

  @Test func showsAChangeWithItsContext() {
    #expect(
      diff("1\n2\n3\n4\nmetod: x\n6\n7\n8\n9\n", (8..<13, "method")) == """
        --- a/p.md
        +++ b/p.md
        @@ -2,7 +2,7 @@
         2
         3
         4
        -metod: x
        +method: x
         6
         7
         8
        """)
  }

  @Test func countsAddedLinesAndJoinsNearChanges() {
    #expect(
      diff("a\nb\nc\nd\n", (0..<1, "A\nA"), (4..<5, "C")) == """
        --- a/p.md
        +++ b/p.md
        @@ -1,4 +1,5 @@
        -a
        +A
        +A
         b
        -c
        +C
         d
        """)
  }

  @Test func splitsWhatIsFarApart() {
    let text = (1...20).map { "\($0)\n" }.joined()
    let lines = diff(text, (0..<1, "x\ny"), (48..<50, "z")).split(separator: "\n")
    #expect(lines.filter { $0.hasPrefix("@@") } == ["@@ -1,4 +1,5 @@", "@@ -17,4 +18,4 @@"])
  }

  @Test func tellsOfEachSideWhereTheLastLineHasNoEnd() {
    #expect(
      diff("a", (0..<1, "b")) == """
        --- a/p.md
        +++ b/p.md
        @@ -1,1 +1,1 @@
        -a
        \\ No newline at end of file
        +b
        \\ No newline at end of file
        """)
    #expect(diff("a\nb", (0..<1, "x")).hasSuffix("\n-a\n+x\n b\n\\ No newline at end of file"))
    #expect(diff("a", (1..<1, "\n")).hasSuffix("\n-a\n\\ No newline at end of file\n+a"))
  }

  @Test func keepsCarriageReturnsOfAllLines() {
    #expect(
      diff("a\r\nb\r\nc\r\n", (3..<4, "x")) == "--- a/p.md\n+++ b/p.md\n@@ -1,3 +1,3 @@\n a\r\n-b\r\n+x\r\n c\r")
  }

  @Test func namesFilesAsAPatchIsReadFromThere() {
    let file = SourceFile(path: "/repository/docs/a b.md", text: "a\n")
    let diagnostic = Diagnostic(.error, rule: "r", "m", at: file.range(0..<1), fix: .init("x", replacement: "b"))
    let paths = RelativePaths(to: ".", currentDirectory: "/repository")
    #expect(UnifiedDiff.lines([diagnostic], paths: paths).prefix(2) == ["--- a/docs/a b.md\t", "+++ b/docs/a b.md\t"])
    #expect(UnifiedDiff.lines([diagnostic]).first == "--- a/repository/docs/a b.md\t")
  }
}
