import RunbookModel

/// What a request is sent again for: a state that its answer is to have, or expectations that are to hold.
struct WaitGoal {
  /// What a look at an answer finds.
  struct Look {
    /// The field that was looked at; nil where it is the answer as a whole.
    var key: String?
    /// The state, or what does not hold yet.
    var state: String
    /// What that means for going on.
    var outcome: Outcome
  }

  /// Whether to look again.
  enum Outcome {
    case reached, notYet, deadEnd
  }

  private enum Kind {
    case state(Polling)
    case expectations
  }

  private let kind: Kind
  /// The longest to look.
  let limit: Duration

  /// Without a figure in the page.
  private static let usualLimit = Duration.seconds(600)

  /// The goal of `request`; nil where it is sent once.
  ///
  /// A block's `retry` is acted upon only where sending again changes nothing.
  init?(of request: RequestTemplate) {
    if let polling = request.polling {
      kind = .state(polling)
      limit = polling.limit
    } else if request.isRetried, HTTPMethod.isIdempotent(request.method) {
      kind = .expectations
      limit = Self.usualLimit
    } else {
      return nil
    }
  }

  /// What it is waited for, behind "waiting".
  var purpose: String {
    switch kind {
    case .state(let polling): "for \(polling.state)"
    case .expectations: "for what is expected"
    }
  }

  /// What `response` tells; nil where it tells nothing of the goal.
  func look(at response: Exchange.Response, of request: RequestTemplate) -> Look? {
    switch kind {
    case .state(let polling):
      guard (200..<300).contains(response.status), let state = ResourceState(of: response) else { return nil }
      let isDeadEnd = state.isDeadEnd(toward: polling.state)
      return Look(
        key: state.key, state: state.text,
        outcome: state.isReached(polling.state) ? .reached : isDeadEnd ? .deadEnd : .notYet)
    case .expectations:
      let open = ResponseChecks.judge(response, by: request).first { $0.outcome == .failed }
      return open.map { Look(state: $0.summary, outcome: .notYet) }
        ?? Look(state: "status \(response.status)", outcome: .reached)
    }
  }

  /// That the state which was seen leads nowhere.
  func failure(_ look: Look) -> CheckResult {
    CheckResult(.failed, "\(look.key ?? "state") is \(look.state), from which it does not become \(wanted)")
  }

  /// That the goal was not reached in time; nil where the checks of the answer tell it themselves.
  func failure(_ look: Look, after limit: Duration) -> CheckResult? {
    guard case .state = kind else { return nil }
    let time = DurationText.short(limit)
    return CheckResult(.failed, "\(look.key ?? "state") is still \(look.state) after \(time); expected \(wanted)")
  }

  private var wanted: String {
    switch kind {
    case .state(let polling): polling.state
    case .expectations: "what is expected"
    }
  }
}
