import RunbookModel

/// The steps of a page → how many ended how.
enum StepCounts {
  /// `8 steps: 7 passed, 1 done`.
  static func text(_ page: RunDocument.Page) -> String {
    let counts = StepResult.Status.allCases.compactMap { status -> String? in
      let count = page.count(of: status)
      return count == 0 ? nil : "\(count) \(status.rawValue)"
    }
    let steps = page.steps.count.counted("step")
    return counts.isEmpty ? steps : "\(steps): \(counts.joined(separator: ", "))"
  }
}

extension RunDocument.Page {
  /// The faults for which the page could not be read, where it is for them that it errored.
  var readingFaults: [RunDocument.Diagnostic] {
    guard verdict == .errored, count(of: .errored) == 0 else { return [] }
    return diagnostics.filter { $0.severity == "error" }
  }
}

extension RunDocument.Step {
  /// Why it did not hold, in one line.
  var explanation: String {
    let failed = checks.filter { $0.outcome == .failed }.map(\.summary)
    let parts = (reason.map { [$0] } ?? []) + failed
    let text = parts.isEmpty ? title : parts.joined(separator: "; ")
    return expectedFailure.map { "\(text); expected: \($0)" } ?? text
  }

  /// What explains a failure, with the lines of its checks.
  var explanationLines: [String] {
    let failed = checks.filter { $0.outcome != .passed }.flatMap { [$0.summary] + $0.details.map { "    \($0)" } }
    let found = diagnostics.map { "\($0.severity)[\($0.rule)]: \($0.message)" }
    return (reason.map { [$0] } ?? []) + failed + found
  }

  /// The requests, looks and checks, one a line.
  var logLines: [String] {
    let requests = requests.map { request in
      "\(request.method) \(request.url) → \(request.status.map(String.init) ?? request.failure ?? "no answer")"
    }
    let looks = polls.count > 1 ? ["\(polls.count) looks: \(polls[0].state) → \(polls[polls.count - 1].state)"] : []
    return requests + looks + checks.map { "\($0.outcome.rawValue): \($0.summary)" }
  }
}
