import SourceText
import Testing

@Suite struct SourceRangeTests {
  private let file = SourceFile(path: "dir/p.md", text: "one\ntwo é\nthree")

  private func range(_ line: Int, _ column: Int, _ endLine: Int, _ endColumn: Int) -> SourceRange {
    SourceRange(
      file: file, start: SourcePosition(line: line, column: column),
      end: SourcePosition(line: endLine, column: endColumn))
  }

  @Test func textOfARange() {
    #expect(range(2, 5, 2, 7).text == "é")
    #expect(range(1, 2, 3, 3).text == "ne\ntwo é\nth")
    #expect(range(2, 2, 2, 2).text == "")
    #expect(range(9, 1, 12, 1).text == "")
  }

  @Test func anEndBeforeTheStartIsTheStart() {
    #expect(range(2, 3, 1, 1).end == SourcePosition(line: 2, column: 3))
    #expect(range(2, 3, 2, 1).text == "")
    var moved = range(1, 1, 1, 2)
    moved.start = SourcePosition(line: 3, column: 1)
    #expect(moved.text == "")
  }

  @Test func descriptionNamesTheFirstPlace() { #expect(range(2, 5, 3, 1).description == "dir/p.md:2:5") }

  @Test func positionsAreOrderedByLineThenColumn() {
    let sorted = [(1, 1), (1, 9), (2, 1), (2, 2)].map { SourcePosition(line: $0, column: $1) }
    #expect(sorted.reversed().sorted() == sorted)
  }
}
