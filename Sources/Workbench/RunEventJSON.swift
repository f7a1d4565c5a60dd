import JSON
import RunbookModel
import SourceText

/// Run event → the JSON object that the page's script is sent, a line each, and the one place that fixes its shape.
///
/// ```
/// {type: "runStarted", target, scenario?, steps}
/// {type: "stepStarted", step}
/// {type: "exchanged", step, method, url, status?, reason?, duration}
/// {type: "polled", step, attempt, state, elapsed}
/// {type: "paused", step, purpose, duration}
/// {type: "bound", variable, value, isSecret, source}
/// {type: "stepFinished", step, status, reason?, elapsed, checks, exchanges, bindings, readings, diagnostics}
/// {type: "runFinished", verdict, counts, requests, elapsed, wallTime, isSimulated}
/// {type: "runAborted", reason}
/// ```
///
/// `step` is the step's number on the page, from 1; 0 for one that the page lacks. Durations are words (`15m 4s`). What
/// may be absent (`?`) is null then. A request or look that a repeat brings names the step that is repeated, and comes
/// between the start and the end of the repeat. Bodies come only with `stepFinished`: by then a value that the step takes from
/// them is bound, and known to be secret if it is.
struct RunEventJSON {
  private let runbook: Runbook

  /// The object of `event`, an event of a run of `runbook`.
  static func render(_ event: RunEvent, of runbook: Runbook) -> JSONValue {
    let writer = RunEventJSON(runbook: runbook)
    switch event {
    case .runStarted(let header):
      return [
        "type": "runStarted", "target": .string(header.target), "scenario": .optional(header.scenario),
        "steps": .count(header.runbook.steps.count),
      ]
    case .stepStarted(let step): return ["type": "stepStarted", "step": writer.number(of: step.id)]
    case .exchanged(let exchange, let step):
      return .object(type: "exchanged", step: writer.number(of: step), ExchangeJSON.head(of: exchange))
    case .polled(let reading, let step):
      return .object(type: "polled", step: writer.number(of: step), writer.reading(reading))
    case .paused(let pause, let step):
      return .object(
        type: "paused", step: writer.number(of: step),
        ["purpose": .string(pause.purpose), "duration": .duration(pause.duration)])
    case .bound(let binding):
      var value: JSONValue = ["type": "bound"]
      value.add(writer.binding(binding))
      return value
    case .stepFinished(let result):
      return .object(type: "stepFinished", step: writer.number(of: result.step.id), writer.result(result))
    case .runFinished(let result): return writer.summary(of: result)
    }
  }

  /// The object for a run that could not be carried out.
  static func aborted(reason: String) -> JSONValue { ["type": "runAborted", "reason": .string(reason)] }

  // MARK: Results

  private func summary(of result: RunResult) -> JSONValue {
    let counts = StepResult.Status.allCases.map { ($0.rawValue, JSONValue.count(result.count(of: $0))) }
    return [
      "type": "runFinished", "verdict": .string(result.verdict.rawValue),
      "counts": .object(JSONObject(counts.filter { $0.1 != 0 })),
      "requests": .count(result.requestCount),
      "elapsed": .duration(result.elapsed), "wallTime": .duration(result.wallTime),
      "isSimulated": .bool(result.elapsed > result.wallTime * 2),
    ]
  }

  private func result(_ result: StepResult) -> JSONValue {
    [
      "status": .string(result.status.rawValue), "reason": .optional(result.reason),
      "elapsed": .duration(result.elapsed),
      "checks": .array(result.checks.map(check)), "exchanges": .array(result.exchanges.map(ExchangeJSON.render)),
      "bindings": .array(result.bindings.map(binding)), "readings": .array(result.readings.map(reading)),
      "diagnostics": .array(result.diagnostics.map(diagnostic)),
    ]
  }

  private func check(_ check: CheckResult) -> JSONValue {
    [
      "outcome": .string(check.outcome.rawValue), "summary": .string(check.summary),
      "details": .array(check.details.map(JSONValue.string)), "place": place(check.range),
    ]
  }

  private func diagnostic(_ diagnostic: Diagnostic) -> JSONValue {
    [
      "severity": .string(diagnostic.severity.rawValue), "rule": .string(diagnostic.rule),
      "message": .string(diagnostic.message), "place": place(diagnostic.range),
      "fix": .optional(diagnostic.fix?.message),
    ]
  }

  private func reading(_ reading: PollReading) -> JSONValue {
    ["attempt": .count(reading.attempt), "state": .string(reading.state), "elapsed": .duration(reading.elapsed)]
  }

  // MARK: Variables

  private func binding(_ binding: Binding) -> JSONValue {
    let isSecret = Variable.isSecret(binding.variable)
    return [
      "variable": .string(binding.variable), "value": .string(isSecret ? ExchangeJSON.mask : binding.value),
      "isSecret": .bool(isSecret), "source": .string(words(for: binding.source)),
    ]
  }

  private func words(for source: Binding.Source) -> String {
    switch source {
    case .commandLine: return "from --var"
    case .environmentFile: return "from --env-file"
    case .scenario: return "from the scenario"
    case .response(let id, let path):
      return "\(path) of the answer at \(runbook.graph.step(id).map { "line \(StepText.line(of: $0))" } ?? id)"
    case .page: return "as the page says"
    case .environment: return "from the environment"
    case .prompt: return "as you typed it"
    case .provisioned(let description): return "provisioned: \(description)"
    case .each: return "for this repeat"
    }
  }

  // MARK: Places

  private func number(of step: Step.ID) -> JSONValue { .count(runbook.graph.position(of: step).map { $0 + 1 } ?? 0) }

  private func place(_ range: SourceRange?) -> JSONValue {
    .optional(range.map { StepText.place(of: $0, in: runbook.page) })
  }
}

extension JSONValue {
  static func optional(_ text: String?) -> JSONValue { text.map(JSONValue.string) ?? .null }

  static func count(_ count: Int) -> JSONValue { .number(JSONNumber(count)) }

  static func duration(_ duration: Duration) -> JSONValue { .string(DurationText.short(duration)) }

  /// The members of `rest` behind a type and a step.
  fileprivate static func object(type: String, step: JSONValue, _ rest: JSONValue) -> JSONValue {
    var value: JSONValue = ["type": .string(type), "step": step]
    value.add(rest)
    return value
  }

  /// Adds the members of `others`, an object, to this one.
  mutating func add(_ others: JSONValue) {
    for member in others.object ?? JSONObject() { self[member.key] = member.value }
  }
}
