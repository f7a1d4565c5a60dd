import SourceText
import Testing

@Suite struct SourceFileTests {
  @Test(arguments: [
    ("", 1), ("a", 1), ("a\n", 1), ("a\nb", 2), ("a\nb\n", 2), ("\n", 1), ("\n\n", 2), ("a\r\nb\r\n", 2), ("a\rb", 1),
  ])
  func linesEndWithLineFeeds(text: String, count: Int) {
    #expect(SourceFile(path: "p", text: text).lineCount == count)
  }

  @Test func linesAreGivenWithoutTheirEnds() {
    let file = SourceFile(path: "p", text: "one\r\n\ntwo é\nlast")
    #expect((0...5).map { file.lineText($0).map(String.init) } == [nil, "one", "", "two é", "last", nil])
    #expect(SourceFile(path: "p", text: "a\n").lineText(2) == "")
    #expect(SourceFile(path: "p", text: "").lineText(1) == "")
    #expect(SourceFile(path: "p", text: "\r").lineText(1) == "")
  }

  @Test(arguments: [
    (0, 1, 1), (1, 1, 2), (2, 1, 3), (3, 2, 1), (5, 2, 3), (6, 3, 1), (7, 3, 2), (-5, 1, 1), (99, 3, 2),
  ])
  func positionsCountBytes(offset: Int, line: Int, column: Int) {
    let file = SourceFile(path: "p", text: "é\né\nx")
    #expect(file.position(at: offset) == SourcePosition(line: line, column: column))
  }

  @Test func offsetsAndPositionsAreInverse() {
    let file = SourceFile(path: "p", text: "ab\n\n  é\r\n界\n")
    for offset in 0...file.text.utf8.count { #expect(file.offset(of: file.position(at: offset)) == offset) }
  }

  @Test(arguments: [
    (0, 1, 0), (-1, 9, 0), (1, 0, 0), (1, -7, 0), (1, 3, 2), (1, 99, 2), (1, .max, 2), (2, .max, 4), (3, 1, 4),
    (.max, 1, 4),
  ])
  func positionsOutsideAreClampedToTheirLine(line: Int, column: Int, offset: Int) {
    let file = SourceFile(path: "p", text: "ab\nc")
    #expect(file.offset(of: SourcePosition(line: line, column: column)) == offset)
  }

  @Test func rangesOfOffsetsAndLines() {
    let file = SourceFile(path: "p", text: "a:\n \t b é \nc")
    let range = file.range(6..<9, includes: [IncludeFrame(path: "q", line: 4)])
    #expect(range.start == SourcePosition(line: 2, column: 4))
    #expect(range.end == SourcePosition(line: 2, column: 7))
    #expect(range.includes == [IncludeFrame(path: "q", line: 4)])
    let line = file.lineRange(2)
    #expect(line.text == "b é ")
    #expect(line.description == "p:2:4")
    #expect(file.lineRange(77).text == "")
  }

  @Test(
    arguments: [
      ([0x61, 0xC3, 0xA9], nil, "aé"),
      ([0xEF, 0xBF, 0xBD], nil, "\u{FFFD}"),
      ([0x61, 0xFF, 0x62], 1, "a\u{FFFD}b"),
      ([0x61, 0xC3], 1, "a\u{FFFD}"),
      // These begin as U+FFFD does.
      ([0x61, 0xEF, 0xBF], 1, "a\u{FFFD}"),
      ([0x61, 0xEF, 0xBF, 0x62], 1, "a\u{FFFD}b"),
      // A surrogate, an overlong form, a scalar past the last.
      ([0x61, 0x62, 0xED, 0xA0, 0x80], 2, "ab\u{FFFD}\u{FFFD}\u{FFFD}"),
      ([0xC0, 0x80], 0, "\u{FFFD}\u{FFFD}"),
      ([0xF4, 0x90, 0x80, 0x80], 0, "\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}"),
      ([], nil, ""),
    ] as [([UInt8], Int?, String)])
  func bytesThatAreNoTextAreReplaced(bytes: [UInt8], firstInvalid: Int?, text: String) {
    let file = SourceFile(path: "p", bytes: bytes)
    #expect(file.text == text)
    #expect(file.firstInvalidByte == firstInvalid)
  }

  @Test func filesAreEqualByPathAndText() {
    let file = SourceFile(path: "p", text: "a")
    #expect(file == SourceFile(path: "p", bytes: [0x61]))
    #expect(file != SourceFile(path: "q", text: "a"))
    #expect(file != SourceFile(path: "p", text: "b"))
    #expect(Set([file, SourceFile(path: "p", text: "a"), SourceFile(path: "p", text: "b")]).count == 2)
  }
}
