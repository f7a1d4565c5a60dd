import Testing

@testable import HowTo

@Suite struct MarkdownDocumentTests {
  /// The leaves as `kind(text) lines [list.index:number …]`.
  private func outline(_ text: String) -> [String] {
    MarkdownDocument(text).blocks.map { block in
      let kind =
        switch block.kind {
        case .heading(let level): "h\(level)(\(block.text))"
        case .paragraph: "p(\(block.text.replacing("\n", with: "/")))"
        case .code(let language, let literal): "code(\(language):\(literal.replacing("\n", with: "/")))"
        case .html(let text): "html(\(text.replacing("\n", with: "/")))"
        case .payload(let id): "payload(\(id))"
        case .directives(let directives): "directives(\(directives.count))"
        case .itemStart: "item"
        }
      let items = block.items.map { "\($0.list).\($0.index):\($0.isOrdered ? "\($0.number)." : "-")" }
      let quote = block.isQuoted ? " quoted" : ""
      let classes = block.attributes.classes.map { " ." + $0 }.joined()
      return
        "\(kind) \(block.lines.lowerBound)-\(block.lines.upperBound)\(quote)\(classes)\(items.isEmpty ? "" : " [\(items.joined(separator: " "))]")"
    }
  }

  private let marker = PayloadMarker.text(for: 0)

  @Test func headingsAndParagraphs() {
    #expect(outline("# A `b` *c*\n\ntext\nmore\n") == ["h1(A `b` c) 1-1", "p(text/more) 3-4"])
  }

  @Test func numberedListsCountFromTheirStart() {
    #expect(
      outline("3. a\n1. b\n\n   c\n") == [
        "item 1-1 [0.0:3.]", "p(a) 1-1 [0.0:3.]", "item 2-4 [0.1:4.]", "p(b) 2-2 [0.1:4.]", "p(c) 4-4 [0.1:4.]",
      ])
  }

  @Test func listsNest() {
    #expect(
      outline("1. a\n   * b\n2. c\n") == [
        "item 1-2 [0.0:1.]", "p(a) 1-1 [0.0:1.]", "item 2-2 [0.0:1. 1.0:-]", "p(b) 2-2 [0.0:1. 1.0:-]",
        "item 3-3 [0.1:2.]", "p(c) 3-3 [0.1:2.]",
      ])
  }

  @Test func quotesAreTold() {
    #expect(outline("> a\n\nb\n") == ["p(a) 1-1 quoted", "p(b) 3-3"])
  }

  @Test func fencedCodeHasALanguage() {
    #expect(outline("```sh title\na\n\nb\n```\n") == ["code(sh:a//b/) 1-5"])
    #expect(outline("~~~ yaml{:.x}\na\n~~~\n") == ["code(yaml:a/) 1-3"])
  }

  @Test func indentedCodeHasNone() {
    #expect(outline("    a\n    b\n") == ["code(:a/b/) 1-2"])
  }

  @Test func carriageReturnsEndLinesAndStayOutOfCode() {
    #expect(outline("```sh\r\na\r\nb\r\n```\r\n{:.x}\r\n\r\ntext\r\n") == ["code(sh:a/b/) 1-4 .x", "p(text) 7-7"])
  }

  @Test func aLoneCarriageReturnEndsNoLine() {
    #expect(outline("a\rb\n\nc\n").last == "p(c) 3-3")
  }

  // MARK: Attribute lists

  @Test func aListBelowABlockIsThatBlocks() {
    #expect(outline("```sh\na\n```\n{: .x }\n\nb\n") == ["code(sh:a/) 1-3 .x", "p(b) 6-6"])
    #expect(outline("text\n{:.x}\n") == ["p(text) 1-2 .x"])
    #expect(outline("## A\n{:.x}\n\nb\n") == ["h2(A) 1-1 .x", "p(b) 4-4"])
  }

  @Test func aListAboveABlockIsThatBlocks() {
    #expect(outline("a\n\n{:.x}\n> b\n") == ["p(a) 1-1", "p(b) 4-4 quoted .x"])
    #expect(outline("{:.x}\ntext\n") == ["p(text) 1-2 .x"])
  }

  @Test func listsStandInItems() {
    #expect(
      outline("1. a\n\n   ```sh\n   b\n   ```\n   {:.x}\n") == [
        "item 1-6 [0.0:1.]", "p(a) 1-1 [0.0:1.]", "code(sh:b/) 3-5 .x [0.0:1.]",
      ])
  }

  @Test func listsWithinALineLeaveNoText() {
    #expect(outline("Click [New](/x){:target=\"_blank\"}.\n") == ["p(Click New.) 1-1"])
  }

  // MARK: Markers

  @Test func aMarkerOnALineOfItsOwnEndsTheParagraph() {
    #expect(outline("text:\n\(marker)\nmore\n") == ["p(text:) 1-1", "payload(0) 2-2", "p(more) 3-3"])
  }

  @Test func aMarkerInTheMiddleOfALineLeavesTheText() {
    #expect(outline("text \(marker) more\n\nb\n") == ["p(text  more) 1-1", "payload(0) 1-1", "p(b) 3-3"])
    #expect(outline("## A \(marker)\n") == ["h2(A ) 1-1", "payload(0) 1-1"])
  }

  @Test func aMarkerInIndentedCodeCounts() {
    #expect(outline("text\n\n      \(marker)\n") == ["p(text) 1-1", "payload(0) 3-3"])
  }

  @Test func aMarkerInHTMLCounts() {
    #expect(outline("<div>\n\(marker)\n</div>\n\nb\n") == ["payload(0) 1-3", "p(b) 5-5"])
  }

  @Test func aMarkerBegunInAnItemOrQuoteSwallowsNothing() {
    #expect(outline("1. \(marker)\n\nb\n") == ["item 1-2 [0.0:1.]", "payload(0) 1-1 [0.0:1.]", "p(b) 3-3"])
    #expect(outline("> \(marker)\n\nb\n") == ["payload(0) 1-1 quoted", "p(b) 3-3"])
  }

  @Test func theSameMarkerTwiceIsTwoBlocks() {
    #expect(outline("\(marker)\n\n\(marker)\n") == ["payload(0) 1-1", "payload(0) 3-3"])
  }

  // MARK: Hostile input

  @Test(arguments: ["> ", "- ", "1. ", "[", "*", "`", "<", "    ", "\r", "\0"])
  func longRunsEnd(_ piece: String) {
    let text = String(repeating: piece, count: 20_000)
    #expect(MarkdownDocument(text).blocks.count <= 30_000)
  }
}
