import ArgumentParser
import Foundation
import KonnectMock
import OpenAPI
import Runner

/// Where requests go, and how.
struct TargetOptions: ParsableArguments {
  @Option(help: "Where requests go: mock (embedded), konnect, or the base URL of something that stands for Konnect.")
  var target: String = "mock"

  @Flag(name: .customLong("no-provision"), help: "Makes no resources on the mock for variables that nothing sets.")
  var noProvision = false

  @Flag(help: "Does not ask before writing to Konnect.")
  var yes = false

  @Option(help: "The longest a request may take, in seconds.")
  var timeout: Double = 60

  @OptionGroup var access: AccessOptions
  @OptionGroup var faultOptions: FaultOptions

  mutating func validate() throws {
    if !(0.001...86_400).contains(timeout) { throw ValidationError("--timeout must be from 0.001 to 86400 seconds") }
    if noProvision, target != "mock" { throw ValidationError("--no-provision goes with the embedded mock") }
    if faultOptions.faults != nil, target != "mock" {
      throw ValidationError("--faults goes with the embedded mock; `runbook mock` has it too")
    }
    if access.org != nil, target == "mock" {
      throw ValidationError("--org goes with --target konnect or a URL; the embedded mock makes its own organizations")
    }
  }

  /// The embedded mock with the operations of `index`.
  ///
  /// - Throws: `FaultSyntaxError`.
  func mockConfiguration(_ index: OperationIndex) throws -> MockConfiguration {
    var configuration = MockConfiguration(index: index)
    configuration.faults = try faultOptions.plan()
    return configuration
  }

  /// Konnect or what stands for it; nil for the embedded mock.
  ///
  /// - Throws: `Failure` for anything else, and for a place to which the token would travel in clear.
  func remoteTarget() throws -> Target? {
    switch target {
    case "mock": return nil
    case "konnect": return Target(baseURL: nil, name: "Konnect")
    default:
      guard let url = URL(string: target), let host = url.host, !host.isEmpty, ["http", "https"].contains(url.scheme),
        url.query == nil, url.fragment == nil
      else {
        throw Failure(
          "--target \(target): no target", help: "write mock, konnect, or a URL such as http://127.0.0.1:8080")
      }
      let place = Target(baseURL: target, name: target)
      guard !place.isReadableOnTheWay else {
        throw Failure(
          "--target \(target) would get the token in clear",
          help: "write https://, or lead a port of this machine there and name that: http://127.0.0.1:PORT")
      }
      return place
    }
  }
}
