import SourceText
import Testing

@Suite struct DiagnosticRendererTests {
  private func range(
    _ text: String, _ line: Int, _ columns: Range<Int>, path: String = "page.md", endLine: Int? = nil,
    includes: [IncludeFrame] = []
  ) -> SourceRange {
    SourceRange(
      file: SourceFile(path: path, text: text), start: SourcePosition(line: line, column: columns.lowerBound),
      end: SourcePosition(line: endLine ?? line, column: columns.upperBound), includes: includes)
  }

  private func excerpt(_ range: SourceRange, width: Int = 100) -> String {
    DiagnosticRenderer(width: width).excerpt(of: range).joined(separator: "\n")
  }

  @Test func aWholeDiagnostic() {
    let page = "# Title\n\nRun {{ nam }} twice\n"
    let diagnostic = Diagnostic(
      .error, rule: "undefined-variable", "nothing defines 'nam'", at: range(page, 3, 5..<14),
      notes: [
        Diagnostic.Note("'name' is defined here", at: range("x\nname: a\n", 2, 1..<5, path: "_data/x.yml")),
        Diagnostic.Note("variables are case-sensitive"),
      ], fix: Diagnostic.Fix("write 'name'", replacement: "{{ name }}"), subject: "step-1")
    #expect(
      DiagnosticRenderer().render(diagnostic) == """
        page.md:3:5: error[undefined-variable]: nothing defines 'nam'
          |
        3 | Run {{ nam }} twice
          |     ^^^^^^^^^
           = note: _data/x.yml:2:1: 'name' is defined here
          |
        2 | name: a
          | ^^^^
           = note: variables are case-sensitive
           = help: write 'name'
        """)
  }

  @Test func withoutAPlace() {
    let diagnostic = Diagnostic(.warning, rule: "no-steps", "the page has no steps", at: nil)
    #expect(DiagnosticRenderer().render(diagnostic) == "warning[no-steps]: the page has no steps")
  }

  @Test func includesAreToldFromTheInside() {
    let includes = [IncludeFrame(path: "page.md", line: 12), IncludeFrame(path: "_includes/outer.md", line: 3)]
    let diagnostic = Diagnostic(
      .note, rule: "r", "m", at: range("inner", 1, 1..<2, path: "_includes/inner.md", includes: includes))
    #expect(
      DiagnosticRenderer().render(diagnostic) == """
        _includes/inner.md:1:1: note[r]: m
          |
        1 | inner
          | ^
           = included at _includes/outer.md:3
           = included at page.md:12
        """)
  }

  @Test func ofALongChainOfIncludesTheEndsAreTold() {
    let chain = (1...100).map { IncludeFrame(path: "\($0).md", line: $0) }
    let diagnostic = Diagnostic(.error, rule: "liquid-limit", "too deep", at: range("x", 1, 1..<2, includes: chain))
    let lines = DiagnosticRenderer().render(diagnostic).split(separator: "\n").map(String.init)
    #expect(
      Array(lines[4...]) == [
        "   = included at 100.md:100", "   = included at 99.md:99", "   = included at 98.md:98",
        "   = included at 97.md:97", "   = and so on, 92 times more", "   = included at 4.md:4",
        "   = included at 3.md:3", "   = included at 2.md:2", "   = included at 1.md:1",
      ])
  }

  @Test func colour() {
    let diagnostic = Diagnostic(
      .warning, rule: "r", "m", at: range("abc", 1, 2..<3), notes: [Diagnostic.Note("n")], fix: Diagnostic.Fix("f"))
    let escape = "\u{1B}["
    #expect(
      DiagnosticRenderer(usesColor: true).render(diagnostic) == """
        \(escape)1mpage.md:1:2\(escape)0m: \(escape)33mwarning[r]\(escape)0m: m
        \(escape)2m  |\(escape)0m
        \(escape)2m1 |\(escape)0m abc
        \(escape)2m  |\(escape)0m  \(escape)33m^\(escape)0m
           \(escape)2m=\(escape)0m note: n
           \(escape)2m=\(escape)0m \(escape)32mhelp\(escape)0m: f
        """)
  }

  @Test func theGutterIsAsWideAsTheNumber() {
    #expect(
      excerpt(range(String(repeating: "\n", count: 99) + "line", 100, 1..<5)) == """
            |
        100 | line
            | ^^^^
        """)
  }

  @Test func tabsStayTabs() {
    #expect(excerpt(range("\ta\tb", 1, 4..<5)) == "  |\n1 | \ta\tb\n  | \t \t^")
  }

  @Test func wideCharactersTakeTwoColumns() {
    // 日 and 本 have three bytes each, 🙂 has four, é two: one byte, one column does not hold.
    #expect(
      excerpt(range("日本 é🙂 x", 1, 7..<14)) == """
          |
        1 | 日本 é🙂 x
          |     ^^^^
        """)
    #expect(
      excerpt(range("日本 é🙂 x", 1, 15..<16)) == """
          |
        1 | 日本 é🙂 x
          |          ^
        """)
    // A combining accent takes no column of its own.
    #expect(excerpt(range("e\u{301}x", 1, 4..<5)) == "  |\n1 | e\u{301}x\n  |  ^")
  }

  @Test func aRangeOfSeveralLinesIsMarkedToTheEndOfItsFirst() {
    #expect(
      excerpt(range("ab cd\nef gh\nij", 1, 4..<5, endLine: 3)) == """
          |
        1 | ab cd
          |    ^^
        """)
  }

  @Test func anEmptyRangeHasOneCaret() {
    #expect(excerpt(range("ab", 1, 2..<2)) == "  |\n1 | ab\n  |  ^")
    #expect(excerpt(range("ab", 1, 3..<3)) == "  |\n1 | ab\n  |   ^")
    #expect(excerpt(range("", 1, 1..<1)) == "  |\n1 | \n  | ^")
  }

  @Test func linesThatAreTooLongAreCut() {
    let long = "0123456789abcdefghijklmnopqrstuvwxyz"
    #expect(excerpt(range(long, 1, 3..<5), width: 20) == "  |\n1 | 0123456789abcdefghij…\n  |   ^^")
    // The place is past the cut: the line begins six columns before it.
    #expect(excerpt(range(long, 1, 31..<33), width: 20) == "  |\n1 | …opqrstuvwxyz\n  |        ^^")
    #expect(excerpt(range(long, 1, 25..<37), width: 20) == "  |\n1 | …ijklmnopqrstuvwxyz\n  |        ^^^^^^^^^^^^")
    // Carets end where the line is cut.
    #expect(
      excerpt(range(long, 1, 11..<37), width: 20)
        == "  |\n1 | 0123456789abcdefghij…\n  |           ^^^^^^^^^^")
  }

  @Test func aLineOfMegabytesIsCutToo() {
    let long = String(repeating: "0123456789", count: 300_000)
    let lines = DiagnosticRenderer(width: 20).excerpt(of: range(long, 1, 2_000_001..<2_000_003))
    #expect(lines == ["  |", "1 | …45678901234567890123…", "  |        ^^"])
  }

  @Test func controlCharactersDoNotReachTheTerminal() {
    #expect(excerpt(range("a\u{1B}[2Jb\u{202E}c", 1, 6..<7)) == "  |\n1 | a\u{FFFD}[2Jb\u{FFFD}c\n  |      ^")
    let diagnostic = Diagnostic(.error, rule: "r", "met '\u{1B}[31m'", at: nil, fix: Diagnostic.Fix("say\rno"))
    #expect(
      DiagnosticRenderer().render(diagnostic) == "error[r]: met '\u{FFFD}[31m'\n   = help: say\u{FFFD}no")
  }

  @Test(arguments: [(0, 1), (-3, 5), (9, 1), (.max, .max), (.min, .min)])
  func placesOutsideTheFileHaveNoExcerpt(line: Int, column: Int) {
    let place = range("ab", line, column..<column)
    #expect(DiagnosticRenderer().excerpt(of: place) == [])
  }

  @Test(arguments: [0, -4, .min])
  func columnsBeforeTheLineAreItsFirst(column: Int) {
    #expect(excerpt(range("ab", 1, column..<column)) == "  |\n1 | ab\n  | ^")
    #expect(excerpt(range("ab", 1, column..<3), width: -1) == "  |\n1 | ab\n  | ^^")
  }

  @Test func columnsPastTheLineAreItsEnd() {
    #expect(excerpt(range("ab", 1, 70..<90)) == "  |\n1 | ab\n  |   ^")
  }
}
