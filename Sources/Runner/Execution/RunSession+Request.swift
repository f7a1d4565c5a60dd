import Foundation
import JSON
import RunbookModel
import SourceText

extension RunSession {
  /// Sends a request of the page and judges the answer.
  mutating func carryOut(_ request: RequestTemplate, _ step: Step) async -> StepResult {
    var result = StepResult(step: step, status: .passed)
    var request = request
    request.expectation.snippets += configuration.scenario?.expectations[step.id] ?? []
    await carryOut(request, isOfScenario: false, &result)
    if let response = result.exchanges.last?.response { responses[step.id] = response }
    return result
  }

  /// Sends `request`, judges the answer, takes the captures, and adds all of it to `result`.
  ///
  /// - Parameter isOfScenario: Whether the request stands for a person, and its captures are the scenario's.
  mutating func carryOut(_ request: RequestTemplate, isOfScenario: Bool, _ result: inout StepResult) async {
    if let reason = reasonToLeaveOut(request) {
      result.worsen(to: .skipped)
      result.reason = reason
      return
    }
    guard var resolved = await resolve(request, &result) else { return }
    let exchange: Exchange
    do throws(Stop) {
      try await attachFiles(of: request, to: &resolved)
      if let delay = request.delay { try await sleep(for: delay, "before the request", result.step.id) }
      try await sendEarlierRounds(resolved, request, &result)
      exchange = try await self.exchange(resolved, request, &result)
    } catch {
      result.worsen(to: error.status)
      result.reason = error.reason
      return
    }
    result.exchanges.append(exchange)
    guard case .response(let response) = exchange.outcome else {
      if case .failure(let reason) = exchange.outcome {
        result.reason = ([reason] + [Self.advice(on: exchange)].compactMap(\.self)).joined(separator: "; ")
      }
      result.worsen(to: .errored)
      return
    }
    let step = result.step.id
    var checks = ResponseChecks.judge(response, by: request) { snippet in
      guard request.method == "GET" else { return nil }
      return stepLeftOut(before: step, thatMayMake: snippet.subject ?? request.collectionName)
    }
    if let first = checks.first, first.outcome == .failed { checks[0].details += advice(on: response, to: resolved) }
    if isOfScenario, let check = unjudgedState(response, request.polling) { checks.append(check) }
    result.checks += checks
    guard !checks.contains(where: { $0.outcome == .failed }), result.status != .failed else {
      result.worsen(to: .failed)
      return
    }
    do throws(Stop) {
      try keepAnswer(response, of: request)
    } catch {
      result.worsen(to: error.status)
      result.reason = error.reason
    }
    await capture(request, from: response, isOfScenario: isOfScenario, &result)
    if checks.contains(where: { $0.outcome == .unverified }) { result.worsen(to: .unverified) }
  }

  /// Sends a request that is to be sent several times, but for the last time, whose answer is judged as a whole.
  private mutating func sendEarlierRounds(
    _ resolved: RequestExecutor.Resolved, _ request: RequestTemplate, _ result: inout StepResult
  ) async throws(Stop) {
    guard let rounds = request.rounds else { return }
    let status = request.expectation.earlierStatus ?? request.expectation.status
    for round in 1..<rounds.count {
      let exchange = try await self.exchange(resolved, request, &result)
      result.exchanges.append(exchange)
      switch exchange.outcome {
      case .failure(let reason):
        throw Stop(status: .errored, reason: "request \(round) of \(rounds.count): \(reason)")
      case .response(let response):
        let isExpected = status.map { $0 == response.status } ?? (200..<300).contains(response.status)
        guard !isExpected else { break }
        let expected = status.map(String.init) ?? "a success"
        result.checks.append(
          CheckResult(
            .failed, "request \(round) of \(rounds.count): status \(response.status), expected \(expected)"))
        throw Stop(status: .failed, reason: nil)
      }
      if let pause = rounds.pause { try await sleep(for: pause, "between two requests", result.step.id) }
    }
  }

  /// A scenario that says `until` means it; prose about time may stand around an answer that has no state.
  private func unjudgedState(_ response: Exchange.Response, _ polling: Polling?) -> CheckResult? {
    guard let polling, (200..<300).contains(response.status), ResourceState(of: response) == nil else { return nil }
    return CheckResult(
      .unverified, "the answer has neither state nor status, so nothing tells whether it is \(polling.state)")
  }

  // MARK: Variables

  /// The request with every variable replaced; nil, and told in `result`, where one has no value.
  private mutating func resolve(
    _ request: RequestTemplate, _ result: inout StepResult
  ) async -> RequestExecutor.Resolved? {
    for name in missingNames(in: request) where store.value(name) == nil {
      await ask(for: name, in: &result)
      if store.value(name) == nil { await provision(name, for: request, &result) }
    }
    let missing = missingNames(in: request)
    guard missing.isEmpty else {
      let lack = lackOfValues(missing, in: result.step.id)
      result.worsen(to: lack.status)
      result.reason = lack.reason
      return nil
    }
    return resolvedAsFarAsKnown(request)
  }

  /// The request with every variable replaced that has a value.
  func resolvedAsFarAsKnown(_ request: RequestTemplate) -> RequestExecutor.Resolved {
    var unused: [String] = []
    var headers = request.headers.map {
      RequestTemplate.Header(name: $0.name, value: store.resolve($0.value, missing: &unused))
    }
    if let credentials = request.credentials {
      let text = Data(store.resolve(credentials, missing: &unused).utf8).base64EncodedString()
      headers.append(.init(name: "Authorization", value: "Basic \(text)"))
    }
    if let cookie = request.cookie, cookie.contains("=") {
      headers.append(.init(name: "Cookie", value: store.resolve(cookie, missing: &unused)))
    }
    return RequestExecutor.Resolved(
      method: request.method, url: withScheme(store.resolve(request.url, missing: &unused), request),
      headers: headers,
      body: request.body?.mapTexts { store.resolve($0, missing: &unused) })
  }

  private func missingNames(in request: RequestTemplate) -> [String] {
    var missing: [String] = []
    for text in [request.url] + request.headers.map(\.value) + [request.credentials, request.cookie].compactMap(\.self)
    { _ = store.resolve(text, missing: &missing) }
    var missingInBody: [String] = []
    _ = request.body?.mapTexts { store.resolve($0, missing: &missingInBody) }
    return missing
      + missingInBody.filter { name in
        let isText = VariableReference.mayBeText(name) && runbook.graph.variable(name) == nil
        return !isText && !missing.contains(name)
      }
  }

  /// Has a resource made for `name`, as `request` needs its id.
  mutating func provision(_ name: String, for request: RequestTemplate, _ result: inout StepResult) async {
    guard let provisioner = configuration.provisioner, let role = role(of: name, in: request) else { return }
    var unused: [String] = []
    let url = store.resolve(request.url, missing: &unused)
    let need = VariableNeed(variable: name, method: request.method, url: url, role: role)
    guard let made = await provisioner.provision(need) else { return }
    await bind(Binding(variable: name, value: made.value, source: .provisioned(made.description)), in: &result)
  }

  private func role(of name: String, in request: RequestTemplate) -> Variable.Use.Role? {
    func mentions(_ text: String) -> Bool { VariableReference.all(in: text).contains { $0.name == name } }
    if mentions(request.url) { return .url }
    var place: JSONPointer?
    request.body?.walkTexts { pointer, text in
      if place == nil, mentions(text) { place = pointer }
    }
    return place.map(Variable.Use.Role.body)
  }
}
