public import ArgumentParser
import Foundation
import RunbookModel
public import Runner
import SourceText

/// The options of `run`.
struct RunOptions: ParsableArguments {
  @Option(help: "Where requests go: mock (embedded), konnect, or the base URL of something that stands for Konnect.")
  var target: String = "mock"

  @Option(name: .customLong("var"), help: "A variable's value, as NAME=value.")
  var variables: [String] = []

  @Option(help: "A file of NAME=value lines.")
  var envFile: [String] = []

  @Option(help: "The values that a repeat goes through, as NAME=a,b.")
  var each: [String] = []

  @Option(help: "Takes a variable for secret, whatever its name.")
  var secret: [String] = []

  @Option(help: "The scenario to use; PAGE's .scenario.yaml unless given.")
  var scenario: String?

  @Option(help: "Who performs manual steps: scenario, prompt, assume or fail.")
  var manual: RunConfiguration.ManualMode?

  @Flag(name: .customLong("no-provision"), help: "Makes no resources on the mock for variables that nothing sets.")
  var noProvision = false

  @Flag(help: "Ends with status 3 where something stayed unverified; on under CI.")
  var strict = false

  @Flag(help: "Does not ask before writing to Konnect.")
  var yes = false

  @Option(help: "The longest a request may take, in seconds.")
  var timeout: Double = 60

  @OptionGroup var faultOptions: FaultOptions

  mutating func validate() throws {
    if !(0.001...86_400).contains(timeout) { throw ValidationError("--timeout must be from 0.001 to 86400 seconds") }
    if noProvision, target != "mock" { throw ValidationError("--no-provision goes with the embedded mock") }
    if faultOptions.faults != nil, target != "mock" {
      throw ValidationError("--faults goes with the embedded mock; `runbook mock` has it too")
    }
  }

  /// `--var`, then `--env-file`, by precedence.
  ///
  /// - Throws: `Failure` for an assignment or a file that cannot be read.
  func bindings() throws -> [Binding] {
    let own = try variables.map { text in
      let (name, value) = try PageOptions.pair(text, option: "--var")
      return Binding(variable: name, value: value, source: .commandLine)
    }
    // Of several equal ones the last counts.
    let files = try envFile.reversed().flatMap { path in
      try EnvironmentFile.parse(PageInputs.read(path).text, path: path).reversed()
    }
    return own.reversed() + files
  }

  /// The values of `--each`, by variable.
  ///
  /// - Throws: `Failure` for one without `=`.
  func repeatValues() throws -> [String: [String]] {
    var values: [String: [String]] = [:]
    for text in each {
      let (name, list) = try PageOptions.pair(text, option: "--each")
      values[name, default: []] += list.split(separator: ",").map(String.init)
    }
    return values
  }

  /// Konnect or what stands for it; nil for the embedded mock.
  ///
  /// - Throws: `Failure` for anything else.
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
      return Target(baseURL: target, name: target)
    }
  }
}

extension RunConfiguration.ManualMode: ExpressibleByArgument {}
