import Foundation
import JSON
import Reports
import RunbookModel
import SourceText
import Testing

@Suite struct RunDocumentTests {
  private static func fullPage(redact: @escaping (String) -> String = { $0 }) throws -> RunDocument.Page {
    let diagnostic = Diagnostic(.error, rule: "page-rule", "the page is odd", at: RunFixture.file.lineRange(1))
    var run = RunFixture.run(
      [RunFixture.fullResult, RunFixture.result("b/1", line: 4, .xfailed, "why")], diagnostics: [diagnostic])
    let expected = ExpectedFailure(
      reason: "known", owner: "docs", until: try #require(CalendarDay("2026-01-31")),
      range: RunFixture.file.lineRange(5))
    run.steps[1].expectedFailure = expected
    run.expectedFailures = ExpectedFailures([expected], today: CalendarDay("2026-02-01"))
      .judged(run.steps, of: run.runbook, isPartial: false)
    return RunFixture.page(run, scenario: "docs/p.scenario.yaml", redact: redact)
  }

  @Test func whatIsWrittenIsReadBack() throws {
    var document = RunFixture.document([try Self.fullPage()], shard: .init(index: 2, total: 3), pageCount: 9)
    document.notRun = ["docs/q.md"]
    document.isInterrupted = true
    #expect(try RunDocument(json: document.json()) == document)
  }

  @Test func itHasTheFieldsOfTheSchema() throws {
    let document = RunFixture.document([try Self.fullPage()])
    let value = try JSONParser.parse(String(decoding: document.json(), as: UTF8.self))
    #expect(value["version"]?.int == 1)
    #expect(value["tool"]?["version"]?.string == "1.2.3")
    #expect(value["strict"]?.bool == false)
    let page = try #require(value["pages"]?.array?.first)
    #expect(page["verdict"]?.string == "failed")
    #expect(page["wallSeconds"]?.scalarText == "1.5")
    #expect(page["elapsedSeconds"]?.int == 900)
    // The POST, the GET, and the first of two looks.
    #expect(page["requestCount"]?.int == 3)
    #expect(page["expectedFailures"]?.array?.first?["outcome"]?.string == "expired")
    let step = try #require(page["steps"]?.array?.first)
    #expect(step["line"]?.int == 2)
    #expect(step["checks"]?.array?.last?["place"]?["line"]?.int == 3)
    #expect(step["requests"]?.array?.first?["status"]?.int == 201)
    #expect(step["requests"]?.array?.first?["seconds"]?.scalarText == "1.25")
    #expect(step["requests"]?.array?.last?["failure"]?.string == "no route")
    #expect(step["variables"]?.array?.last?["value"] == nil)
    #expect(page["steps"]?.array?.last?["expectedFailure"]?.string == "known (docs, until 2026-01-31)")
  }

  @Test func everyTextGoesThroughTheRedactor() throws {
    let page = try Self.fullPage { "«\($0)»" }
    let value = try JSONParser.parse(String(decoding: RunFixture.document([page]).json(), as: UTF8.self))
    // What the program itself says: enumerations, days, versions.
    let own: Set = [
      "runbook", "1.2.3", "konnect", "failed", "passed", "xfailed", "expired", "wait", "response", "command-line",
      "a-rule", "page-rule", "warning", "error", "2026-01-31",
    ]
    var count = 0
    func visit(_ value: JSONValue) {
      switch value {
      case .string(let text):
        count += 1
        #expect(own.contains(text) || (text.hasPrefix("«") && text.hasSuffix("»")), "\(text)")
      case .array(let values): values.forEach(visit)
      case .object(let object): object.forEach { visit($0.value) }
      default: break
      }
    }
    visit(value)
    #expect(count > 40)
  }

  @Test(arguments: [
    ("", "it is no JSON"), ("[]", "the document is of another type"), ("{}", "no `version` in the document"),
    (#"{"version": 2}"#, "its version is 2, and this program reads up to 1"),
    (#"{"version": 1, "tool": {"name": "runbook"}}"#, "no `version` in `tool`"),
  ])
  func whatIsNoDocument(_ json: String, _ message: String) {
    #expect(throws: RunDocument.Unreadable(message: message)) { try RunDocument(json: Data(json.utf8)) }
  }

  @Test func theplaceOfAFaultIsTold() throws {
    let document = RunFixture.document([try Self.fullPage()])
    let json = String(decoding: try document.json(), as: UTF8.self)
    let broken = json.replacingOccurrences(of: #""status" : "xfailed""#, with: #""status" : "great""#)
    #expect(throws: RunDocument.Unreadable(message: "`pages[0].steps[1].status` has a value that is not known")) {
      try RunDocument(json: Data(broken.utf8))
    }
  }
}
