import Foundation
import RunbookModel
import Runner

/// Konnect, or what stands for it.
struct RemotePlace: RunPlace {
  private let target: Target
  private let token: String
  private let tokenSource: Binding.Source
  private let environment: [String: String]
  private let prompt: (@Sendable (Step) async -> Bool)?

  /// The id of the organization that the token belongs to, where it was asked.
  var organization: String?

  /// One page at a time, so that the pages cannot meet in the organization.
  var usualJobs: Int { 1 }

  /// A place at `target`, for the token that was given or is in the environment.
  ///
  /// - Throws: `Failure` where there is no token, and the target is not on this machine.
  init(_ target: Target, given: [Binding], mayPrompt: Bool) throws {
    self.target = target
    environment = ProcessInfo.processInfo.environment
    (token, tokenSource) = try Self.token(for: target, given, environment)
    try TokenText.check(token)
    let isAsked = target.baseURL == nil && mayPrompt && isInteractive
    prompt = isAsked ? { @Sendable step in await Prompt.perform(step) } : nil
  }

  func configuration(number: Int) -> RunConfiguration {
    var configuration = RunConfiguration(target: target, clock: SystemClock())
    configuration.token = token
    configuration.tokenSource = tokenSource
    configuration.organization = organization
    configuration.environment = environment
    configuration.prompt = prompt
    return configuration
  }

  /// The shared one: the pages share an organization, so that one may read what another made.
  func redactor(for configuration: RunConfiguration, knowing shared: Redactor) -> Redactor {
    shared.learn(secret: token)
    for password in ProxyEnvironment.passwords(in: environment) { shared.learn(secret: password) }
    return shared
  }

  /// The token; for something on this machine that stands for Konnect, one made up for this run.
  private static func token(
    for target: Target, _ given: [Binding], _ environment: [String: String]
  ) throws -> (String, Binding.Source) {
    if let given = given.first(where: { $0.variable == "KONNECT_TOKEN" }) { return (given.value, given.source) }
    if let token = environment["KONNECT_TOKEN"], !token.isEmpty { return (token, .environment) }
    if target.isLoopback { return ("mock-token-\(UUID().uuidString)", MockPlace.ownOrganization) }
    throw Failure(
      "KONNECT_TOKEN is not set, and \(target.name) needs it",
      help: "export KONNECT_TOKEN with a personal or system account access token")
  }
}
