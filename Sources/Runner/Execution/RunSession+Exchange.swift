import RunbookModel

/// Why a request has no answer to judge.
struct Stop: Error {
  /// What the step has come to.
  var status: StepResult.Status
  /// Why, unless a check tells it.
  var reason: String?
}

extension RunSession {
  /// Sends `resolved`; where `request` is to be polled or repeated, again and again until the answer is the one to wait for.
  ///
  /// Looks and refused attempts are added to `result`, the last exchange is not.
  ///
  /// - Throws: `Stop` where it must not be sent, time is over, or the run is interrupted in a pause.
  mutating func exchange(
    _ resolved: RequestExecutor.Resolved, _ request: RequestTemplate, _ result: inout StepResult
  ) async throws(Stop) -> Exchange {
    let start = configuration.clock.now()
    let status = request.expectation.status
    let goal = WaitGoal(of: request)
    // Where the step's or the run's time ends before, the last look is then.
    let limit = goal.map { min($0.limit, limits.left(at: start) ?? $0.limit) }
    var schedule = PollSchedule(seed: configuration.seed)
    if let deadline = limits.next, deadline.moment <= start {
      throw Stop(status: .errored, reason: "\(deadline.name) is over; nothing was sent")
    }
    while true {
      let left = limit.map { $0 - (configuration.clock.now() - start) }
      let exchange = try await send(resolved, expecting: status, within: left, &result)
      guard let goal, let limit, let response = exchange.response, let look = goal.look(at: response, of: request)
      else { return exchange }
      let elapsed = configuration.clock.now() - start
      let reading = PollReading(attempt: result.readings.count + 1, state: look.state, elapsed: elapsed)
      result.readings.append(reading)
      await tell(.polled(reading, step: result.step.id))
      switch look.outcome {
      case .reached: return exchange
      case .deadEnd:
        result.checks.append(goal.failure(look))
        result.worsen(to: .failed)
        return exchange
      case .notYet: break
      }
      guard elapsed < limit else {
        if let check = goal.failure(look, after: limit) {
          result.checks.append(check)
          result.worsen(to: .failed)
        }
        return exchange
      }
      let pause = max(schedule.next(), RetryAfter.pause(in: response) ?? .zero)
      try await sleep(for: min(pause, limit - elapsed), goal.purpose, upTo: limit - elapsed, result.step.id)
    }
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
        exchange = try await executor.send(request, within: wallTimeLeft)
      } catch {
        throw Stop(status: .errored, reason: error.reason)
      }
      await tell(.exchanged(exchange, step: result.step.id))
      guard let pause = policy.pause(after: exchange, expecting: status), pause <= limit ?? pause,
        pause < limits.left(at: configuration.clock.now()) ?? .seconds(Int32.max)
      else {
        return exchange
      }
      result.exchanges.append(exchange)
      let cause = exchange.response.map { "was answered with \($0.status)" } ?? "was not answered to its end"
      try await sleep(for: pause, "to send again what \(cause)", result.step.id)
    }
  }

  /// The time left for a request; nil where it is not limited, or simulated time is, which answers take none of.
  private var wallTimeLeft: Duration? {
    guard !configuration.clock.isSimulated, let left = limits.left(at: configuration.clock.now()) else { return nil }
    // The last look of a poll may begin as time runs out.
    return max(left, .seconds(1))
  }

  /// Waits, and tells so.
  ///
  /// - Parameter limit: When waiting is given up altogether, which the pause is within; nil where the pause is all there is.
  /// - Throws: `Stop` where the run is interrupted meanwhile, or the step's or run's time ends before.
  func sleep(
    for pause: Duration, _ purpose: String, upTo limit: Duration? = nil, _ step: Step.ID
  ) async throws(Stop) {
    guard pause > .zero else { return }
    if limit == nil, let deadline = limits.next, deadline.moment < configuration.clock.now() + pause {
      let reason = "\(deadline.name) ends before the pause of \(DurationText.short(pause)) \(purpose)"
      throw Stop(status: .errored, reason: reason)
    }
    await tell(.paused(RunPause(purpose: purpose, duration: pause, limit: limit), step: step))
    do {
      try await configuration.clock.sleep(for: pause)
    } catch {
      throw Stop(status: .unverified, reason: "the run was interrupted while waiting \(purpose)")
    }
  }
}
