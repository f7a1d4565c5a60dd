import JSON
import RunbookModel
import SourceText
import Testing

@testable import Workbench

/// The shape of every event.
struct RunEventJSONTests {
  private let runbook = Fixture.runbook()

  private func text(_ event: RunEvent) -> String { RunEventJSON.render(event, of: runbook).description }

  @Test func runStarted() {
    #expect(
      text(.runStarted(RunHeader(runbook: runbook, target: "the embedded mock", scenario: "p.scenario.yaml")))
        == #"{"type":"runStarted","target":"the embedded mock","scenario":"p.scenario.yaml","steps":2}"#)
    #expect(
      text(.runStarted(RunHeader(runbook: runbook, target: "Konnect", scenario: nil)))
        == #"{"type":"runStarted","target":"Konnect","scenario":null,"steps":2}"#)
  }

  @Test func stepStarted() {
    #expect(text(.stepStarted(Fixture.manual)) == #"{"type":"stepStarted","step":2}"#)
  }

  @Test func exchanged() {
    #expect(
      text(.exchanged(Fixture.exchange, step: "make/1"))
        == #"{"type":"exchanged","step":1,"method":"POST","url":"https://us.api.konghq.com/v2/things","#
        + #""status":201,"reason":null,"duration":"12ms"}"#)
    var failed = Fixture.exchange
    failed.outcome = .failure("no route")
    #expect(
      text(.exchanged(failed, step: "gone/1"))
        == #"{"type":"exchanged","step":0,"method":"POST","url":"https://us.api.konghq.com/v2/things","#
        + #""status":null,"reason":"no route","duration":"12ms"}"#)
  }

  @Test func polled() {
    #expect(
      text(.polled(PollReading(attempt: 3, state: "initializing", elapsed: .seconds(904)), step: "make/1"))
        == #"{"type":"polled","step":1,"attempt":3,"state":"initializing","elapsed":"15m 4s"}"#)
  }

  @Test(
    arguments: [
      (.commandLine, "from --var"), (.environmentFile, "from --env-file"), (.scenario, "from the scenario"),
      (.response(step: "make/1", path: ".id"), ".id of the answer at line 7"),
      (.response(step: "gone/1", path: ".id"), ".id of the answer at gone/1"), (.page, "as the page says"),
      (.environment, "from the environment"), (.provisioned("a thing"), "provisioned: a thing"),
      (.each, "for this repeat"),
    ] as [(Binding.Source, String)])
  func bound(source: Binding.Source, words: String) {
    #expect(
      text(.bound(Binding(variable: "THING_ID", value: "42", source: source)))
        == #"{"type":"bound","variable":"THING_ID","value":"42","isSecret":false,"source":"\#(words)"}"#)
  }

  @Test func boundSecret() {
    #expect(
      text(.bound(Binding(variable: "THING_TOKEN", value: "kpat_1", source: .page)))
        == #"{"type":"bound","variable":"THING_TOKEN","value":"•••","isSecret":true,"source":"as the page says"}"#)
  }

  @Test func stepFinished() {
    var result = StepResult(step: Fixture.request, status: .failed, reason: "it went wrong")
    result.checks = [CheckResult(.failed, "status 201", details: ["got 400"], range: Fixture.page.lineRange(9))]
    result.exchanges = [Fixture.exchange]
    result.bindings = [Binding(variable: "A_KEY", value: "k", source: .page)]
    result.readings = [PollReading(attempt: 1, state: "ready", elapsed: .zero)]
    let elsewhere = SourceFile(path: "inc.md", text: "a\nb\n")
    result.diagnostics = [
      Diagnostic(.note, rule: "why", "because", at: elsewhere.lineRange(2), fix: .init("do that"))
    ]
    result.elapsed = .seconds(2)
    #expect(
      RunEventJSON.render(.stepFinished(result), of: runbook) == [
        "type": "stepFinished", "step": 1, "status": "failed", "reason": "it went wrong", "elapsed": "2s",
        "checks": [["outcome": "failed", "summary": "status 201", "details": ["got 400"], "place": "line 9"]],
        "exchanges": [
          [
            "method": "POST", "url": "https://us.api.konghq.com/v2/things", "status": 201, "reason": nil,
            "duration": "12ms", "request": "{\n  \"name\": \"a\",\n  \"password\": \"•••\"\n}",
            "response": "{\n  \"id\": \"42\",\n  \"token\": \"•••\"\n}",
          ]
        ],
        "bindings": [["variable": "A_KEY", "value": "•••", "isSecret": true, "source": "as the page says"]],
        "readings": [["attempt": 1, "state": "ready", "elapsed": "0ms"]],
        "diagnostics": [
          ["severity": "note", "rule": "why", "message": "because", "place": "inc.md, line 2", "fix": "do that"]
        ],
      ])
  }

  @Test func runFinished() {
    let results = [StepResult(step: Fixture.request, status: .passed), StepResult(step: Fixture.manual, status: .done)]
    let result = RunResult(runbook: runbook, steps: results, elapsed: .seconds(904), wallTime: .milliseconds(120))
    #expect(
      text(.runFinished(result))
        == #"{"type":"runFinished","verdict":"passed","counts":{"passed":1,"done":1},"requests":0,"#
        + #""elapsed":"15m 4s","wallTime":"120ms","isSimulated":true}"#)
  }

  @Test func runAborted() {
    #expect(RunEventJSON.aborted(reason: "no scenario").description == #"{"type":"runAborted","reason":"no scenario"}"#)
  }

  @Test func bodies() {
    var exchange = Fixture.exchange
    exchange.body = ["config": ["password": "{vault://env/PASSWORD}", "secret": ["deep": "stays"], "key": ""]]
    let request = ExchangeJSON.render(exchange)["request"]?.string
    #expect(
      request == """
        {
          "config": {
            "password": "{vault://env/PASSWORD}",
            "secret": {
              "deep": "stays"
            },
            "key": ""
          }
        }
        """)
    exchange.body = nil
    let text = String(repeating: "é", count: 50_000)
    exchange.outcome = .response(.init(status: 200, headers: [], json: nil, text: text))
    let long = ExchangeJSON.render(exchange)
    #expect(long["request"] == .null)
    #expect(long["response"]?.string == String(repeating: "é", count: 32_768) + "…")
    exchange.outcome = .response(.init(status: 204, headers: [], json: nil, text: ""))
    #expect(ExchangeJSON.render(exchange)["response"] == .null)
  }
}
