import JSON
import JSONQuery
import RunbookModel
import SourceText

extension RunSession {
  /// Sends a request of the page and judges the answer.
  mutating func carryOut(_ request: RequestTemplate, _ step: Step) async -> StepResult {
    var result = StepResult(step: step, status: .passed)
    var request = request
    request.expectation.snippets += configuration.scenario?.expectations[step.id] ?? []
    await carryOut(request, captureSource: nil, &result)
    if let response = result.exchanges.last?.response { responses[step.id] = response }
    return result
  }

  /// Sends `request`, judges the answer, takes the captures, and adds all of it to `result`.
  ///
  /// - Parameter captureSource: The source that captures are told to come from; nil for the step itself.
  mutating func carryOut(
    _ request: RequestTemplate, captureSource: Binding.Source?, _ result: inout StepResult
  ) async {
    guard let resolved = await resolve(request, &result) else { return }
    let exchange: Exchange
    do throws(RequestExecutor.Refusal) {
      exchange = try await exchangeUntilReady(resolved, request.polling, &result)
    } catch {
      result.status = .errored
      result.reason = error.reason
      return
    }
    result.exchanges.append(exchange)
    tell(.exchanged(exchange, step: result.step.id))
    guard case .response(let response) = exchange.outcome else {
      if case .failure(let reason) = exchange.outcome { result.reason = reason }
      result.status = .errored
      return
    }
    let checks = ResponseChecks.judge(response, by: request)
    result.checks += checks
    guard !checks.contains(where: { $0.outcome == .failed }), result.status != .failed else {
      result.status = .failed
      return
    }
    capture(request.captures, from: response, source: captureSource, &result)
    if result.status == .passed, checks.contains(where: { $0.outcome == .unverified }) { result.status = .unverified }
  }

  // MARK: Variables

  /// The request with every variable replaced; nil, and told in `result`, where one has no value.
  private mutating func resolve(
    _ request: RequestTemplate, _ result: inout StepResult
  ) async -> RequestExecutor.Resolved? {
    for name in missingNames(in: request) {
      await provision(name, for: request, &result)
    }
    let missing = missingNames(in: request)
    guard missing.isEmpty else {
      let names = missing.map { "$\($0)" }.joined(separator: ", ")
      result.status = .errored
      result.reason =
        "\(names) \(missing.count == 1 ? "has" : "have") no value; nothing was sent (give one with --var \(missing[0])=…)"
      return nil
    }
    var unused: [String] = []
    return RequestExecutor.Resolved(
      method: request.method, url: store.resolve(request.url, missing: &unused),
      headers: request.headers.map { .init(name: $0.name, value: store.resolve($0.value, missing: &unused)) },
      body: request.body?.mapStrings { store.resolve($0, missing: &unused) })
  }

  private func missingNames(in request: RequestTemplate) -> [String] {
    var missing: [String] = []
    for text in [request.url] + request.headers.map(\.value) { _ = store.resolve(text, missing: &missing) }
    _ = request.body?.mapStrings { store.resolve($0, missing: &missing) }
    return missing
  }

  /// Has a resource made for `name`, as `request` needs its id.
  mutating func provision(_ name: String, for request: RequestTemplate, _ result: inout StepResult) async {
    guard let provisioner = configuration.provisioner, let role = role(of: name, in: request) else { return }
    var unused: [String] = []
    let url = store.resolve(request.url, missing: &unused)
    let need = VariableNeed(variable: name, method: request.method, url: url, role: role)
    guard let made = await provisioner.provision(need) else { return }
    bind(Binding(variable: name, value: made.value, source: .provisioned(made.description)), in: &result)
  }

  private func role(of name: String, in request: RequestTemplate) -> Variable.Use.Role? {
    func mentions(_ text: String) -> Bool { VariableReference.all(in: text).contains { $0.name == name } }
    if mentions(request.url) { return .url }
    var place: JSONPointer?
    request.body?.walk { pointer, value in
      if place == nil, let text = value.string, mentions(text) { place = pointer }
    }
    return place.map(Variable.Use.Role.body)
  }

  // MARK: Polling

  /// Sends the request; where it is to be polled, again and again until the answer's state is the one to reach.
  private mutating func exchangeUntilReady(
    _ resolved: RequestExecutor.Resolved, _ polling: Polling?, _ result: inout StepResult
  ) async throws(RequestExecutor.Refusal) -> Exchange {
    let start = configuration.clock.now()
    var schedule = PollSchedule(seed: configuration.seed)
    while true {
      let exchange = try await executor.send(resolved)
      guard let polling, let response = exchange.response, (200..<300).contains(response.status),
        let state = ResourceState(of: response)
      else { return exchange }
      let elapsed = configuration.clock.now() - start
      let reading = PollReading(attempt: result.readings.count + 1, state: state.text, elapsed: elapsed)
      result.readings.append(reading)
      tell(.polled(reading, step: result.step.id))
      if state.isReached(polling.state) { return exchange }
      if state.isFinal || elapsed >= polling.limit {
        let limit = DurationText.short(polling.limit)
        result.checks.append(
          CheckResult(
            .failed,
            state.isFinal
              ? "\(state.key) is \(state.text), from which it does not become \(polling.state)"
              : "\(state.key) is still \(state.text) after \(limit); expected \(polling.state)"))
        result.status = .failed
        return exchange
      }
      do {
        try await configuration.clock.sleep(for: min(schedule.next(), polling.limit - elapsed))
      } catch {
        throw RequestExecutor.Refusal(reason: "the run was interrupted while waiting for \(polling.state)")
      }
    }
  }

  // MARK: Captures

  private mutating func capture(
    _ captures: [Capture], from response: Exchange.Response, source: Binding.Source?, _ result: inout StepResult
  ) {
    for capture in captures {
      guard let json = response.json else {
        result.status = .failed
        result.checks.append(
          CheckResult(
            .failed, "capture of $\(capture.variable): the answer is no JSON",
            details: ResponseChecks.bodyExcerpt(response), range: capture.range))
        continue
      }
      do {
        let output = try JSONQuery(capture.jq)(json).first ?? .null
        guard let value = output.isNull ? nil : output.scalarText ?? output.description else {
          throw NoValue()
        }
        let source = source ?? .response(step: result.step.id, path: capture.jq)
        bind(Binding(variable: capture.variable, value: value, source: source), in: &result)
      } catch {
        result.status = .failed
        let reason = error is NoValue ? "`\(capture.jq)` finds nothing in the response" : "\(error)"
        result.checks.append(
          CheckResult(
            .failed, "capture of $\(capture.variable): \(reason)", details: ResponseChecks.bodyExcerpt(response),
            range: capture.range))
      }
    }
  }

  private struct NoValue: Error {}
}
