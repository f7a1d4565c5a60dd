import SourceText
import Testing

@Suite struct MappedTextTests {
  private let page = SourceFile(path: "page.md", text: "alpha\nbeta é\ngamma\n")
  private let include = SourceFile(path: "_include.md", text: "inner\n")

  private func origins(of text: MappedText) -> [String?] { text.lineRanges.map { text.origin(of: $0)?.description } }

  @Test func aWholeFileIsItsOwnOrigin() {
    let text = MappedText(page)
    #expect(text.text == page.text)
    #expect(text.count == 20)
    #expect(origins(of: text) == ["page.md:1:1", "page.md:2:1", "page.md:3:1"])
    #expect(text.origin(of: 11..<13)?.text == "é")
  }

  @Test func anEmptyTextHasNoOrigin() {
    #expect(MappedText().isEmpty)
    #expect(MappedText().lineRanges == [])
    #expect(MappedText().origin(of: 0..<0) == nil)
    #expect(MappedText("", origin: page.lineRange(1)).origin(of: 0..<1) == nil)
    #expect(MappedText("x", origin: nil).origin(of: 0..<1) == nil)
  }

  @Test func partsOfSeveralFilesKeepTheirOrigins() throws {
    var text = MappedText(page, range: 0..<6)
    text.append(verbatim: 0..<6, of: include, includes: [IncludeFrame(path: "page.md", line: 2)])
    text.append(MappedText(page, range: 14..<20))
    #expect(text.text == "alpha\ninner\ngamma\n")
    #expect(origins(of: text) == ["page.md:1:1", "_include.md:1:1", "page.md:3:1"])
    let inner = try #require(text.origin(of: 8..<10))
    #expect(inner.text == "ne")
    #expect(inner.includes == [IncludeFrame(path: "page.md", line: 2)])
    // A range that ends in another file ends with the first file's part; one that comes back spans what was left out.
    #expect(text.origin(of: 3..<9)?.text == "ha\n")
    #expect(text.origin(of: 3..<15)?.text == "ha\nbeta é\ngam")
  }

  @Test func neighboursOfOneFileAreOneRange() {
    var text = MappedText(page, range: 0..<3)
    text.append(verbatim: 3..<6, of: page)
    #expect(text.origin(of: 1..<5)?.text == "lpha")
    #expect(text == MappedText(page, range: 0..<6))
  }

  @Test func aMadeTextHasOnePlace() {
    var text = MappedText(page, range: 0..<2)
    text.append("a long result", origin: page.range(6..<10))
    text.append(verbatim: 10..<14, of: page)
    #expect(text.text == "ala long result é\n")
    #expect(text.origin(of: 2..<3)?.text == "beta")
    #expect(text.origin(of: 9..<12)?.text == "beta")
    // From a verbatim part into the made one: to the end of its place.
    #expect(text.origin(of: 1..<4)?.text == "lpha\nbeta")
    #expect(text.origin(of: 16..<18)?.text == "é")
  }

  @Test func aTextFromNowhereHasTheNearestPlace() {
    var text = MappedText("12", origin: nil)
    text.append(verbatim: 6..<10, of: page)
    text.append("34", origin: nil)
    #expect(text.text == "12beta34")
    #expect(text.origin(of: 0..<1)?.description == "page.md:2:1")
    #expect(text.origin(of: 7..<8)?.description == "page.md:2:5")
  }

  @Test func slicesKeepTheirOrigins() {
    var text = MappedText("made\n", origin: page.lineRange(1))
    text.append(MappedText(page))
    #expect(text.slice(2..<8).text == "de\nalp")
    #expect(text.slice(2..<8).origin(of: 0..<2)?.description == "page.md:1:1")
    #expect(text.slice(7..<10).origin(of: 0..<3)?.text == "pha")
    #expect(text.slice(9..<9) == MappedText())
    for range in text.lineRanges {
      let line = text.slice(range)
      #expect(line.origin(of: 0..<line.count) == text.origin(of: range))
    }
  }

  @Test func offsetsOutsideOrInsideACharacterAreMended() {
    let text = MappedText(page)
    #expect(text.slice(11..<12).text == "")
    #expect(text.slice(12..<14).text == "é\n")
    #expect(text.slice(12..<14).origin(of: 0..<2)?.text == "é")
    #expect(text.slice(18..<500).text == "a\n")
    #expect(text.slice(400..<500).isEmpty)
    #expect(MappedText(page, range: -5..<5).text == "alpha")
    #expect(MappedText(page, range: 16..<99).origin(of: 0..<1)?.description == "page.md:3:3")
  }

  @Test(
    arguments: [
      ("", []), ("a", [0..<1]), ("a\n", [0..<2]), ("a\n\nb", [0..<2, 2..<3, 3..<4]), ("\n", [0..<1]),
      ("é\r\n", [0..<4]),
    ] as [(String, [Range<Int>])])
  func lineRangesHoldTheirNewlines(text: String, ranges: [Range<Int>]) {
    #expect(MappedText(text, origin: nil).lineRanges == ranges)
  }

  @Test func prefixesGoBeforeLines() {
    let text = MappedText(page).prefixingLines(with: "> ") { !$0.hasPrefix("beta") }
    #expect(text.text == "> alpha\nbeta é\n> gamma\n")
    #expect(text.origin(of: 0..<1)?.description == "page.md:1:1")
    #expect(text.origin(of: 2..<7)?.text == "alpha")
    #expect(text.origin(of: 8..<12)?.text == "beta")
    #expect(text.origin(of: 18..<23)?.description == "page.md:3:1")
  }

  @Test(arguments: [
    (" \t\n a b \r\n", true, true, "a b"), (" a ", true, false, "a "), (" a ", false, true, " a"),
    (" \n ", true, true, ""), (" \n ", false, true, ""), (" \n ", true, false, ""), ("", true, true, ""),
    ("\u{A0}a", true, true, "\u{A0}a"),
  ])
  func trimming(text: String, leading: Bool, trailing: Bool, result: String) {
    let file = SourceFile(path: "p", text: text)
    #expect(MappedText(file).trimmed(leading: leading, trailing: trailing).text == result)
  }

  @Test func trimmingKeepsOrigins() {
    let text = MappedText(SourceFile(path: "p", text: "\n\n  a\n")).trimmed()
    #expect(text.origin(of: 0..<1)?.description == "p:3:3")
  }

  @Test func manyLinesTakeTimeInProportion() {
    let lines = 50_000
    let text = MappedText(SourceFile(path: "p", text: String(repeating: "a line of text\n", count: lines)))
    // A quadratic way would take minutes: that the test ends is what it shows.
    let prefixed = text.prefixingLines(with: "- ")
    var copy = MappedText()
    for range in prefixed.lineRanges { copy.append(prefixed.slice(range)) }
    #expect(copy == prefixed)
    #expect(prefixed.origin(of: 17 * (lines - 1)..<17 * lines)?.start.line == lines)
  }
}
