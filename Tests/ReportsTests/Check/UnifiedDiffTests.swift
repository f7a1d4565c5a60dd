import Reports
import SourceText
import Testing

struct UnifiedDiffTests {
  private func mends(_ text: String, _ edits: (Range<Int>, String)...) -> [FixedFile] {
    let file = SourceFile(path: "p.md", text: text)
    return FixedFile.all(
      edits.map { range, replacement in
        Diagnostic(
          .error, rule: "r", "m", at: file.range(range), fix: .init("mend it", replacement: replacement))
      })
  }

  private func diff(_ text: String, _ edits: (Range<Int>, String)...) -> String {
    let file = SourceFile(path: "p.md", text: text)
    let diagnostics = edits.map { range, replacement in
      Diagnostic(.error, rule: "r", "m", at: file.range(range), fix: .init("mend it", replacement: replacement))
    }
    return FixedFile.all(diagnostics).flatMap { UnifiedDiff.lines($0, path: "p.md") }.joined(separator: "\n")
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

  @Test func tellsWhereTheLastLineHasNoEnd() {
    #expect(diff("a", (0..<1, "b")).hasSuffix("-a\n+b\n\\ No newline at end of file"))
  }

  @Test func makesTheFirstOfReplacementsThatOverlap() {
    let fixed = mends("abcdef\n", (0..<3, "x"), (2..<4, "y"), (4..<6, "z"))
    #expect(fixed.map(\.text) == ["xdz\n"])
    #expect(fixed.map(\.count) == [2])
  }

  @Test func makesEqualReplacementsOnce() {
    #expect(mends("abc\n", (0..<1, "x"), (0..<1, "x")).map(\.text) == ["xbc\n"])
  }

  @Test func leavesFilesAloneThatAreNoUTF8() {
    let file = SourceFile(path: "p.md", bytes: [97, 0xFF, 98])
    let diagnostic = Diagnostic(.error, rule: "r", "m", at: file.range(0..<1), fix: .init("x", replacement: "b"))
    #expect(FixedFile.all([diagnostic]).isEmpty)
  }
}
