import ArgumentParser
import KonnectMock
import OpenAPI

/// `runbook mock`: the mock Konnect alone, for other clients.
struct MockCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "mock", abstract: "Serves a mock Konnect on this machine until it is interrupted.",
    discussion: """
      Every bearer token is an organization of its own. The region is that of the Host or X-Forwarded-Host header \
      (us.api.konghq.com); without either, any region's operation answers.
      """)

  @OptionGroup var specificationOptions: SpecificationOptions
  @OptionGroup var servingOptions: MockServingOptions
  @OptionGroup var faultOptions: FaultOptions

  @Option(help: "The port to listen on; 0 for any that is free.")
  var port: Int = 8080

  @Option(help: "The seconds that a new resource stays `initializing`.")
  var readyAfter: Double = 2

  @Option(help: "What generated ids come from.")
  var seed: UInt64 = 0

  mutating func validate() throws {
    if !(0...65_535).contains(port) { throw ValidationError("--port must be from 0 to 65535") }
    if !(0...86_400).contains(readyAfter) { throw ValidationError("--ready-after must be from 0 to 86400 seconds") }
  }

  func run() async throws {
    let specifications = try await specificationOptions.load(site: nil)
    var configuration = MockConfiguration(
      index: specifications.index, seed: seed, readyAfter: .seconds(readyAfter), port: port, acceptsAnyToken: true)
    configuration.tls = servingOptions.tls
    configuration.faults = try faultOptions.plan()
    if let log = try servingOptions.openLog() { configuration.log = { log.add($0) } }
    do {
      try await MockServer.run(configuration) { server in
        let operations = specifications.index.operations.count
        Output.standardOutput().write(
          line: "mock Konnect at \(server.baseURL) · \(operations) operations · any bearer token · Ctrl-C stops it")
      }
    } catch let error as MockServerError {
      throw Failure(error.description)
    }
  }
}
