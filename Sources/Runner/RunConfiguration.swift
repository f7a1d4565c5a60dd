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
  /// The Konnect token.
  public var token: String?
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
  /// Makes resources for variables that nothing sets; nil where that is not wanted.
  public var provisioner: (any VariableProvisioner)?
  /// The longest a request may take.
  public var requestTimeout: Duration
  /// What jitter comes from.
  public var seed: UInt64

  /// A run against `target` by `clock`, with nothing else given.
  public init(target: Target, clock: any RunClock) {
    self.target = target
    self.clock = clock
    given = []
    environment = [:]
    each = [:]
    requestTimeout = .seconds(60)
    seed = 1
  }
}

/// Makes a resource for a variable that holds the id of one and that nothing sets.
public protocol VariableProvisioner: Sendable {
  /// The resource's id and what it is; nil where none can be made.
  func provision(_ need: VariableNeed) async -> ProvisionedVariable?
}

/// Where a variable without a value is needed.
public struct VariableNeed: Sendable {
  /// The variable.
  public var variable: String
  /// The request's method.
  public var method: String
  /// The request's URL, with what could be replaced replaced.
  public var url: String
  /// What the value becomes a part of.
  public var role: Variable.Use.Role

  /// A need of a request.
  public init(variable: String, method: String, url: String, role: Variable.Use.Role) {
    self.variable = variable
    self.method = method
    self.url = url
    self.role = role
  }
}

/// A resource that was made for a variable.
public struct ProvisionedVariable: Sendable {
  /// The value.
  public var value: String
  /// What was made, for people: ``control plane `mock-control-plane` ``.
  public var description: String

  /// A resource with the id `value`.
  public init(value: String, description: String) {
    self.value = value
    self.description = description
  }
}
