import CurlClient
import RunbookModel
import Runner

/// Runs one page: options and a place → configuration → events and a result.
struct PageJob: Sendable {
  /// What the user gave as values, by precedence.
  let given: [Binding]
  /// Knows the secrets that were given.
  let redactor: Redactor
  private let options: RunOptions
  /// What a person at the terminal is asked; nil where the terminal is not theirs.
  private let interaction: InteractionOptions?
  private let expectedFailures: @Sendable (String) -> ExpectedFailures
  private let each: [String: [String]]
  private let client: HTTPClient

  /// A job by `options`, which any number of pages share.
  ///
  /// - Parameter expectedFailures: What is expected to fail on the page at a path.
  /// - Throws: `Failure` for a value that cannot be read.
  init(
    _ options: RunOptions, interaction: InteractionOptions? = nil,
    expectedFailures: @escaping @Sendable (String) -> ExpectedFailures = { _ in .none }
  ) throws {
    self.options = options
    self.interaction = interaction
    self.expectedFailures = expectedFailures
    given = try options.variables.bindingOptions.bindings()
    each = try options.variables.repeatValues()
    client = try HTTPClient()
    redactor = Redactor(secretNames: Set(options.variables.secret))
    for binding in given { redactor.learn(binding) }
  }

  /// How the page of `task` is run at `place`.
  ///
  /// - Throws: `Failure` where the scenario cannot be read.
  func configuration(for task: PageTask, at place: some RunPlace) throws -> RunConfiguration {
    var configuration = place.configuration(number: task.number)
    configuration.given = given
    configuration.each = each
    configuration.expectedFailures = expectedFailures(task.runbook.page)
    configuration.manualMode = options.manual.manual
    options.target.access.apply(to: &configuration)
    configuration.shell = options.shell.policy
    configuration.requestTimeout = .seconds(options.target.timeout)
    configuration.scenario = try options.manual.scenarioOptions.scenario(besides: task.runbook.page)
    options.limits.apply(to: &configuration)
    interaction?.apply(to: &configuration, redactor: redactor)
    return configuration
  }

  /// Runs `runbook` and reports every event, once `redactor` knows the secrets in it.
  func run(
    _ runbook: Runbook, _ configuration: RunConfiguration, redactor: Redactor, report: (RunEvent) async -> Void
  ) async -> RunResult {
    for (name, value) in configuration.environment {
      redactor.learn(Binding(variable: name, value: value, source: .environment))
    }
    return await PageRunner(client: client).run(runbook, configuration) { event in
      if case .bound(let binding) = event {
        redactor.learn(binding)
        // What a person is shown goes through the shared one.
        if configuration.interviewer != nil { self.redactor.learn(binding) }
      }
      await report(event)
    }
  }

  /// What deletes what a run by `configuration` created.
  func undoer(for configuration: RunConfiguration, _ redactor: Redactor) -> Undoer {
    Undoer(client: client, configuration: configuration, redactor: redactor)
  }

  /// Ends the connections that are kept open.
  func shutdown() async { await client.shutdown() }
}
