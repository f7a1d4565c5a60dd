import RunbookModel

/// Run result → the last line of a report.
struct RunSummary {
  let style: TextStyle

  /// The verdict, and what it rests on.
  func text(of result: RunResult) -> String {
    let counts = StepResult.Status.allCases.compactMap { status -> String? in
      let count = result.count(of: status)
      return count == 0 ? nil : "\(count) \(status.rawValue)"
    }
    let steps = result.steps.count.counted("step")
    var facts = [counts.isEmpty ? steps : "\(steps): \(counts.joined(separator: ", "))"]
    facts.append(result.requestCount.counted("request"))
    if result.elapsed > .zero, result.elapsed > result.wallTime * 2 {
      facts.append("\(DurationText.short(result.elapsed)) simulated")
    }
    facts.append(DurationText.short(result.wallTime))
    return "\(verdict(result.verdict))  \(facts.joined(separator: " · "))"
  }

  private func verdict(_ verdict: RunResult.Verdict) -> String {
    let text = style.bold(verdict.rawValue.uppercased())
    switch verdict {
    case .passed: return style.green(text)
    case .failed, .errored: return style.red(text)
    case .incomplete, .xfailed: return style.yellow(text)
    }
  }
}
