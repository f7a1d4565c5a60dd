public import RunbookModel

/// How a page is run.
public struct RunConfiguration: Sendable {
  /// Who performs manual steps.
  public enum ManualMode: String, Sendable, CaseIterable {
    /// The scenario's requests.
    case scenario
    /// A person, who is shown the step and waited for.
    case prompt
    /// Nobody: the step stays unverified and the run goes on.
    case assume
    /// Nobody: the step fails.
    case fail
  }

  /// Where requests go.
  public var target: Target
  /// How servers are reached.
  public var connection: Connection
  /// Whether nothing may be changed: steps that would write are skipped.
  public var isReadOnly: Bool
  /// The Konnect token.
  public var token: String?
  /// The id of the organization that the token belongs to, where it was asked.
  public var organization: String?
  /// Where the token came from.
  public var tokenSource: Binding.Source
  /// The values given with `--var`, then those of `--env-file`, by precedence.
  public var given: [Binding]
  /// The process's environment.
  public var environment: [String: String]
  /// What stands in for a person.
  public var scenario: Scenario?
  /// Who performs manual steps; nil for the scenario where it covers the step, else a prompt where there is one, else nobody.
  public var manualMode: ManualMode?
  /// The values that repeats go through, by variable.
  public var each: [String: [String]]
  /// The clock.
  public var clock: any RunClock
  /// Shows a manual step or wait to a person and returns whether it was performed; nil where nobody is there.
  public var prompt: (@Sendable (Step) async -> Bool)?
  /// Asks a person at the terminal for a variable's value, and returns what was typed; nil where nobody is there.
  public var ask: (@Sendable (VariableQuestion) async -> String?)?
  /// Is asked about each step; nil for a run without questions.
  public var interviewer: (any StepInterviewer)?
  /// Makes resources for variables that nothing sets; nil where that is not wanted.
  public var provisioner: (any VariableProvisioner)?
  /// Keeps the journal of the run; nil where none is kept step by step.
  public var recorder: RunRecorder?
  /// Whether the target stands for Konnect alone, so that a gateway's proxy or another server that a page asks is absent.
  public var isForKonnectAlone: Bool
  /// That shell blocks are run, and how far; nil where they are left out.
  public var shell: ShellPolicy?
  /// The longest a request may take.
  public var requestTimeout: Duration
  /// The longest that a step may take, by the run's clock; nil for any time.
  public var stepLimit: Duration?
  /// The longest that the run may take, by its clock; nil for any time.
  public var runLimit: Duration?
  /// What is expected to fail on the page.
  public var expectedFailures: ExpectedFailures
  /// What jitter comes from.
  public var seed: UInt64

  /// A run against `target` by `clock`, with nothing else given.
  public init(target: Target, clock: any RunClock) {
    self.target = target
    self.clock = clock
    connection = Connection()
    isReadOnly = false
    tokenSource = .environment
    given = []
    environment = [:]
    each = [:]
    isForKonnectAlone = false
    requestTimeout = .seconds(60)
    expectedFailures = .none
    seed = 1
  }
}
