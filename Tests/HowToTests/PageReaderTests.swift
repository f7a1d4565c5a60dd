import JSON
import RunbookModel
import SourceText
import TestSupport
import Testing

@testable import HowTo

@Suite struct PageReaderTests {
  @Test func anEmptyPageHasNoSteps() {
    let book = read("")
    #expect(book.steps.isEmpty)
    #expect(book.diagnostics == [])
    #expect(book.title == "page.md")
    #expect(book.page == "page.md")
  }

  @Test func theFileNamesAPageWithoutTitle() {
    #expect(read("text", path: "a/b/c.md").title == "c.md")
  }

  @Test func faultsOfTheTitleAreTold() {
    let page: MarkedText = "---\ntitle: 1️⃣\"{{ 'a' | nonsense }}\"\n---\n"
    #expect(read(page).diagnostics.map(\.rule) == ["liquid-unknown-filter"])
    #expect(read(page).diagnostics.first?.range?.start == page.positions[1])
  }

  @Test func aWholePage() {
    let page: MarkedText = """
      ---
      title: "Share {{ site.konnect_short_name }}"
      ---

      ## Create

      Create a team:

      {% konnect_api_request %}
      url: /v3/teams
      method: POST
      status_code: 201
      body:
        name: $NAME
      {% endkonnect_api_request %}

      Export its ID from the response:

      ```sh
      export TEAM_ID='YOUR TEAM ID'
      ```

      ## Validate

      {% konnect_api_request %}
      url: /v3/teams/1️⃣$TEAM_ID/2️⃣$OTHER
      {% endkonnect_api_request %}
      """
    let book = read(page)
    #expect(book.title == "Share Konnect")
    #expect(book.deployment == .konnect)
    #expect(book.outline == ["create/1 request 9", "create/2 export 19", "validate/1 request 25"])
    #expect(book.faults == ["warning undefined-variable", "warning undefined-variable"])
    #expect(book.diagnostics.map { $0.range?.start } == [SourcePosition(line: 14, column: 9), page.positions[2]])
    #expect(book.diagnostics.map { $0.range.map { String($0.text) } } == ["$NAME", "$OTHER"])
    #expect(book.graph.variable("TEAM_ID")?.uses.first?.range.start == page.positions[1])
    let data = book.graph.edges.filter { $0.reason == .data(variable: "TEAM_ID") }
    #expect(data.map { "\($0.from) \($0.to)" } == ["create/1 create/2", "create/2 validate/1"])
    #expect(book.graph.edges.count == 4)
  }

  @Test func aBlockPrintedTwiceIsTwoSteps() {
    let book = read(
      "{% capture x %}\n{% konnect_api_request %}\nurl: /v2/x\n{% endkonnect_api_request %}\n{% endcapture %}\n{{ x }}\n\n1. Again:\n\n{{ x | indent: 3 }}\n"
    )
    #expect(book.requests.map(\.path) == ["/v2/x", "/v2/x"])
    #expect(book.steps.map(\.origin.start.line) == [2, 2])
  }

  @Test func aBlockThatIsNeverPrintedIsNone() {
    #expect(
      read("{% capture x %}\n{% konnect_api_request %}\nurl: /v2/x\n{% endkonnect_api_request %}\n{% endcapture %}\n")
        .steps.isEmpty)
  }

  @Test func loopsRepeatABlock() {
    let book = read(
      "{% for n in (1..3) %}\n{% konnect_api_request %}\nurl: /v{{ n }}/x\n{% endkonnect_api_request %}\n{% endfor %}\n"
    )
    #expect(book.requests.map(\.path) == ["/v1/x", "/v2/x", "/v3/x"])
  }

  @Test func aBlockInTheMiddleOfALineLosesNothingBelow() {
    let block = "{% konnect_api_request %}\nurl: /v2/x\n{% endkonnect_api_request %}"
    for lead in ["1. ", "> ", "text ", "* a\n* "] {
      let book = read(MarkedText("\(lead)\(block)\n\n## B\n\n\(block)\n"))
      #expect(book.requests.count == 2, "\(lead)")
      #expect(book.steps.last?.section.last == "B", "\(lead)")
    }
  }

  @Test func contentThatCommonMarkWouldChangeIsKept() {
    let book = read(
      "{% konnect_api_request %}\nurl: /v2/x_y_z\nbody:\n  a: |\n    # b\n\n    - *c*\n{% endkonnect_api_request %}\n")
    #expect(book.requests.first?.path == "/v2/x_y_z")
    #expect(book.requests.first?.body?.json == ["a": "# b\n\n- *c*\n"])
  }

  @Test func carriageReturnsMakeNoDifference() {
    let page =
      "---\ntitle: A\n---\n\n## B\n\n1. Click.\n1. Send:\n\n   {% konnect_api_request %}\n   url: /v2/x\n   {% endkonnect_api_request %}\n\n   ```sh\n   export A=a\n   export B=b\n   ```\n   {:.x}\n"
    let book = read(MarkedText(page.replacing("\n", with: "\r\n")))
    #expect(book.outline == read(MarkedText(page)).outline)
    #expect(book.outline == ["b/1 manual 7", "b/2 request 10", "b/3 export 14"])
    #expect(book.assignments.map(\.range.start.line) == [15, 16])
  }

  @Test func bytesThatAreNoUTF8AreToldWhereTheyBegin() {
    let file = SourceFile(path: "p.md", bytes: Array("# A\n\nca".utf8) + [0xE2, 0x80] + Array("t\n".utf8))
    let book = PageReader().read(file)
    #expect(book.faults == ["error invalid-utf8"])
    #expect(book.diagnostics.first?.range?.description == "p.md:3:3")
  }

  @Test func diagnosticsComeInTheOrderOfThePage() {
    let bad = tag("konnect_api_request", "url: /v2/x", "region: mars")
    let book = read(MarkedText("$\n\n{% nonsense %}\n\n\(bad)\n```sh\necho $A\n```\n\n\(bad)"))
    #expect(book.diagnostics.compactMap { $0.range?.start.line } == [3, 7, 11, 16])
  }

  @Test(arguments: ["[", "{", "a: ", "- ", "? ", "&a [*a,", "\"", "'", "|\n", "\u{F8D0}", "{% if x %}", "{{", "é"])
  func hostileYAMLEnds(_ piece: String) {
    let text = String(repeating: piece, count: 50_000)
    #expect(
      read(MarkedText("{% konnect_api_request %}\nurl: \(text)\n{% endkonnect_api_request %}\n")).steps.count <= 1)
    #expect(read(MarkedText("---\ntitle: \(text)\n---\nbody\n")).steps.isEmpty)
  }
}
