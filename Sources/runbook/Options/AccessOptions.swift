import ArgumentParser
import CurlClient
import Foundation
import Runner

/// How servers are reached, and what a run may do there.
struct AccessOptions: ParsableArguments {
  @Option(help: "A file of CA certificates (PEM) to trust in place of the system's.")
  var cacert: String?

  @Option(
    help: "Where to connect to, as curl has it: HOST:PORT:ADDRESS:PORT; the first two may be empty, for any.")
  var connectTo: [String] = []

  @Option(help: "A further host, HOST or HOST:PORT, that requests may go to; it never gets the token.")
  var allowHost: [String] = []

  @Flag(help: "Skips all steps that would write, and tells them before anything is sent.")
  var readOnly = false

  @Option(help: "Goes on only if the token belongs to the organization with this id.")
  var org: String?

  mutating func validate() throws {
    for text in connectTo where HTTPResolveOverride(connectTo: text) == nil {
      throw ValidationError(
        "--connect-to \(text): write HOST:PORT:ADDRESS:PORT, as in us.api.konghq.com:443:127.0.0.1:8443")
    }
    for text in allowHost where !Target.isHost(text) {
      throw ValidationError("--allow-host \(text): write a host such as example.com, or example.com:8443")
    }
    if let cacert, !FileManager.default.isReadableFile(atPath: cacert) {
      throw ValidationError("--cacert \(cacert): the file is absent or cannot be read")
    }
    if let org, UUID(uuidString: org) == nil {
      throw ValidationError("--org \(org): an organization's id is a UUID, as Konnect shows it under Organization")
    }
  }

  /// Puts into `configuration` what these options say.
  func apply(to configuration: inout RunConfiguration) {
    configuration.target.allowedHosts = Set(allowHost.map { $0.lowercased() })
    configuration.connection = Connection(
      caFile: cacert, resolve: connectTo.compactMap { HTTPResolveOverride(connectTo: $0) })
    configuration.isReadOnly = readOnly
  }
}
