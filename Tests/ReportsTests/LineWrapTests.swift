import Testing

@testable import Reports

struct LineWrapTests {
  @Test func leavesShortLinesAlone() {
    #expect(LineWrap.lines("  a  b ", indent: 4, width: 10) == ["  a  b "])
    #expect(LineWrap.lines("", indent: 4, width: 10) == [""])
  }

  @Test func breaksAtBlanks() {
    #expect(LineWrap.lines("  one two three four", indent: 4, width: 10) == ["  one two", "    three", "    four"])
  }

  @Test func neverBreaksAWord() {
    #expect(LineWrap.lines("a abcdefghijklmnop b", indent: 2, width: 8) == ["a", "  abcdefghijklmnop", "  b"])
  }

  @Test func takesNoRoomForColour() {
    let red = "\u{1B}[31mone\u{1B}[0m"
    #expect(LineWrap.lines("\(red) two \(red) two", indent: 0, width: 15) == ["\(red) two \(red) two"])
    #expect(LineWrap.lines("\(red) two \(red) two", indent: 0, width: 12) == ["\(red) two \(red)", "  two"])
  }

  @Test func keepsEveryWordOfALongLine() {
    let words = (0..<500).map { "word\($0)" }
    let lines = LineWrap.lines(words.joined(separator: " "), indent: 3)
    #expect(lines.allSatisfy { $0.count <= 140 })
    #expect(lines.flatMap { $0.split(separator: " ").map(String.init) } == words)
  }
}
