/// What happens during a run, in the order it happens.
///
/// Every report is made from this stream and nothing else.
public enum RunEvent: Sendable {
  /// A page's run begins.
  case runStarted(RunHeader)
  /// A step begins.
  case stepStarted(Step)
  /// A request was answered, or could not be.
  case exchanged(Exchange, step: Step.ID)
  /// A poll found the resource not ready yet.
  case polled(PollReading, step: Step.ID)
  /// A step waits before it goes on.
  case paused(RunPause, step: Step.ID)
  /// A variable got a value.
  case bound(Binding)
  /// A step ended.
  case stepFinished(StepResult)
  /// A page's run ended.
  case runFinished(RunResult)
}

/// What is known when a run begins.
public struct RunHeader: Sendable {
  /// The runbook.
  public var runbook: Runbook
  /// Where requests go, for people: `the embedded mock`.
  public var target: String
  /// The scenario's path, where there is one.
  public var scenario: String?

  /// A header.
  public init(runbook: Runbook, target: String, scenario: String?) {
    self.runbook = runbook
    self.target = target
    self.scenario = scenario
  }
}

/// One look at something that is to become ready.
public struct PollReading: Sendable {
  /// The number of the look, from 1.
  public var attempt: Int
  /// The state that was read.
  public var state: String
  /// Time since the first look, by the run's clock.
  public var elapsed: Duration

  /// A reading.
  public init(attempt: Int, state: String, elapsed: Duration) {
    self.attempt = attempt
    self.state = state
    self.elapsed = elapsed
  }
}

/// A variable that got a value.
public struct Binding: Sendable, Hashable {
  /// Where a value came from, in the order of precedence.
  public enum Source: Sendable, Hashable {
    /// `--var`.
    case commandLine
    /// `--env-file`.
    case environmentFile
    /// The scenario.
    case scenario
    /// A capture or bound export of a step, by this jq path.
    case response(step: Step.ID, path: String)
    /// The page itself gives it.
    case page
    /// The environment.
    case environment
    /// Whoever runs the page typed it.
    case prompt
    /// The mock made a resource for it; the text tells which.
    case provisioned(String)
    /// An earlier binding was put in force again for a repeat.
    case each
  }

  /// The variable's name.
  public var variable: String
  /// Its value, which is secret where `Variable.isSecret(variable)`.
  public var value: String
  /// Where it came from.
  public var source: Source

  /// A binding.
  public init(variable: String, value: String, source: Source) {
    self.variable = variable
    self.value = value
    self.source = source
  }
}
