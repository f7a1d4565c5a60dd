import RunbookModel
import SourceText

/// Step result → the lines that tell it.
struct StepLines {
  /// The column at which texts begin, from 0.
  static let indent = 20

  /// The longest value of a variable that is shown whole.
  private static let maximumValueLength = 80

  let style: TextStyle
  /// The runbook that the steps are of.
  let runbook: Runbook
  /// Takes secrets out, before a line is broken where one of them has a blank.
  var redact: (String) -> String = { $0 }

  /// The lines of `result`: what was done, then what is worth knowing of it.
  func render(_ result: StepResult) -> [String] {
    let place = style.dim(StepPlace.text(of: result.step).padded(to: 5, onLeft: true))
    let head = "  \(symbol(result.status)) \(place)  \(result.step.action.kind.padded(to: 8)) "
    let summary = summary(of: result)
    let blanks = String(repeating: " ", count: Self.indent)
    let lines = [head + (summary.first ?? "")] + (summary.dropFirst() + details(of: result)).map { blanks + $0 }
    return lines.flatMap { LineWrap.lines(redact($0), indent: Self.indent + 2) }
  }

  private func symbol(_ status: StepResult.Status) -> String {
    switch status {
    case .passed: style.green("✓")
    case .done: style.green("•")
    case .failed: style.red("✗")
    case .errored: style.red("!")
    case .skipped: style.dim("-")
    case .unverified: style.yellow("?")
    case .xfailed: style.yellow("x")
    }
  }

  // MARK: Summary

  private func summary(of result: StepResult) -> [String] {
    switch result.step.action {
    case .request(let request):
      let outcome = result.exchanges.last.map(outcome(of:)) ?? ""
      return ["\(request.method) \(request.path.printable)\(outcome)"]
    case .export(let assignments):
      let bound = Set(result.bindings.map(\.variable))
      let unbound = assignments.map(\.variable).filter { !bound.contains($0) }
      return result.bindings.map { text(of: $0, in: result.step) } + unbound.map(\.printable)
    case .shell(let block): return [Self.command(of: block) + afterword(of: result)]
    case .entities(let block): return [block.language.printable + afterword(of: result)]
    case .manual(let procedure): return [procedure.actions.count.counted("action") + afterword(of: result)]
    case .wait(let wait): return ["until \(wait.state.printable)" + afterword(of: result)]
    case .repeat(let repetition):
      return ["\(repetition.steps.joined(separator: ", ")) for \(repetition.subject.printable)"]
    }
  }

  /// The first command of a block, cut; its language where it has none.
  private static func command(of block: CommandBlock) -> String {
    let lines = block.text.split(whereSeparator: \.isNewline).map { $0.drop(while: \.isWhitespace) }
      .filter { !$0.isEmpty && !$0.hasPrefix("#") }
    guard let first = lines.first else { return block.language.printable }
    let isCut = lines.count > 1 && first.count <= maximumCommand
    return String(first).cut(to: maximumCommand).printable + (isCut ? " …" : "")
  }

  /// How many characters of a command are shown.
  private static let maximumCommand = 48

  /// The reason, where it belongs on the first line.
  private func afterword(of result: StepResult) -> String {
    tellsReasonFirst(result) ? result.reason.map { ", \($0.printable)" } ?? "" : ""
  }

  /// Blocks, manual steps, waits and repeats that were done again tell their reason on the first line, unless they failed.
  private func tellsReasonFirst(_ result: StepResult) -> Bool {
    switch result.step.action {
    case .manual, .wait, .shell, .entities: ![.failed, .errored, .xfailed].contains(result.status)
    case .repeat: result.status == .passed
    case .request, .export: false
    }
  }

  private func outcome(of exchange: Exchange) -> String {
    exchange.response.map { " → \($0.status)" } ?? " → no answer"
  }

  // MARK: Details

  private func details(of result: StepResult) -> [String] {
    var lines = exchanges(of: result).map(style.dim) + readings(of: result)
    if case .export = result.step.action {
    } else {
      lines += result.bindings.map { style.dim(text(of: $0, in: result.step)) }
    }
    for check in result.checks where check.outcome != .passed || isWorthTelling(check, in: result.step) {
      lines += self.lines(of: check)
    }
    if let reason = result.reason, !tellsReasonFirst(result) { lines.append(reason.printable) }
    if let expected = result.expectedFailure {
      lines.append("expected: \(expected.reason) (\(expected.owner), until \(expected.until))".printable)
    }
    return lines
  }

  /// The requests that the first line does not tell.
  private func exchanges(of result: StepResult) -> [String] {
    if case .request = result.step.action {
      return result.exchanges.dropLast().map { exchange in
        (exchange.response.map { "answered with \($0.status)" } ?? "not answered") + ", sent again"
      }
    }
    // What came of entities is told by their names.
    if case .entities = result.step.action, result.status == .passed { return [] }
    return result.exchanges.map { "\($0.method) \(path(of: $0).printable)\(outcome(of: $0))" }
  }

  private func readings(of result: StepResult) -> [String] {
    guard let first = result.readings.first, let last = result.readings.last else { return [] }
    guard result.readings.count > 1 else { return ["\(first.state.cut(to: 40).printable) at the first look"] }
    let states = "\(first.state.cut(to: 40)) → \(last.state.cut(to: 40))".printable
    return ["\(states) after \(DurationText.short(last.elapsed)), \(result.readings.count) looks"]
  }

  /// Which statuses came is on the first line; a snippet that was found is news, and so is what was made of an entity.
  private func isWorthTelling(_ check: CheckResult, in step: Step) -> Bool {
    if case .entities = step.action { return true }
    return check.summary.hasPrefix("snippet")
  }

  private func lines(of check: CheckResult) -> [String] {
    let mark: String
    switch check.outcome {
    case .passed: mark = style.green("✓")
    case .failed: mark = style.red("✗")
    case .unverified: mark = style.yellow("?")
    }
    let place = check.range.map { style.dim(" (\(StepPlace.text(of: $0, in: runbook.page)))") } ?? ""
    return ["\(mark) \(check.summary.printable)\(place)"] + check.details.map { "    \($0.printable)" }
  }

  private func path(of exchange: Exchange) -> String {
    guard let scheme = exchange.url.firstRange(of: "://") else { return exchange.url }
    let rest = exchange.url[scheme.upperBound...]
    return rest.firstIndex(of: "/").map { String(rest[$0...]) } ?? exchange.url
  }

  // MARK: Variables

  private func text(of binding: Binding, in step: Step) -> String {
    let value = Variable.isSecret(binding.variable) ? "•••" : binding.value.cut(to: Self.maximumValueLength).printable
    return "\(binding.variable.printable) = \(value), \(source(of: binding, in: step))"
  }

  private func source(of binding: Binding, in step: Step) -> String {
    switch binding.source {
    case .commandLine: return "from --var"
    case .environmentFile: return "from --env-file"
    case .scenario: return "from the scenario"
    case .response(let id, let path):
      guard id != step.id else { return "\(path.printable) of the answer" }
      return "\(path.printable) of the answer at \(runbook.graph.step(id).map(StepPlace.text(of:)) ?? id)"
    case .page: return "as the page says"
    case .environment: return "from the environment"
    case .prompt: return "as you typed it"
    case .provisioned(let description): return "provisioned: \(description.printable)"
    case .each: return "for this repeat"
    }
  }
}
