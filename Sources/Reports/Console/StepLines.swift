import RunbookModel
import SourceText

/// Step result → the lines that tell it.
struct StepLines {
  let style: TextStyle
  private let indent = String(repeating: " ", count: 19)

  init(style: TextStyle) { self.style = style }

  /// The lines of `result`: what was done, then what is worth knowing of it.
  func render(_ result: StepResult) -> [String] {
    let step = result.step
    let line = step.origin.includes.first?.line ?? step.origin.start.line
    let place = style.dim(":\(line)".padded(to: 5, onLeft: true))
    let first = "  \(symbol(result.status)) \(place)  \(step.action.kind.padded(to: 8)) \(summary(of: result))"
    return [first] + details(of: result).map { indent + $0 }
  }

  private func symbol(_ status: StepResult.Status) -> String {
    switch status {
    case .passed: style.green("✓")
    case .done: style.green("•")
    case .failed: style.red("✗")
    case .errored: style.red("!")
    case .skipped: style.dim("-")
    case .unverified: style.yellow("?")
    }
  }

  // MARK: Summary

  private func summary(of result: StepResult) -> String {
    switch result.step.action {
    case .request(let request):
      guard let exchange = result.exchanges.last else { return "\(request.method) \(request.path)" }
      return "\(request.method) \(request.path)\(outcome(of: exchange))"
    case .export(let assignments):
      let bound = Set(result.bindings.map(\.variable))
      let unbound = assignments.map(\.variable).filter { !bound.contains($0) }
      return (result.bindings.map(text(of:)) + unbound).joined(separator: "\n" + indent)
    case .shell(let block), .entities(let block): return block.language
    case .manual(let procedure): return procedure.actions.count.counted("action") + performer(of: result)
    case .wait(let wait): return "until \(wait.state)" + performer(of: result)
    case .repeat(let repetition): return "\(repetition.steps.joined(separator: ", ")) for \(repetition.subject)"
    }
  }

  private func performer(of result: StepResult) -> String {
    result.status == .failed ? "" : result.reason.map { ", \($0)" } ?? ""
  }

  private func outcome(of exchange: Exchange) -> String {
    exchange.response.map { " → \($0.status)" } ?? " → no answer"
  }

  // MARK: Details

  private func details(of result: StepResult) -> [String] {
    var lines: [String] = []
    switch result.step.action {
    case .request: break
    default: lines += result.exchanges.map { style.dim("\($0.method) \(path(of: $0))\(outcome(of: $0))") }
    }
    if let reading = result.readings.first, let last = result.readings.last, result.readings.count > 1 {
      let elapsed = DurationText.short(last.elapsed)
      lines.append("\(reading.state) → \(last.state) after \(elapsed), \(result.readings.count) looks")
    } else if let reading = result.readings.first {
      lines.append("\(reading.state) at the first look")
    }
    if case .export = result.step.action {} else { lines += result.bindings.map { style.dim(text(of: $0)) } }
    for check in result.checks where check.outcome != .passed || isWorthTelling(check) { lines += self.lines(of: check) }
    if let reason = result.reason, showsReason(result) { lines.append(reason) }
    return lines
  }

  /// Manual steps and waits tell their reason on the first line, unless they failed.
  private func showsReason(_ result: StepResult) -> Bool {
    switch result.step.action {
    case .manual, .wait: result.status == .failed || result.status == .errored
    default: true
    }
  }

  /// Which statuses came is on the first line; a snippet that was found is news.
  private func isWorthTelling(_ check: CheckResult) -> Bool { check.summary.hasPrefix("snippet") }

  private func lines(of check: CheckResult) -> [String] {
    let mark: String
    switch check.outcome {
    case .passed: mark = style.green("✓")
    case .failed: mark = style.red("✗")
    case .unverified: mark = style.yellow("?")
    }
    let place = check.range.map { style.dim(" (:\($0.start.line))") } ?? ""
    return ["\(mark) \(check.summary)\(place)"] + check.details.map { "    \($0)" }
  }

  private func path(of exchange: Exchange) -> String {
    guard let scheme = exchange.url.firstRange(of: "://") else { return exchange.url }
    let rest = exchange.url[scheme.upperBound...]
    return rest.firstIndex(of: "/").map { String(rest[$0...]) } ?? exchange.url
  }

  private func text(of binding: Binding) -> String {
    let value = Variable.isSecret(binding.variable) ? "•••" : binding.value
    return "\(binding.variable) = \(value), \(source(of: binding))"
  }

  private func source(of binding: Binding) -> String {
    switch binding.source {
    case .commandLine: "from --var"
    case .environmentFile: "from --env-file"
    case .scenario: "from the scenario"
    case .response(let step, let path): "\(path) of the answer to \(step)"
    case .page: "as the page says"
    case .environment: "from the environment"
    case .provisioned(let description): "provisioned: \(description)"
    case .each: "for this repeat"
    }
  }
}
