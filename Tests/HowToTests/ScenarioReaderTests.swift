import JSON
import RunbookModel
import SourceText
import TestSupport
import Testing

@testable import HowTo

@Suite struct ScenarioReaderTests {
  private func read(_ text: MarkedText) -> (scenario: Scenario, diagnostics: [Diagnostic]) {
    ScenarioReader.read(SourceFile(path: "p.scenario.yaml", text: text.text))
  }

  @Test func aWholeScenario() throws {
    let (scenario, diagnostics) = read(
      """
      variables: {REGION: eu, COUNT: 3}
      each: {ID: [$A, $B], ONE: x}
      manual:
        - heading: [Create it, Make it]
          items: 1-8
          requests:
            - url: /v2/x
              method: POST
              status_code: 201
              body: {name: a}
              capture: [{variable: ID, jq: .id}]
        - heading: Close
      wait:
        - heading: Create it
          requests: [{url: /v2/x/$ID, region: global, until: Ready, timeout: 45 minutes}, {url: /v2/y, until: done}]
      expect:
        - {step: validate/1, response: {name: a}}
      """)
    #expect(diagnostics == [])
    #expect(scenario.path == "p.scenario.yaml")
    #expect(scenario.variables.map(\.name) == ["REGION", "COUNT"])
    #expect(scenario.variables.map(\.value) == ["eu", "3"])
    #expect(scenario.each == ["ID": ["$A", "$B"], "ONE": ["x"]])
    #expect(scenario.manual.map(\.headings) == [["Create it", "Make it"], ["Close"]])
    #expect(scenario.manual.map(\.items) == [1...8, nil])
    #expect(scenario.manual.map(\.range.start.line) == [4, 12])
    let request = try #require(scenario.manual.first?.requests.first)
    #expect(request.request.url == "https://us.api.konghq.com/v2/x")
    #expect(request.request.method == "POST")
    #expect(request.request.expectation.status == 201)
    #expect(request.request.body?.json == ["name": "a"])
    #expect(request.request.captures.map(\.variable) == ["ID"])
    #expect(request.request.captures.first?.range?.start.line == 11)
    #expect(request.range.start.line == 7)
    #expect(
      scenario.waits.first?.requests.map(\.request.polling) == [
        Polling(text: "until Ready", state: "ready", limit: .seconds(2700)),
        Polling(text: "until done", state: "done", limit: .seconds(1800)),
      ])
    #expect(scenario.expectations["validate/1"]?.map(\.content) == [.fragment(["name": "a"])])
  }

  @Test(arguments: [
    ("malformed-scenario", "each entry of `manual` needs a `heading`", "manual:\n  - 1️⃣items: 1\n"),
    (
      "malformed-scenario", "`items` is a number or a range such as `1-8`", "manual:\n  - heading: A\n    items: 1️⃣8-1\n"
    ),
    (
      "malformed-scenario", "`items` is a number or a range such as `1-8`",
      "manual:\n  - heading: A\n    items: 1️⃣some\n"
    ),
    ("malformed-scenario", "a request is a mapping with a `url`", "manual:\n  - heading: A\n    requests: [1️⃣/v2/x]\n"),
    ("malformed-scenario", "each entry of `expect` needs `step` and `response`", "expect:\n  - 1️⃣step: a/1\n"),
    (
      "malformed-scenario", "`timeout` is a duration",
      "wait:\n  - heading: A\n    requests:\n      - url: /v2/x\n        timeout: 1️⃣soon\n"
    ),
    (
      "malformed-scenario", "`timeout` is the limit of an `until`, which this request lacks",
      "wait:\n  - heading: A\n    requests:\n      - url: /v2/x\n        timeout: 1️⃣90s\n"
    ),
    (
      "malformed-scenario", "`until` is a state",
      "wait:\n  - heading: A\n    requests:\n      - url: /v2/x\n        until: 1️⃣[a]\n"
    ),
    (
      "repeated-key", "`expect` is given twice here; the later one counts",
      "1️⃣expect:\n  - {step: a/1, response: {a: 1}}\nexpect: []\n"
    ),
    ("unknown-key", "a scenario has no key `manuel` here", "1️⃣manuel: []\n"),
    ("unknown-key", "a scenario has no key `titel` here", "wait:\n  - heading: A\n    1️⃣titel: x\n"),
    (
      "unknown-key", "a scenario has no key `query` here",
      "wait:\n  - heading: A\n    requests:\n      - url: /v2/x\n        1️⃣query: x\n"
    ),
    (
      "unknown-region", "Konnect has no region `x`",
      "wait:\n  - heading: A\n    requests:\n      - url: /v2/x\n        region: 1️⃣x\n"
    ),
    (
      "missing-url", "this `konnect_api_request` block has no `url`",
      "wait:\n  - heading: A\n    requests:\n      - 1️⃣method: GET\n"
    ),
    (
      "unreadable-block",
      "the YAML of this `scenario` block cannot be read: a tab indents this line; YAML allows spaces only",
      "wait:\n1️⃣\t- heading: A\n"
    ),
    ("unreadable-block", "this `scenario` block holds a list, not keys and values", "1️⃣- a\n"),
  ])
  func faultsAreToldWhereTheyAre(_ rule: String, _ message: String, _ marked: String) throws {
    let text = MarkedText(marked)
    let diagnostics = read(text).diagnostics
    #expect(diagnostics.count == 1)
    let diagnostic = try #require(diagnostics.first)
    #expect(diagnostic.rule == rule)
    #expect(diagnostic.message == message)
    #expect(diagnostic.severity == .error)
    #expect(diagnostic.range?.start == text.positions[1])
    #expect(diagnostic.range?.file.path == "p.scenario.yaml")
  }

  @Test func whatIsNotWrongIsKept() {
    let (scenario, diagnostics) = read("manual:\n  - items: 1\n  - heading: A\n")
    #expect(diagnostics.count == 1)
    #expect(scenario.manual.map(\.headings) == [["A"]])
  }
}
