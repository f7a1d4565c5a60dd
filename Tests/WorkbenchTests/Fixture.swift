import JSON
import RunbookModel
import SourceText

/// A small runbook made by hand, and the events of a run of it.
enum Fixture {
  static let page = SourceFile(
    path: "docs/page.md", text: (1...20).map { "line \($0)" }.joined(separator: "\n") + "\n")

  private static var template: RequestTemplate {
    var request = RequestTemplate(
      block: "konnect_api_request", method: "POST", region: "us", url: "https://us.api.konghq.com/v2/things",
      path: "/v2/things")
    request.expectation = Expectation(status: 201)
    return request
  }

  static let request = Step(
    id: "make/1", title: "Make a <b>thing</b>", section: ["Title", "Do it", "Make"], zone: .body,
    origin: page.lineRange(7),
    action: .request(template), rule: "request-block")

  static let manual = Step(
    id: "make/2", title: "Look", section: ["Title", "Do it", "Make"], zone: .body, origin: page.lineRange(12),
    action: .manual(
      ManualProcedure(actions: [.init(text: "Open \"Things\" & look", item: 1, range: page.lineRange(12))])),
    rule: "ordered-list")

  /// A runbook of both steps.
  static func runbook(title: String = "Title", diagnostics: [Diagnostic] = []) -> Runbook {
    Runbook(
      page: page.path, title: title, deployment: .konnect, graph: StepGraph(steps: [request, manual]),
      diagnostics: diagnostics)
  }

  static let exchange = Exchange(
    method: "POST", url: "https://us.api.konghq.com/v2/things", body: ["name": "a", "password": "hunter2"],
    outcome: .response(
      .init(status: 201, headers: [], json: ["id": "42", "token": "kpat_1"], text: #"{"id":"42","token":"kpat_1"}"#)),
    duration: .milliseconds(12))

  /// A run that finishes, from its first event to its last.
  static func events(of runbook: Runbook) -> [RunEvent] {
    let result = StepResult(step: request, status: .passed)
    return [
      .runStarted(RunHeader(runbook: runbook, target: "the embedded mock", scenario: nil)), .stepStarted(request),
      .exchanged(exchange, step: request.id), .stepFinished(result),
      .runFinished(RunResult(runbook: runbook, steps: [result], elapsed: .seconds(904), wallTime: .milliseconds(120))),
    ]
  }
}
