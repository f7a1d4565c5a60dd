import Foundation
import RunbookModel

extension RunSession {
  /// Runs a shell block, where the user allows it, and judges what came of it.
  mutating func carryOut(shell block: CommandBlock, _ step: Step) async -> StepResult {
    var result = StepResult(step: step, status: .passed)
    guard let policy = allowedShell else {
      result.status = .skipped
      result.reason = "a shell block; --allow-shell runs it"
      return result
    }
    let missing = block.needs.filter {
      store.value($0) == nil && shell.environment[$0] == nil && policy.environment[$0] == nil
    }
    guard missing.isEmpty else {
      let lack = lackOfValues(missing, in: step.id)
      result.status = lack.status
      result.reason = lack.reason
      return result
    }
    let outcome = await run(ShellText.script(of: block.text), policy)
    await keepVariables(of: outcome, settingAtLeast: block.sets, &result)
    judge(outcome, by: block.expectation, policy, &result)
    return result
  }

  /// What a command substitution gives: the text that `bash` makes of it inside double quotes.
  ///
  /// - Throws: `Stop` where the user allows no shell, or the command fails.
  mutating func output(of command: String, for purpose: String) async throws(Stop) -> String {
    guard let policy = allowedShell else {
      throw Stop(
        status: .skipped, reason: "\(purpose) is what `\(ResponseExcerpt.cut(command))` prints; --allow-shell runs it")
    }
    let outcome = await run("printf %s \"\(command)\"", policy)
    guard outcome.ending == .exited(0) else {
      let reason = Self.reason(of: outcome, policy) ?? "`\(ResponseExcerpt.cut(command))` failed"
      throw Stop(status: .errored, reason: ([reason] + Self.lines(of: outcome)).joined(separator: ": "))
    }
    guard outcome.output.dropped == 0 else {
      throw Stop(
        status: .errored, reason: "`\(ResponseExcerpt.cut(command))` printed more than \(policy.outputLimit) bytes")
    }
    return outcome.output.text
  }

  /// The value that `NAME=value` gives a variable, with the value as a script writes it.
  ///
  /// - Throws: `Stop` where the user allows no shell, or it fails.
  mutating func value(ofAssignment value: String, to name: String) async throws(Stop) -> String {
    guard let policy = allowedShell else {
      throw Stop(
        status: .unverified,
        reason: "$\(name) needs a shell (`\(value)`); --allow-shell runs it, or give it with --var \(name)=…")
    }
    let outcome = await run("\(name)=\(value)", policy)
    guard outcome.ending == .exited(0), let text = outcome.environment?[name] else {
      let reason = Self.reason(of: outcome, policy) ?? "`\(ResponseExcerpt.cut(value))` failed"
      throw Stop(
        status: .errored,
        reason: (["$\(name) gets no value: \(reason)"] + Self.lines(of: outcome)).joined(separator: ": "))
    }
    return text
  }

  /// Ends what shell blocks left running, and removes the files of the run.
  func cleanUpShell() async {
    if let policy = configuration.shell { await ShellProcess(policy: policy, folder: folder).end(shell.groups) }
    folder.remove()
  }

  /// What the run may do by a shell; nothing where it must not write, as a script may do anything.
  private var allowedShell: ShellPolicy? { configuration.isReadOnly ? nil : configuration.shell }

  // MARK: Environment

  /// What bash keeps for itself, and tells of itself.
  private static let ownVariables: Set = ["_", "PWD", "OLDPWD", "SHLVL", "SHELLOPTS", "BASHOPTS"]

  private mutating func run(_ script: String, _ policy: ShellPolicy) async -> ShellProcess.Outcome {
    let process = ShellProcess(policy: policy, folder: folder)
    let environment = policy.environment.merging(shell.environment) { $1 }.merging(store.values) { $1 }
    let directory: String
    do throws(RunFolder.Failure) {
      directory = if let last = shell.directory { last } else { try folder.files().path }
    } catch {
      let nothing = CapturedOutput(limit: 0)
      return ShellProcess.Outcome(ending: .notStarted(error.reason), output: nothing, errorOutput: nothing)
    }
    let outcome = await process.run(script, in: directory, environment: environment)
    if let group = outcome.group { shell.groups.append(group) }
    return outcome
  }

  /// Keeps what a block made of the environment for later steps, and binds the variables of the page.
  private mutating func keepVariables(
    of outcome: ShellProcess.Outcome, settingAtLeast names: [String], _ result: inout StepResult
  ) async {
    guard let environment = outcome.environment else { return }
    if let directory = environment["PWD"] { shell.directory = directory }
    // What a block unsets, later ones do not get.
    for name in shell.environment.keys where environment[name] == nil { shell.environment[name] = nil }
    let isOurs = { (name: String) in Self.ownVariables.contains(name) || name.hasPrefix("__runbook_") }
    for (name, value) in environment.sorted(by: { $0.key < $1.key }) where !isOurs(name) {
      let known = store.value(name) ?? shell.environment[name] ?? configuration.shell?.environment[name]
      guard known != value else { continue }
      shell.environment[name] = value
      let isTold = names.contains(name) || runbook.graph.variable(name) != nil || Variable.isSecret(name)
      guard isTold else { continue }
      await bind(Binding(variable: name, value: value, source: .page), in: &result)
    }
  }

  // MARK: Judging

  private func judge(
    _ outcome: ShellProcess.Outcome, by expectation: CommandExpectation?, _ policy: ShellPolicy,
    _ result: inout StepResult
  ) {
    guard case .exited(let status) = outcome.ending else {
      result.worsen(to: outcome.ending == .interrupted ? .unverified : .errored)
      result.reason = Self.reason(of: outcome, policy)
      return
    }
    let expected = Int32(clamping: expectation?.returnCode ?? 0)
    let isExpected = status == expected
    result.checks.append(
      CheckResult(
        isExpected ? .passed : .failed, "exit status \(status)\(isExpected ? "" : ", expected \(expected)")",
        details: isExpected ? [] : Self.lines(of: outcome)))
    let (output, errorOutput) = (outcome.output.text, outcome.errorOutput.text)
    for (name, text, texts) in [
      ("standard output", expectation?.output, [output]), ("error output", expectation?.errorOutput, [errorOutput]),
      ("output", expectation?.message, [output, errorOutput]),
    ] {
      guard let text else { continue }
      let isFound = texts.contains { ShellExpectation.holds($0, text) }
      // What was cut off may have held it.
      let isOpen = !isFound && outcome.output.dropped + outcome.errorOutput.dropped > 0
      let line = ResponseExcerpt.cut(text, to: 80)
      result.checks.append(
        CheckResult(
          isFound ? .passed : isOpen ? .unverified : .failed, "\(name) holds `\(line)`",
          details: isFound
            ? [] : isOpen ? ["only its first \(policy.outputLimit) bytes were kept"] : Self.lines(of: outcome)))
    }
    if result.checks.contains(where: { $0.outcome == .failed }) { result.worsen(to: .failed) }
    if result.checks.contains(where: { $0.outcome == .unverified }) { result.worsen(to: .unverified) }
    if result.status == .passed { result.reason = "exit status \(status)" }
  }

  /// Why a script came to no end of its own; nil where it did.
  private static func reason(of outcome: ShellProcess.Outcome, _ policy: ShellPolicy) -> String? {
    switch outcome.ending {
    case .exited: nil
    case .signaled(let signal): "it was ended by signal \(signal)"
    case .timedOut:
      "it took longer than \(DurationText.short(policy.timeout)) and was ended (--shell-timeout allows more)"
    case .interrupted: "the run was interrupted while it ran, and it was ended"
    case .notStarted(let reason): "bash cannot be run: \(reason)"
    }
  }

  /// The last lines that a script wrote, of its error output where it has some.
  private static func lines(of outcome: ShellProcess.Outcome) -> [String] {
    let texts = [outcome.errorOutput.text, outcome.output.text]
    let text = texts.first { !$0.allSatisfy(\.isWhitespace) } ?? ""
    return text.split(whereSeparator: \.isNewline).suffix(5).map { ResponseExcerpt.cut(String($0)) }
  }
}

/// Whether an output holds a text, as a person would see it.
enum ShellExpectation {
  /// Whether `output` holds `text`; blanks at ends of lines and around the whole do not count.
  static func holds(_ output: String, _ text: String) -> Bool { trimmed(output).contains(trimmed(text)) }

  private static func trimmed(_ text: String) -> String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      var line = line
      while line.last?.isWhitespace == true { line.removeLast() }
      return String(line)
    }
    let start = lines.firstIndex { !$0.isEmpty } ?? lines.endIndex
    let end = lines.lastIndex { !$0.isEmpty } ?? lines.startIndex
    return start > end || lines.isEmpty ? "" : lines[start...end].joined(separator: "\n")
  }
}
