import RunbookModel

/// Why a request has no answer to judge.
struct Stop: Error {
  /// What the step has come to.
  var status: StepResult.Status
  /// Why, unless a check tells it.
  var reason: String?
}

extension RunSession {
  /// Sends `resolved`; where `request` is to be polled, again and again until the answer's state is the one to reach.
  ///
  /// Looks and refused attempts are added to `result`, the last exchange is not.
  ///
  /// - Throws: `Stop` where it must not be sent, or the run is interrupted in a pause.
  mutating func exchange(
    _ resolved: RequestExecutor.Resolved, _ request: RequestTemplate, _ result: inout StepResult
  ) async throws(Stop) -> Exchange {
    let start = configuration.clock.now()
    let status = request.expectation.status
    var schedule = PollSchedule(seed: configuration.seed)
    while true {
      let left = request.polling.map { $0.limit - (configuration.clock.now() - start) }
      let exchange = try await send(resolved, expecting: status, within: left, &result)
      guard let polling = request.polling, let response = exchange.response, (200..<300).contains(response.status),
        let state = ResourceState(of: response)
      else { return exchange }
      let elapsed = configuration.clock.now() - start
      let reading = PollReading(attempt: result.readings.count + 1, state: state.text, elapsed: elapsed)
      result.readings.append(reading)
      await tell(.polled(reading, step: result.step.id))
      if state.isReached(polling.state) { return exchange }
      guard !state.isDeadEnd(toward: polling.state), elapsed < polling.limit else {
        result.checks.append(failure(state, polling))
        result.worsen(to: .failed)
        return exchange
      }
      let pause = max(schedule.next(), RetryAfter.pause(in: response) ?? .zero)
      try await sleep(for: min(pause, polling.limit - elapsed), "waiting for \(polling.state)")
    }
  }

  private func failure(_ state: ResourceState, _ polling: Polling) -> CheckResult {
    if state.isDeadEnd(toward: polling.state) {
      return CheckResult(.failed, "\(state.key) is \(state.text), from which it does not become \(polling.state)")
    }
    let limit = DurationText.short(polling.limit)
    return CheckResult(.failed, "\(state.key) is still \(state.text) after \(limit); expected \(polling.state)")
  }

  /// Sends `request` until it is answered with something else than a plea to come back later.
  ///
  /// - Parameter limit: The longest pause that is worth it; nil for any.
  private mutating func send(
    _ request: RequestExecutor.Resolved, expecting status: Int?, within limit: Duration?, _ result: inout StepResult
  ) async throws(Stop) -> Exchange {
    var policy = RetryPolicy(seed: configuration.seed)
    while true {
      let exchange: Exchange
      do throws(RequestExecutor.Refusal) {
        exchange = try await executor.send(request)
      } catch {
        throw Stop(status: .errored, reason: error.reason)
      }
      await tell(.exchanged(exchange, step: result.step.id))
      guard let pause = policy.pause(after: exchange, expecting: status), pause <= limit ?? pause else {
        return exchange
      }
      result.exchanges.append(exchange)
      try await sleep(for: pause, "waiting to send again what was answered with \(exchange.response?.status ?? 0)")
    }
  }

  func sleep(for pause: Duration, _ purpose: String) async throws(Stop) {
    do {
      try await configuration.clock.sleep(for: pause)
    } catch {
      throw Stop(status: .unverified, reason: "the run was interrupted while \(purpose)")
    }
  }
}
