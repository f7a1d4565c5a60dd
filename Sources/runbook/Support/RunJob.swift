import CurlClient
import Foundation
import HowTo
import KonnectMock
import OpenAPI
import Reports
import RunbookModel
import Runner
import SourceText

/// Runs pages one after the other and reports them on the terminal.
struct RunJob {
  let options: RunOptions
  let redactor: Redactor
  let client: HTTPClient
  let given: [Binding]
  let each: [String: [String]]

  /// Runs each of `runbooks` in a fresh organization of the embedded mock, on a clock of its own.
  ///
  /// - Throws: `Failure` where the mock cannot listen or a scenario cannot be read.
  func runOnMock(_ runbooks: [Runbook], _ index: OperationIndex) async throws -> [RunResult] {
    var mock = MockConfiguration(index: index)
    mock.faults = try options.faultOptions.plan()
    return try await MockServer.withServer(mock) { server in
      var results: [RunResult] = []
      for (number, runbook) in runbooks.enumerated() {
        let configuration = try configuration(for: runbook, on: server, token: "mock-token-\(number + 1)")
        results.append(await run(runbook, configuration, after: results))
      }
      return results
    }
  }

  /// A configuration for a run of `runbook` in a fresh organization of `server`, opened by `token`, on its own clock.
  ///
  /// - Throws: `Failure` where the scenario cannot be read.
  func configuration(
    for runbook: Runbook, on server: MockServer, token: String
  ) throws -> RunConfiguration {
    let clock = VirtualClock()
    server.addOrganization(token: token) { clock.now() }
    let target = Target(baseURL: server.baseURL, name: "the embedded mock")
    var configuration = try self.configuration(for: runbook, target, clock)
    configuration.token = token
    configuration.tokenSource = Self.ownOrganization
    // The reader's own environment is for Konnect; on the mock it would hide what a page fails to set.
    configuration.environment = [:]
    configuration.isForKonnectAlone = true
    if !options.noProvision { configuration.provisioner = MockProvisioner(server: server, token: token) }
    return configuration
  }

  /// Runs `runbooks` against Konnect, or what stands for it.
  ///
  /// - Throws: `Failure` where there is no token, the user does not consent, or a scenario cannot be read.
  func run(_ runbooks: [Runbook], against target: Target) async throws -> [RunResult] {
    let (token, source) = try token(for: target)
    redactor.learn(secret: token)
    if !options.yes, target.baseURL == nil { try confirm(runbooks) }
    var results: [RunResult] = []
    for runbook in runbooks {
      var configuration = try self.configuration(for: runbook, target, SystemClock())
      configuration.token = token
      configuration.tokenSource = source
      configuration.environment = ProcessInfo.processInfo.environment
      if target.baseURL == nil, isInteractive { configuration.prompt = { Prompt.perform($0) } }
      results.append(await run(runbook, configuration, after: results))
    }
    return results
  }

  private func run(
    _ runbook: Runbook, _ configuration: RunConfiguration, after earlier: [RunResult]
  ) async -> RunResult {
    let output = Output.standardOutput(redactor: redactor)
    var report = ConsoleReport(style: TextStyle(isEnabled: output.usesColor))
    if !earlier.isEmpty { output.write(line: "") }
    return await run(runbook, configuration) { event in
      for line in report.lines(for: event) { output.write(line: line) }
    }
  }

  /// Runs `runbook` and reports every event, once the redactor knows the secrets in it.
  func run(
    _ runbook: Runbook, _ configuration: RunConfiguration, report: (RunEvent) async -> Void
  ) async -> RunResult {
    for binding in configuration.given { redactor.learn(binding) }
    for (name, value) in configuration.environment {
      redactor.learn(Binding(variable: name, value: value, source: .environment))
    }
    return await PageRunner(client: client).run(runbook, configuration) { event in
      if case .bound(let binding) = event { redactor.learn(binding) }
      await report(event)
    }
  }

  private func configuration(
    for runbook: Runbook, _ target: Target, _ clock: any RunClock
  ) throws -> RunConfiguration {
    var configuration = RunConfiguration(target: target, clock: clock)
    configuration.given = given
    configuration.each = each
    configuration.manualMode = options.manual
    configuration.requestTimeout = .seconds(options.timeout)
    configuration.scenario = try scenario(for: runbook)
    return configuration
  }

  // MARK: Scenario

  /// The scenario that was named, or the one beside the page.
  private func scenario(for runbook: Runbook) throws -> Scenario? {
    let path: String
    if let named = options.scenario {
      path = named
    } else {
      let url = URL(filePath: runbook.page).deletingPathExtension()
      let name = "\(url.lastPathComponent).scenario.yaml"
      let folder = runbook.page.lastIndex(of: "/").map { runbook.page[...$0] } ?? ""
      path = folder + name
      guard FileManager.default.fileExists(atPath: path) else { return nil }
    }
    let (scenario, diagnostics) = ScenarioReader.read(try PageInputs.read(path))
    guard diagnostics.isEmpty else {
      let renderer = DiagnosticRenderer(usesColor: Output.standardError.usesColor)
      for diagnostic in diagnostics { Output.standardError.write(line: renderer.render(diagnostic)) }
      throw Failure("\(path): the scenario cannot be used", help: "mend what is told above")
    }
    return scenario
  }

  // MARK: Konnect

  /// What a made-up token stands for.
  private static let ownOrganization = Binding.Source.provisioned("the organization of this run")

  /// The token; for something on this machine that stands for Konnect, one made up for this run.
  private func token(for target: Target) throws -> (String, Binding.Source) {
    if let given = given.first(where: { $0.variable == "KONNECT_TOKEN" }) { return (given.value, given.source) }
    if let token = ProcessInfo.processInfo.environment["KONNECT_TOKEN"], !token.isEmpty { return (token, .environment) }
    if target.isLoopback { return ("mock-token-\(UUID().uuidString)", Self.ownOrganization) }
    throw Failure(
      "KONNECT_TOKEN is not set, and \(target.name) needs it",
      help: "export KONNECT_TOKEN with a personal or system account access token")
  }

  /// Shows what would be written, and asks.
  private func confirm(_ runbooks: [Runbook]) throws {
    let writes = runbooks.flatMap(\.steps).compactMap { step -> String? in
      guard case .request(let request) = step.action, !["GET", "HEAD", "OPTIONS"].contains(request.method) else {
        return nil
      }
      return "  \(request.method) \(request.url)"
    }
    guard !writes.isEmpty else { return }
    let list = writes.joined(separator: "\n")
    Output.standardError.write(line: "These requests change the organization of the token:\n\(list)")
    guard isInteractive else {
      throw Failure("nobody is there to confirm writing to Konnect", help: "give --yes to go ahead without asking")
    }
    guard Prompt.confirm("Go ahead?") else { throw Failure("not confirmed; nothing was sent") }
  }
}
