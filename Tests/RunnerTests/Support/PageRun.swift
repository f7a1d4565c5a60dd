import CurlClient
import HowTo
import RunbookModel
import Runner
import SourceText
import Synchronization

/// What came of running a page's text against a canned server.
struct PageRun {
  var result: RunResult
  var events: [RunEvent]
  var requests: [CannedRequest]
  /// The time that the run took by its virtual clock.
  var elapsed: Duration

  /// The token that every run is given.
  static let token = "kpat_0123456789abcdef"

  /// Runs the body of a page with the title `Page`.
  ///
  /// - Parameters:
  ///   - scenario: The text of a scenario file.
  ///   - first: The step to begin with; nil for the first.
  ///   - server: Answers each request.
  static func of(
    _ body: String, scenario: String? = nil, from first: String? = nil,
    configure: (inout RunConfiguration) -> Void = { _ in },
    server answer: @escaping @Sendable (CannedRequest) -> CannedAnswer = { _ in CannedAnswer(200, "{}") }
  ) async throws -> PageRun {
    let server = try CannedServer(answer)
    defer { server.stop() }
    let client = try HTTPClient()
    let clock = VirtualClock()
    var configuration = RunConfiguration(target: Target(baseURL: server.url, name: "a canned server"), clock: clock)
    configuration.token = token
    if let scenario {
      configuration.scenario = ScenarioReader.read(SourceFile(path: "p.scenario.yaml", text: scenario)).scenario
    }
    configure(&configuration)
    var events: [RunEvent] = []
    let selection = StepSelection(from: first)
    let runbook = selection.apply(to: runbook(body), given: [], scenario: configuration.scenario) ?? runbook(body)
    let result = await PageRunner(client: client).run(runbook, configuration) { events.append($0) }
    await client.shutdown()
    return PageRun(result: result, events: events, requests: server.requests, elapsed: clock.now())
  }

  /// Runs the body of a page with nothing but a server, which answers each request.
  static func answered(
    _ body: String, scenario: String? = nil, by answer: @escaping @Sendable (CannedRequest) -> CannedAnswer
  ) async throws -> PageRun {
    try await of(body, scenario: scenario, server: answer)
  }

  /// The runbook of a page with this body.
  static func runbook(_ body: String) -> Runbook {
    let page = body.hasPrefix("---\n") ? body : "---\ntitle: Page\n---\n\n\(body)"
    return PageReader().read(SourceFile(path: "p.md", text: page))
  }

  /// The status of each step, in order.
  var statuses: [StepResult.Status] { result.steps.map(\.status) }

  /// The result of the step with this id.
  func step(_ id: Step.ID) -> StepResult? { result.steps.first { $0.step.id == id } }

  /// What failed and could not be judged of a step, details included.
  func complaints(_ id: Step.ID) -> [String] {
    (step(id)?.checks ?? []).filter { $0.outcome != .passed }.flatMap { [$0.summary] + $0.details }
  }

  /// The events as words.
  var story: [String] {
    events.map { event in
      switch event {
      case .runStarted(let header): "started \(header.runbook.title) on \(header.target)"
      case .stepStarted(let step): "step \(step.id)"
      case .exchanged(let exchange, let step): "\(step) \(exchange.method) \(exchange.response?.status ?? 0)"
      case .polled(let reading, let step): "\(step) look \(reading.attempt) \(reading.state)"
      case .paused(let pause, let step): "\(step) pause \(pause.purpose)"
      case .bound(let binding): "\(binding.variable)=\(binding.value)"
      case .stepFinished(let result): "\(result.step.id) \(result.status.rawValue)"
      case .runFinished(let result): "finished \(result.verdict.rawValue)"
      }
    }
  }
}

/// Answers one after the other; the last one goes on.
final class AnswerList: Sendable {
  private let answers: Mutex<[CannedAnswer]>

  init(_ answers: CannedAnswer...) { self.answers = Mutex(answers) }

  func next() -> CannedAnswer {
    answers.withLock { $0.count > 1 ? $0.removeFirst() : $0.first ?? CannedAnswer(500) }
  }
}
