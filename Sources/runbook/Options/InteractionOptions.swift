import ArgumentParser
import RunbookModel
import Runner

/// What a person at the terminal is asked.
struct InteractionOptions: ParsableArguments {
  @Flag(name: .customLong("step"), help: "Shows each step before it is carried out, and asks what to do with it.")
  var isStepwise = false

  /// Makes sure that somebody is there who can be asked.
  ///
  /// - Throws: `Failure` for `--step` without a terminal, or under CI.
  func requireTerminal() throws {
    guard isStepwise, !isInteractive else { return }
    throw Failure(
      isContinuousIntegration
        ? "--step asks a person, and CI is set" : "--step asks a person, and no terminal is there",
      help: "leave --step out, or run it at a terminal")
  }

  /// Whether questions may come up while a page runs, so that pages have to run one after the other.
  func mayAsk(_ manual: RunConfiguration.ManualMode?) -> Bool { isInteractive && (isStepwise || manual == .prompt) }

  /// Has `configuration` ask the person at the terminal, where one is there: on the embedded mock only where that is
  /// wanted, as it makes what a page lacks by itself.
  func apply(to configuration: inout RunConfiguration, redactor: Redactor) {
    guard isInteractive else { return }
    let interviewer = TerminalInterviewer(output: .standardError(redactor: redactor), redactor: redactor)
    if isStepwise { configuration.interviewer = interviewer }
    let isWanted = mayAsk(configuration.manualMode)
    guard !configuration.clock.isSimulated || isWanted else { return }
    configuration.ask = { await interviewer.ask($0) }
    if isWanted { configuration.prompt = { await Prompt.perform($0) } }
  }
}
