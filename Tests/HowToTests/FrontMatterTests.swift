import JSON
import SourceText
import TestSupport
import Testing

@testable import HowTo

@Suite struct FrontMatterTests {
  private func read(_ page: MarkedText) -> FrontMatter { FrontMatter(of: SourceFile(path: "p.md", text: page.text)) }

  @Test func aPageMayHaveNone() {
    let matter = read("# Title\n\ntext\n")
    #expect(matter.values == [:])
    #expect(matter.bodyOffset == 0)
    #expect(matter.diagnostics == [])
  }

  @Test func anEmptyPageHasNone() {
    #expect(read("").bodyOffset == 0)
    #expect(read("").diagnostics == [])
  }

  @Test func theBodyBeginsBelowTheSecondLine() {
    let page: MarkedText = "---\ntitle: A\nproducts: [gateway]\n---\n1️⃣body\n"
    let matter = read(page)
    #expect(matter.values == ["title": "A", "products": ["gateway"]])
    #expect(matter.bodyOffset == page.offsets[1])
  }

  @Test func anEmptyOneIsAnObject() {
    let matter = read("---\n---\nbody")
    #expect(matter.values == [:])
    #expect(matter.bodyOffset == 8)
    #expect(matter.diagnostics == [])
  }

  @Test func blanksAfterTheDashesDoNoHarm() {
    #expect(read("--- \t\ntitle: A\n---  \nbody").values == ["title": "A"])
  }

  @Test func dashesThatAreIndentedOrLongerCloseNothing() {
    let matter = read("---\ntext: |\n  ---\n  end\n---\nbody")
    #expect(matter.values == ["text": "---\nend\n"])
    #expect(read("----\ntitle: A\n---\n").values == [:])
  }

  @Test func aByteOrderMarkIsNoText() {
    let matter = read("\u{FEFF}---\ntitle: A\n---\nbody")
    #expect(matter.values == ["title": "A"])
    #expect(matter.bodyOffset == 3 + 17)
    #expect(read("\u{FEFF}body").bodyOffset == 3)
  }

  @Test func carriageReturnsEndLinesToo() {
    let page: MarkedText = "---\r\ntitle: 1️⃣A\r\n---\r\n2️⃣body\r\n"
    let matter = read(page)
    #expect(matter.values == ["title": "A"])
    #expect(matter.bodyOffset == page.offsets[2])
    #expect(matter.range(of: JSONPointer(["title"]))?.start == page.positions[1])
  }

  @Test func oneThatIsNeverClosedIsToldAtItsBeginning() throws {
    let matter = read("---\ntitle: A\n\nbody\n")
    let diagnostic = try #require(matter.diagnostics.first)
    #expect(matter.diagnostics.count == 1)
    #expect(diagnostic.rule == "front-matter")
    #expect(diagnostic.severity == .error)
    #expect(diagnostic.range?.description == "p.md:1:1")
    #expect(matter.bodyOffset == 19)
  }

  @Test func malformedYAMLIsToldAtTheFault() throws {
    let page: MarkedText = "---\ntitle: A\n1️⃣\tproducts: x\n---\nbody"
    let matter = read(page)
    #expect(matter.values == [:])
    #expect(matter.diagnostics.map(\.rule) == ["front-matter"])
    #expect(matter.diagnostics.first?.range?.start == page.positions[1])
    #expect(matter.bodyOffset == page.text.utf8.count - 4)
  }

  @Test func ofAKeyThatStandsTwiceTheLastCounts() {
    let page: MarkedText = "---\n1️⃣title: A\ntitle: B\n---\n"
    let matter = read(page)
    #expect(matter.values["title"] == "B")
    #expect(matter.diagnostics.map(\.rule) == ["repeated-key"])
    #expect(matter.diagnostics.first?.range?.start == page.positions[1])
  }

  @Test func aListIsNoMapping() {
    let page: MarkedText = "---\n1️⃣- a\n- b\n---\nbody"
    let matter = read(page)
    #expect(matter.values == [:])
    #expect(matter.diagnostics.map(\.message) == ["the front matter must be a mapping of keys to values"])
    #expect(matter.diagnostics.first?.range?.start == page.positions[1])
  }

  @Test func aRangeIsThatOfTheValueOrOfTheNearestThingAround() {
    let page: MarkedText = "---\nprereqs:\n  1️⃣inline:\n    - title: 2️⃣One\n---\n"
    let matter = read(page)
    #expect(matter.range(of: JSONPointer(["prereqs", "inline", "0", "title"]))?.start == page.positions[2])
    #expect(matter.range(of: JSONPointer(["prereqs", "skip"]))?.start == page.positions[1])
  }

  @Test func blockScalarsKeepLinesAndColumns() throws {
    let page: MarkedText = """
      ---
      prereqs:
        content: |
          1️⃣First line

            2️⃣indented
      ---

      """
    let text = try #require(read(page).text(at: JSONPointer(["prereqs", "content"])))
    #expect(text.text == "First line\n\n  indented\n")
    #expect(text.origin(of: 0..<5)?.start == page.positions[1])
    #expect(text.origin(of: 14..<22)?.start == page.positions[2])
  }

  @Test func blockScalarsKeepLinesWithCarriageReturns() throws {
    let page: MarkedText = "---\r\ncontent: |\r\n  one\r\n  1️⃣two\r\n---\r\n"
    let text = try #require(read(page).text(at: JSONPointer(["content"])))
    #expect(text.text == "one\ntwo\n")
    #expect(text.origin(of: 4..<7)?.start == page.positions[1])
  }

  @Test func foldedScalarsComeFromTheirBlock() throws {
    let page: MarkedText = "---\ncontent: 1️⃣>\n  one\n  two\n---\n"
    let text = try #require(read(page).text(at: JSONPointer(["content"])))
    #expect(text.text == "one two\n")
    #expect(text.origin(of: 0..<3)?.start == page.positions[1])
  }

  @Test func quotedStringsComeFromTheirValue() throws {
    let page: MarkedText = "---\ntitle: 1️⃣\"A | B\"\n---\n"
    let text = try #require(read(page).text(at: JSONPointer(["title"])))
    #expect(text.text == "A | B")
    #expect(text.origin(of: 0..<1)?.start == page.positions[1])
  }
}
