import Reports
import SourceText
import Testing

struct PagePatchTests {
  private func fix(_ file: SourceFile, _ range: Range<Int>, _ text: String?) -> Diagnostic {
    Diagnostic(.error, rule: "r", "m", at: file.range(range), fix: .init("f", replacement: text))
  }

  @Test func writesAUnifiedDiff() {
    let file = SourceFile(path: "./docs/p.md", text: "1\n2\n3\nold: a old\n5\nmore\n7\n8\n9\n10\n11\n12\n13\nend")
    #expect(
      PagePatch.render([
        fix(file, 6..<9, "newer"), fix(file, 13..<16, "x"), fix(file, 19..<23, "less"), fix(file, 6..<9, "again"),
        fix(file, 0..<1, nil), fix(file, 42..<45, "END"),
      ]) == """
        --- a/docs/p.md
        +++ b/docs/p.md
        @@ -1,9 +1,9 @@
         1
         2
         3
        -old: a old
        +newer: a x
         5
        -more
        +less
         7
         8
         9
        @@ -11,4 +11,4 @@
         11
         12
         13
        -end
        \\ No newline at end of file
        +END
        \\ No newline at end of file
        """)
  }

  @Test func keepsLinesThatChangeTogetherTogetherAndCarriageReturns() {
    let file = SourceFile(path: "/p.md", text: "a\r\nb\r\n")
    #expect(
      PagePatch.render([fix(file, 0..<1, "x"), fix(file, 3..<4, "y")])
        == "--- a/p.md\n+++ b/p.md\n@@ -1,2 +1,2 @@\n-a\r\n-b\r\n+x\r\n+y\r")
  }

  @Test func leavesOutWhatNoDiffCanSay() {
    let file = SourceFile(path: "<stdin>", text: "a\n")
    #expect(PagePatch.render([fix(file, 0..<1, "x")]) == "")
    let other = SourceFile(path: "p", text: "a\nb\n")
    #expect(PagePatch.render([fix(other, 0..<3, "x"), fix(other, 0..<1, "x\ny")]) == "")
    #expect(PagePatch.render([]) == "")
  }
}
