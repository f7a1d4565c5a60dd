import Foundation
import KonnectMock
import RunbookModel
import Runner

/// The embedded mock.
struct MockPlace: RunPlace {
  /// What a made-up token stands for.
  static let ownOrganization = Binding.Source.provisioned("the organization of this run")

  let server: MockServer
  /// Whether resources are made for variables that nothing sets.
  let isProvisioning: Bool

  var usualJobs: Int { ProcessInfo.processInfo.activeProcessorCount }

  func configuration(number: Int) -> RunConfiguration {
    let clock = VirtualClock()
    let token = "mock-token-\(number)"
    server.addOrganization(token: token) { clock.now() }
    let target = Target(baseURL: server.baseURL, name: "the embedded mock")
    var configuration = RunConfiguration(target: target, clock: clock)
    configuration.token = token
    configuration.tokenSource = Self.ownOrganization
    // The reader's own environment is for Konnect; on the mock it would hide what a page fails to set.
    configuration.environment = [:]
    configuration.isForKonnectAlone = true
    if isProvisioning { configuration.provisioner = MockProvisioner(server: server, token: token) }
    return configuration
  }

  /// A redactor of the page's own: its secrets are made up, and another page may hold the same text as plain data.
  func redactor(for configuration: RunConfiguration, knowing shared: Redactor) -> Redactor {
    let redactor = Redactor(knowing: shared)
    if let token = configuration.token { redactor.learn(secret: token) }
    return redactor
  }
}
