import Foundation
import JSON
import Reports
import RunbookModel
import SourceText

/// Documents of a page that has a bit of everything.
enum RunFixture {
  static let file = SourceFile(path: "docs/p.md", text: "one\ntwo\nthree\nfour\nfive\nsix\n")

  static func step(_ id: String, line: Int, _ action: StepAction? = nil) -> Step {
    Step(
      id: id, title: "Title of \(id)", section: ["Page", "Section"], zone: .body, origin: file.lineRange(line),
      action: action ?? .wait(Wait(text: "", state: "ready", duration: nil)), rule: "test")
  }

  static func result(_ id: String, line: Int, _ status: StepResult.Status, _ reason: String? = nil) -> StepResult {
    StepResult(step: step(id, line: line), status: status, reason: reason)
  }

  /// A result with something in every field.
  static var fullResult: StepResult {
    var result = result("make/1", line: 2, .failed, "secret-reason")
    result.checks = [
      CheckResult(.passed, "status 201"),
      CheckResult(.failed, "name is \"a\" & <b>", details: ["- x", "+ y"], range: file.lineRange(3)),
    ]
    result.exchanges = [
      Exchange(
        method: "POST", url: "https://us.api.konghq.com/v2/things?q=1", body: nil,
        outcome: .response(.init(status: 201, headers: [], json: nil, text: "")), duration: .milliseconds(1250)),
      Exchange(method: "GET", url: "https://h/x", body: nil, outcome: .failure("no route"), duration: .milliseconds(5)),
    ]
    result.bindings = [
      Binding(variable: "THING_ID", value: "4711", source: .response(step: "make/1", path: ".id")),
      Binding(variable: "MY_TOKEN", value: "hidden", source: .commandLine),
    ]
    result.readings = [
      PollReading(attempt: 1, state: "initializing", elapsed: .zero),
      PollReading(attempt: 2, state: "ready", elapsed: .seconds(900)),
    ]
    result.diagnostics = [Diagnostic(.warning, rule: "a-rule", "is odd", at: file.lineRange(2), fix: .init("mend it"))]
    return result
  }

  static func run(_ results: [StepResult], diagnostics: [Diagnostic] = []) -> RunResult {
    run("docs/p.md", results, diagnostics: diagnostics)
  }

  static func run(_ path: String, _ results: [StepResult], diagnostics: [Diagnostic] = []) -> RunResult {
    let runbook = Runbook(
      page: path, title: "Page", deployment: .konnect, graph: StepGraph(steps: results.map(\.step)),
      diagnostics: diagnostics)
    return RunResult(runbook: runbook, steps: results, elapsed: .seconds(900), wallTime: .milliseconds(1500))
  }

  static func page(
    _ result: RunResult, number: Int = 1, scenario: String? = nil, redact: @escaping (String) -> String = { $0 }
  ) -> RunDocument.Page {
    let header = RunHeader(runbook: result.runbook, target: "the embedded mock", scenario: scenario)
    return RunDocument.Recorder(isSecret: Variable.isSecret, redact: redact).page(result, header, number: number)
  }

  static func document(
    _ pages: [RunDocument.Page], shard: RunDocument.Shard? = nil, pageCount: Int? = nil, isStrict: Bool = false
  ) -> RunDocument {
    var document = RunDocument(
      tool: .init(version: "1.2.3"), shard: shard, pageCount: pageCount ?? pages.count, isStrict: isStrict)
    document.pages = pages
    return document
  }

  static func text(_ document: RunDocument, as format: RunReport.Format) throws -> String {
    String(decoding: try RunReport.render(document, as: format), as: UTF8.self)
  }
}
