public import JSON
public import RunbookModel

/// A step's result ↔ JSON, as far as carrying on after it needs it.
///
/// What is read back shows a reader what the result itself showed; bodies of answers and values of secrets are gone.
public enum StoredResult {
  /// The result as JSON.
  ///
  /// - Parameter isSecret: Whether a variable's value must not be kept.
  public static func encode(_ result: StepResult, isSecret: (String) -> Bool) -> JSONValue {
    .object([
      "checks": .array(result.checks.map(encode)),
      "exchanges": .array(result.exchanges.map(encode)),
      "bindings": .array(result.bindings.map { encode($0, isSecret: isSecret($0.variable)) }),
      "readings": .array(result.readings.map(encode)),
    ])
  }

  /// The result of `step` that `record` keeps, and the variables whose values it does not.
  public static func decode(_ record: StepRecord, of step: Step) -> (result: StepResult, secrets: [String]) {
    var result = StepResult(step: step, status: record.status, reason: record.reason)
    let stored = record.result ?? .object([:])
    result.checks = stored["checks"]?.array?.compactMap(check) ?? []
    result.exchanges = stored["exchanges"]?.array?.compactMap(exchange) ?? []
    result.readings = stored["readings"]?.array?.compactMap(reading) ?? []
    let bindings = stored["bindings"]?.array ?? []
    result.bindings = bindings.compactMap(binding)
    result.elapsed = .plausible(seconds: record.elapsed)
    let secrets = bindings.filter { $0["value"] == nil }.compactMap { $0["variable"]?.string }
    return (result, secrets)
  }

  // MARK: Checks

  private static func encode(_ check: CheckResult) -> JSONValue {
    .object([
      "outcome": .string(check.outcome.rawValue), "summary": .string(check.summary),
      "details": .array(check.details.map(JSONValue.string)),
    ])
  }

  private static func check(_ value: JSONValue) -> CheckResult? {
    guard let outcome = value["outcome"]?.string.flatMap(CheckResult.Outcome.init),
      let summary = value["summary"]?.string
    else { return nil }
    return CheckResult(outcome, summary, details: value["details"]?.array?.compactMap(\.string) ?? [])
  }

  // MARK: Exchanges and readings

  private static func encode(_ exchange: Exchange) -> JSONValue {
    var value: JSONObject = [
      "method": .string(exchange.method), "url": .string(exchange.url),
      "seconds": .number(JSONNumber(exchange.duration.inSeconds)),
    ]
    switch exchange.outcome {
    case .response(let response): value["status"] = .number(JSONNumber(response.status))
    case .failure(let reason): value["failure"] = .string(reason)
    }
    return .object(value)
  }

  private static func exchange(_ value: JSONValue) -> Exchange? {
    guard let method = value["method"]?.string, let url = value["url"]?.string else { return nil }
    let outcome: Exchange.Outcome =
      value["status"]?.int.map { .response(.init(status: $0, headers: [], json: nil, text: "")) }
      ?? .failure(value["failure"]?.string ?? "no answer")
    return Exchange(
      method: method, url: url, body: nil, outcome: outcome, duration: seconds(value["seconds"]))
  }

  private static func encode(_ reading: PollReading) -> JSONValue {
    .object([
      "attempt": .number(JSONNumber(reading.attempt)), "state": .string(reading.state),
      "seconds": .number(JSONNumber(reading.elapsed.inSeconds)),
    ])
  }

  private static func reading(_ value: JSONValue) -> PollReading? {
    guard let attempt = value["attempt"]?.int, let state = value["state"]?.string else { return nil }
    return PollReading(attempt: attempt, state: state, elapsed: seconds(value["seconds"]))
  }

  private static func seconds(_ value: JSONValue?) -> Duration {
    .plausible(seconds: value?.scalarText.flatMap(Double.init) ?? 0)
  }

  // MARK: Bindings

  private static func encode(_ binding: Binding, isSecret: Bool) -> JSONValue {
    var value: JSONObject = ["variable": .string(binding.variable)]
    if !isSecret { value["value"] = .string(binding.value) }
    switch binding.source {
    case .commandLine: value["source"] = "command-line"
    case .environmentFile: value["source"] = "environment-file"
    case .scenario: value["source"] = "scenario"
    case .page: value["source"] = "page"
    case .environment: value["source"] = "environment"
    case .each: value["source"] = "each"
    case .prompt: value["source"] = "prompt"
    case .response(let step, let path):
      value["source"] = "response"
      value["step"] = .string(step)
      value["path"] = .string(path)
    case .provisioned(let what):
      value["source"] = "provisioned"
      value["what"] = .string(what)
    }
    return .object(value)
  }

  private static func binding(_ value: JSONValue) -> Binding? {
    guard let variable = value["variable"]?.string, let text = value["value"]?.string else { return nil }
    let source: Binding.Source
    switch value["source"]?.string {
    case "command-line": source = .commandLine
    case "environment-file": source = .environmentFile
    case "scenario": source = .scenario
    case "environment": source = .environment
    case "each": source = .each
    case "prompt": source = .prompt
    case "response": source = .response(step: value["step"]?.string ?? "", path: value["path"]?.string ?? "")
    case "provisioned": source = .provisioned(value["what"]?.string ?? "")
    default: source = .page
    }
    return Binding(variable: variable, value: text, source: source)
  }
}
