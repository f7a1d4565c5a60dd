import Reports
import SourceText
import Testing

struct FixedFileTests {
  private func mends(_ text: String, path: String = "p.md", _ edits: (Range<Int>, String)...) -> [FixedFile] {
    let file = SourceFile(path: path, text: text)
    return FixedFile.all(
      edits.map { range, replacement in
        Diagnostic(.error, rule: "r", "m", at: file.range(range), fix: .init("mend it", replacement: replacement))
      })
  }

  @Test func makesTheFirstOfReplacementsThatOverlap() {
    let fixed = mends("abcdef\n", (0..<3, "x"), (2..<4, "y"), (4..<6, "z"))
    #expect(fixed.map(\.text) == ["xdz\n"])
    #expect(fixed.map(\.count) == [2])
  }

  /// A set has no order of its own, so one attempt could be right by luck.
  @Test(arguments: 0..<20) func makesTheShorterOfThoseThatBeginTogether(_ attempt: Int) {
    let edits = [(0..<2, "x"), (0..<1, "x"), (0..<3, "x")].rotated(by: attempt % 3)
    #expect(mends("abcdef\n", edits[0], edits[1], edits[2]).map(\.text) == ["xbcdef\n"])
    #expect(mends("abc\n", (1..<1, "y"), (1..<1, "x")).map(\.text) == ["axbc\n"])
  }

  @Test func makesReplacementsThatTouch() {
    #expect(mends("abcdef\n", (3..<6, "y"), (0..<3, "x")).map(\.text) == ["xy\n"])
  }

  @Test func makesEqualReplacementsOnce() {
    #expect(mends("abc\n", (0..<1, "x"), (0..<1, "x")).map(\.text) == ["xbc\n"])
    #expect(mends("abc\n", (0..<1, "x"), (0..<1, "x")).map(\.count) == [1])
  }

  @Test func passesOverWhatChangesNothing() {
    #expect(mends("abc\n", (0..<1, "a")).isEmpty)
  }

  @Test func leavesAloneWhatItCannotWrite() {
    let file = SourceFile(path: "p.md", bytes: [97, 0xFF, 98])
    let diagnostic = Diagnostic(.error, rule: "r", "m", at: file.range(0..<1), fix: .init("x", replacement: "b"))
    #expect(FixedFile.all([diagnostic]).isEmpty)
    #expect(FixedFile.all([Diagnostic(.error, rule: "r", "m", at: file.range(0..<1))]).isEmpty)
    #expect(mends("abc\n", path: "<stdin>", (0..<1, "x")).isEmpty)
  }

  @Test func leavesOutMendsOfAnotherStateOfTheFile() {
    let diagnostics = ["abc\n", "xabc\n"].map { text in
      let file = SourceFile(path: "p.md", text: text)
      return Diagnostic(.error, rule: "r", "m", at: file.range(2..<3), fix: .init("x", replacement: "z"))
    }
    #expect(FixedFile.all(diagnostics).map(\.text) == ["abz\n"])
  }
}

extension Array {
  fileprivate func rotated(by count: Int) -> Array { Array(self[count...] + self[..<count]) }
}
