public import RunbookModel
import SourceText

extension RunDocument {
  /// Results of runs → pages of a document, every text of them through a redactor.
  public struct Recorder {
    private let redact: (String) -> String
    private let isSecret: (String) -> Bool

    /// A recorder.
    ///
    /// - Parameters:
    ///   - redact: Takes secrets out of a text.
    ///   - isSecret: Whether the variable with this name is secret.
    public init(isSecret: @escaping (String) -> Bool, redact: @escaping (String) -> String) {
      self.redact = redact
      self.isSecret = isSecret
    }

    /// The page that came to `result`, with its number in the batch, from 1.
    public func page(_ result: RunResult, _ header: RunHeader, number: Int) -> Page {
      let runbook = result.runbook
      let diagnostics = Dictionary(grouping: runbook.diagnostics) { diagnostic in
        diagnostic.subject.flatMap { runbook.graph.step($0)?.id } ?? ""
      }
      return Page(
        path: redact(runbook.page), number: number, title: redact(runbook.title),
        deployment: runbook.deployment.rawValue, target: redact(header.target), scenario: header.scenario.map(redact),
        verdict: result.verdict, elapsedSeconds: result.elapsed.seconds, wallSeconds: result.wallTime.seconds,
        requestCount: result.requestCount, steps: result.steps.map { step($0, diagnostics[$0.step.id] ?? []) },
        diagnostics: (diagnostics[""] ?? []).map(diagnostic), expectedFailures: result.expectedFailures.map(judgement))
    }

    private func step(_ result: StepResult, _ diagnostics: [SourceText.Diagnostic]) -> Step {
      let step = result.step
      return Step(
        id: redact(step.id), title: redact(step.title), kind: step.action.kind, section: step.section.map(redact),
        line: step.origin.includes.first?.line ?? step.origin.start.line, place: place(step.origin),
        status: result.status, reason: result.reason.map(redact), elapsedSeconds: result.elapsed.seconds,
        checks: result.checks.map(check), requests: result.exchanges.map(request),
        variables: result.bindings.map(variable),
        polls: result.readings.map { Poll(state: redact($0.state), elapsedSeconds: $0.elapsed.seconds) },
        diagnostics: (diagnostics + result.diagnostics).map(diagnostic),
        expectedFailure: result.expectedFailure.map { redact("\($0.reason) (\($0.owner), until \($0.until))") })
    }

    private func check(_ check: CheckResult) -> Check {
      Check(
        outcome: check.outcome, summary: redact(check.summary), details: check.details.map(redact),
        place: check.range.map(place))
    }

    private func request(_ exchange: Exchange) -> Request {
      var failure: String?
      if case .failure(let reason) = exchange.outcome { failure = redact(reason) }
      return Request(
        method: redact(exchange.method), url: redact(exchange.url), status: exchange.response?.status,
        failure: failure, seconds: exchange.duration.seconds)
    }

    private func variable(_ binding: Binding) -> Variable {
      Variable(
        name: redact(binding.variable), value: isSecret(binding.variable) ? nil : redact(binding.value),
        source: binding.source.kind)
    }

    private func judgement(_ judgement: ExpectedFailures.Judgement) -> ExpectedFailure {
      let expected = judgement.expected
      return ExpectedFailure(
        step: expected.step.map(redact), reason: redact(expected.reason), owner: redact(expected.owner),
        until: expected.until, place: place(expected.range), outcome: judgement.outcome,
        fault: judgement.fault.map(redact))
    }

    private func diagnostic(_ diagnostic: SourceText.Diagnostic) -> Diagnostic {
      Diagnostic(
        rule: diagnostic.rule, severity: diagnostic.severity.rawValue, message: redact(diagnostic.message),
        place: diagnostic.range.map(place), help: diagnostic.fix.map { redact($0.message) })
    }

    private func place(_ range: SourceRange) -> Place {
      Place(
        file: redact(range.file.path), line: range.start.line, column: range.start.column, endLine: range.end.line,
        endColumn: range.end.column)
    }
  }
}

extension Duration {
  fileprivate var seconds: Double { Double(components.seconds) + Double(components.attoseconds) / 1e18 }
}

extension Binding.Source {
  /// The source's name in reports.
  fileprivate var kind: String {
    switch self {
    case .commandLine: "command-line"
    case .environmentFile: "environment-file"
    case .scenario: "scenario"
    case .response: "response"
    case .page: "page"
    case .environment: "environment"
    case .prompt: "prompt"
    case .provisioned: "provisioned"
    case .each: "each"
    }
  }
}
