import JSON
import RunbookModel
import SourceText
import TestSupport
import Testing

@testable import HowTo

@Suite struct DirectiveReaderTests {
  private func read(_ text: MarkedText) -> DirectiveReader {
    DirectiveReader.read(MappedText(SourceFile(path: "p.md", text: text.text)))
  }

  private func contents(_ text: MarkedText) -> [Directive.Content] {
    read(text).comments.flatMap(\.directives).map(\.content)
  }

  @Test(
    arguments: [
      ("capture ID=.id", [.capture(variable: "ID", jq: ".id")]),
      (
        "capture ID=.id NAME='.data[] | select(.name == \"a b\") | .id'",
        [
          .capture(variable: "ID", jq: ".id"),
          .capture(variable: "NAME", jq: ".data[] | select(.name == \"a b\") | .id"),
        ]
      ),
      ("until=Ready", [.until(state: "ready")]), ("timeout=90s", [.timeout(.seconds(90))]),
      ("timeout='1h 30 minutes'", [.timeout(.seconds(5400))]), ("expect=204", [.expectStatus(204)]),
      (#"expect='{"name": "x"}'"#, [.expectFragment(["name": "x"])]),
      (#"expect="[{\"a\": 1}]""#, [.expectFragment([["a": 1]])]),
      ("skip reason=costly", [.skip(reason: "costly")]),
      ("skip reason='it costs money'", [.skip(reason: "it costs money")]),
      ("each=$A,$B", [.each(variable: nil, values: ["$A", "$B"])]),
      ("each ID='a, b'", [.each(variable: "ID", values: ["a", "b"])]),
      (
        "capture ID=.id until=ready\n  timeout=30m",
        [.capture(variable: "ID", jq: ".id"), .until(state: "ready"), .timeout(.seconds(1800))]
      ),
    ] as [(String, [Directive.Content])])
  func directives(_ text: String, _ expected: [Directive.Content]) {
    let reading = read(MarkedText("Text.\n\n<!-- runbook: \(text) -->\n\nText.\n"))
    #expect(reading.diagnostics == [])
    #expect(reading.comments.flatMap(\.directives).map(\.content) == expected)
    #expect(reading.comments.map(\.line) == [3])
  }

  @Test func placesAreThoseOfTheWords() throws {
    let text: MarkedText = "A\n<!-- runbook: 1️⃣until=ready2️⃣ 3️⃣skip reason='a b'4️⃣ -->\n"
    let directives = try #require(read(text).comments.first?.directives)
    #expect(directives.map(\.text) == ["until=ready", "skip reason='a b'"])
    #expect(directives.map(\.range.start) == [text.positions[1], text.positions[3]])
    #expect(directives.map(\.range.end) == [text.positions[2], text.positions[4]])
  }

  @Test(arguments: [
    "```html\n<!-- runbook: until=ready -->\n```\n", "<!-- runbook: ignore unused-variable: it is for later -->\n",
    "<!-- runbooks: until=ready -->\n", "<!-- a runbook: until=ready -->\n", "runbook: until=ready\n",
  ])
  func otherTextIsNone(_ text: String) {
    let reading = read(MarkedText(text))
    #expect(reading.comments.isEmpty)
    #expect(reading.diagnostics == [])
  }

  @Test(arguments: [
    "1. <!-- runbook: until=ready -->\n", "- x\n  <!--runbook:until=ready-->\n", "> <!-- runbook: until=ready -->\n",
  ])
  func listsAndQuotesMayHoldThem(_ text: String) {
    #expect(contents(MarkedText(text)) == [.until(state: "ready")])
  }

  @Test(arguments: [
    ("1️⃣captur2️⃣ ID=.id", "there is no directive `captur`", "write `capture`"),
    ("1️⃣untill=ready2️⃣", "there is no directive `untill`", "write `until`"),
    (
      "1️⃣frobnicate=x2️⃣", "there is no directive `frobnicate`",
      "write one of `capture`, `until`, `timeout`, `expect`, `skip`, `each`"
    ),
    ("1️⃣capture2️⃣", "`capture` names no variable", "write `capture NAME=.path`"),
    ("1️⃣capture=.id2️⃣", "`capture` is not written like this", "write `capture NAME=.path`, with a blank behind the word"),
    ("capture 1️⃣9A=.id2️⃣", "`9A` is no name of a variable", "write letters, digits and `_`"),
    ("capture 1️⃣A=2️⃣", "`A` has no jq program behind it", "write `capture A=.id`"),
    ("1️⃣skip2️⃣", "`skip` gives no reason", "write `skip reason='why'`, for whoever reads the report"),
    ("skip 1️⃣reason=' '2️⃣", "the reason is empty", "write why the step is left out"),
    (
      "1️⃣timeout=soon2️⃣", "`soon` is no duration",
      "write it like `90s`, `30m`, `'1h 30m'` or `'30 minutes'`"
    ),
    ("1️⃣expect=99992️⃣", "9999 is no status", "write a number from 100 to 599"),
    (
      "1️⃣expect=ok2️⃣", "`ok` is neither a status nor JSON",
      "write a status, or what the answer contains as JSON in single quotes: `expect='{\"name\": \"x\"}'`"
    ),
    ("1️⃣until=2️⃣", "`until` is not written like this", "write `until=ready`"),
    ("1️⃣each=,2️⃣", "`each` lists nothing", "write the values with commas between, such as `$FIRST,$SECOND`"),
    ("until=ready skip reason=1️⃣'2️⃣it is", "this quote is not closed", "close it; single quotes keep `\"` as it stands"),
  ])
  func faultsAreToldAtTheirPlace(_ marked: String, _ message: String, _ fix: String) throws {
    let text = MarkedText("Text.\n\n<!-- runbook: \(marked) -->\n")
    let diagnostics = read(text).diagnostics
    let diagnostic = try #require(diagnostics.first)
    #expect(diagnostics.count == 1)
    #expect(diagnostic.rule == "malformed-directive")
    #expect(diagnostic.severity == .error)
    #expect(diagnostic.message == message)
    #expect(diagnostic.fix?.message == fix)
    #expect(diagnostic.range?.start == text.positions[1])
    #expect(diagnostic.range?.end == text.positions[2])
  }

  @Test func behindOtherTextIsAFault() throws {
    let text: MarkedText = "Click **Save**. 1️⃣<!-- runbook: until=ready -->2️⃣\n"
    let diagnostic = try #require(read(text).diagnostics.first)
    #expect(diagnostic.message == "this directive stands behind other text")
    #expect(diagnostic.range?.start == text.positions[1])
    #expect(read(text).comments.isEmpty)
  }
}
