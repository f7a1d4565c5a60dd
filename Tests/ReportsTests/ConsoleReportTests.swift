import JSON
import Reports
import RunbookModel
import SourceText
import Testing

struct ConsoleReportTests {
  private let runbook = ReportFixture.runbook

  private func step(_ id: Step.ID) throws -> Step { try #require(runbook.graph.step(id)) }

  private func exchange(_ status: Int, method: String = "GET", url: String = "https://us.api.konghq.com/v2/things/t-1")
    -> Exchange
  {
    let response = Exchange.Response(status: status, headers: [], json: nil, text: "")
    return Exchange(method: method, url: url, body: nil, outcome: .response(response), duration: .milliseconds(5))
  }

  /// The lines that one result adds after the page's beginning.
  private func lines(_ result: StepResult, color: Bool = false, of runbook: Runbook? = nil) -> [String] {
    var report = ConsoleReport(style: TextStyle(isEnabled: color))
    _ = report.lines(
      for: .runStarted(RunHeader(runbook: runbook ?? self.runbook, target: "the embedded mock", scenario: nil)))
    return report.lines(for: .stepFinished(result))
  }

  private func result(
    _ id: Step.ID, _ status: StepResult.Status, _ reason: String? = nil, _ change: (inout StepResult) -> Void = { _ in }
  ) throws -> StepResult {
    var result = StepResult(step: try step(id), status: status, reason: reason)
    change(&result)
    return result
  }

  @Test func tellsAWholeRun() throws {
    var report = ConsoleReport(style: TextStyle(isEnabled: false))
    var told = report.lines(
      for: .runStarted(RunHeader(runbook: runbook, target: "the embedded mock", scenario: "docs/p.scenario.yaml")))
    let results = [
      try result("create/1", .done, "by the scenario") {
        $0.exchanges = [exchange(201, method: "POST")]
      },
      try result("create/2", .passed) {
        $0.exchanges = [exchange(201, method: "POST")]
        $0.checks = [CheckResult(.passed, "status 201")]
        $0.bindings = [
          Binding(variable: "OWNER", value: "o-1", source: .provisioned("owner `o`")),
          Binding(variable: "THING_ID", value: "t-1", source: .response(step: "create/2", path: ".id")),
        ]
      },
      try result("create/3", .done) {
        $0.bindings = [
          Binding(variable: "THING_TOKEN", value: "hush", source: .response(step: "create/2", path: ".token"))
        ]
      },
      try result("check/1", .failed) {
        $0.exchanges = [exchange(200)]
        $0.readings = [
          PollReading(attempt: 1, state: "initializing", elapsed: .zero),
          PollReading(attempt: 2, state: "ready", elapsed: .seconds(64)),
        ]
        $0.checks = [
          CheckResult(.passed, "status 200"),
          CheckResult(
            .failed, "snippet: the response does not contain the snippet",
            details: ["nearest: data[0]", "  a.b: expected c, found \"d\""],
            range: runbook.steps[3].origin.file.lineRange(44)),
        ]
      },
    ]
    for result in results {
      told += report.lines(for: .stepStarted(result.step))
      told += report.lines(for: .stepFinished(result))
    }
    told += report.lines(
      for: .runFinished(
        RunResult(runbook: runbook, steps: results, elapsed: .seconds(64), wallTime: .milliseconds(120))))
    #expect(
      told.joined(separator: "\n") == """
        Make a thing
        docs/p.md · konnect · 4 steps · the embedded mock · scenario docs/p.scenario.yaml

        Create
          •    :7  manual   2 actions, by the scenario
                            POST /v2/things/t-1 → 201
          ✓   :12  request  POST /v2/things → 201
                            OWNER = o-1, provisioned: owner `o`
                            THING_ID = t-1, .id of the answer
                   docs/p.md:21:10: warning[undefined-variable]: $OWNER is used here, and no step of the page sets it
                      |
                   21 |   owner: $OWNER
                      |          ^^^^^^
                      = help: add `export OWNER=…` or a `capture` above this line, so that a reader has a value
          •   :29  export   THING_TOKEN = •••, .token of the answer at :12

        Check
          ✗   :37  request  GET /v2/things/$THING_ID → 200
                            initializing → ready after 1m 4s, 2 looks
                            ✗ snippet: the response does not contain the snippet (:44)
                                nearest: data[0]
                                  a.b: expected c, found "d"

        FAILED  4 steps: 1 passed, 1 failed, 2 done · 4 requests · 1m 4s simulated · 120ms
        """)
  }

  @Test(
    arguments: [
      (.passed, "✓", "32"), (.failed, "✗", "31"), (.errored, "!", "31"), (.skipped, "-", "2"), (.done, "•", "32"),
      (.unverified, "?", "33"),
    ] as [(StepResult.Status, String, String)])
  func marksEveryStatus(_ status: StepResult.Status, symbol: String, color: String) throws {
    let plain = lines(try result("check/1", status))
    #expect(plain[2].hasPrefix("  \(symbol)   :37  request  GET"))
    let coloured = lines(try result("check/1", status), color: true)
    #expect(coloured[2].hasPrefix("  \u{1B}[\(color)m\(symbol)\u{1B}[0m \u{1B}[2m  :37\u{1B}[0m  request  GET"))
  }

  @Test func tellsWhyAStepWasNotCarriedOut() throws {
    let skipped = lines(try result("check/1", .skipped, "needs $THING_ID from step create/2, which did not pass"))
    #expect(
      Array(skipped.dropFirst(2)) == [
        "  -   :37  request  GET /v2/things/$THING_ID",
        "                    needs $THING_ID from step create/2, which did not pass",
      ])
    let errored = lines(
      try result("check/1", .errored, "connection refused by h, port 1") {
        $0.exchanges = [
          Exchange(method: "GET", url: "https://h/", body: nil, outcome: .failure("refused"), duration: .zero)
        ]
      })
    #expect(errored[2] == "  !   :37  request  GET /v2/things/$THING_ID → no answer")
    let manual = lines(try result("create/1", .unverified, "nobody performed it; assumed done"))
    #expect(manual[2] == "  ?    :7  manual   2 actions, nobody performed it; assumed done")
    let failed = lines(try result("create/1", .failed, "a manual step, and --manual is fail"))
    #expect(
      failed.suffix(2) == ["  ✗    :7  manual   2 actions", "                    a manual step, and --manual is fail"])
  }

  @Test func tellsBlocksInOneLine() throws {
    let runbook = ReportFixture.runbook("## A\n\n```sh\necho hi\n```\n")
    let step = try #require(runbook.steps.first)
    let told = lines(StepResult(step: step, status: .skipped, reason: "shell blocks are not executed yet"), of: runbook)
    #expect(told == ["", "A", "  -    :3  shell    echo hi, shell blocks are not executed yet"])
  }

  @Test func tellsWhatWasSentAgain() throws {
    let told = lines(try result("check/1", .passed) { $0.exchanges = [exchange(429), exchange(503), exchange(200)] })
    #expect(
      Array(told.dropFirst(2)) == [
        "  ✓   :37  request  GET /v2/things/$THING_ID → 200", "                    answered with 429, sent again",
        "                    answered with 503, sent again",
      ])
  }

  @Test func tellsExportsWithoutAValue() throws {
    let told = lines(
      try result("create/3", .unverified, "$THING_TOKEN comes from a screen; give it with --var THING_TOKEN=…"))
    #expect(
      told.suffix(2) == [
        "  ?   :29  export   THING_TOKEN",
        "                    $THING_TOKEN comes from a screen; give it with --var THING_TOKEN=…",
      ])
  }

  @Test func letsNoAnswerActOnTheTerminal() throws {
    let attack = "\u{1B}[2J\u{1B}]0;owned\u{7}\u{9B}31m\u{202E}\r\n"
    let told = lines(
      try result("check/1", .failed, attack) {
        $0.checks = [CheckResult(.failed, attack, details: [attack])]
        $0.readings = [PollReading(attempt: 1, state: attack, elapsed: .zero)]
        $0.bindings = [
          Binding(variable: "A", value: attack, source: .response(step: "check/1", path: attack)),
          Binding(variable: "B", value: "b", source: .provisioned(attack)),
        ]
        $0.exchanges = [exchange(200, url: "https://h/\(attack)"), exchange(200)]
        $0.diagnostics = [Diagnostic(.error, rule: "r", attack, at: nil, notes: [.init(attack)], fix: .init(attack))]
      })
    let text = told.joined()
    #expect(
      text.unicodeScalars.allSatisfy { $0.value >= 0x20 && !(0x7F..<0xA0).contains($0.value) && $0 != "\u{202E}" })
    #expect(text.contains("A = \\u001b[2J\\u001b]0;owned\\u0007\\u009b31m\\u202e\\r\\n, "))
  }

  @Test func keepsLongValuesAndLinesShort() throws {
    let told = lines(
      try result("check/1", .passed, String(repeating: "word ", count: 100)) {
        $0.bindings = [Binding(variable: "A", value: String(repeating: "v", count: 5_000_000), source: .page)]
      })
    #expect(told.allSatisfy { $0.count <= 140 })
    #expect(told.contains("                    A = \(String(repeating: "v", count: 80))…, as the page says"))
    #expect(told.last?.hasPrefix("                      word word") == true)
  }

  @Test func namesTheFileOfWhatIsNotOfThePage() throws {
    let scenario = SourceFile(path: "docs/p.scenario.yaml", text: "a\nb\n")
    let told = lines(
      try result("create/1", .failed, "no") {
        $0.checks = [CheckResult(.failed, "status 500", range: scenario.lineRange(2))]
      })
    #expect(told.contains("                    ✗ status 500 (docs/p.scenario.yaml:2)"))
  }

  @Test func showsTheFirstDiagnosticsOfARuleWithTheirSource() throws {
    var runbook = runbook
    let file = runbook.steps[0].origin.file
    let include = SourceFile(path: "_includes/a.md", text: "text\n")
    runbook.diagnostics = (1...5).map { Diagnostic(.warning, rule: "missing", "no \($0)", at: file.lineRange($0)) }
    runbook.diagnostics.append(
      Diagnostic(
        .error, rule: "other", "bad", at: include.range(0..<4, includes: [IncludeFrame(path: "docs/p.md", line: 9)])))
    var report = ConsoleReport(style: TextStyle(isEnabled: false))
    let told = report.lines(for: .runStarted(RunHeader(runbook: runbook, target: "t", scenario: nil)))
    #expect(
      told.joined(separator: "\n") == """
        Make a thing
        docs/p.md · konnect · 4 steps · t

        docs/p.md:1:1: warning[missing]: no 1
          |
        1 | ---
          | ^^^

        docs/p.md:2:1: warning[missing]: no 2
          |
        2 | title: Make a thing
          | ^^^^^^^^^^^^^^^^^^^

        docs/p.md:3:1: warning[missing]: no 3
          |
        3 | ---
          | ^^^
        docs/p.md:4:1: warning[missing]: no 4
        docs/p.md:5:1: warning[missing]: no 5

        _includes/a.md:1:1: error[other]: bad
          |
        1 | text
          | ^^^^
           = included at docs/p.md:9
        """)
  }

  @Test(
    arguments: [
      ([.passed, .done], "PASSED  2 steps: 1 passed, 1 done · 0 requests · 5ms"),
      ([.failed, .errored], "FAILED  2 steps: 1 failed, 1 errored · 0 requests · 5ms"),
      ([.errored, .skipped], "ERRORED  2 steps: 1 errored, 1 skipped · 0 requests · 5ms"),
      ([.passed, .unverified], "INCOMPLETE  2 steps: 1 passed, 1 unverified · 0 requests · 5ms"),
      ([], "INCOMPLETE  0 steps · 0 requests · 5ms"),
    ] as [([StepResult.Status], String)])
  func tellsTheVerdict(_ statuses: [StepResult.Status], expected: String) throws {
    let results = try statuses.map { try result("check/1", $0) }
    var report = ConsoleReport(style: TextStyle(isEnabled: false))
    let event = RunEvent.runFinished(
      RunResult(runbook: runbook, steps: results, elapsed: .zero, wallTime: .milliseconds(5)))
    #expect(report.lines(for: event) == ["", expected])
    var coloured = ConsoleReport(style: TextStyle(isEnabled: true))
    let color = expected.hasPrefix("PASSED") ? "32" : expected.hasPrefix("INCOMPLETE") ? "33" : "31"
    #expect(coloured.lines(for: event)[1].hasPrefix("\u{1B}[\(color)m\u{1B}[1m"))
  }

  @Test func saysNothingOfWhatIsInBetween() throws {
    var report = ConsoleReport(style: TextStyle(isEnabled: false))
    #expect(report.lines(for: .exchanged(exchange(200), step: "a/1")) == [])
    #expect(report.lines(for: .bound(Binding(variable: "A", value: "b", source: .page))) == [])
    #expect(report.lines(for: .polled(PollReading(attempt: 1, state: "x", elapsed: .zero), step: "a/1")) == [])
  }
}
