import RunbookModel

extension StepResult {
  /// Takes `status` where it is worse than what the result has.
  mutating func worsen(to status: Status) {
    if status.badness > self.status.badness { self.status = status }
  }
}

extension StepResult.Status {
  fileprivate var badness: Int {
    switch self {
    case .passed, .done: 0
    case .unverified: 1
    case .skipped: 2
    case .errored: 3
    case .failed, .xfailed: 4
    }
  }
}
