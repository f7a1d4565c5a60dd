import ArgumentParser
import Foundation
import Runner

/// Whether and how far pages may use a shell.
struct ShellOptions: ParsableArguments {
  @Flag(help: "Runs shell blocks with bash; they can do whatever you can.")
  var allowShell = false

  @Option(help: "The longest a shell block may take, in seconds.")
  var shellTimeout: Double = 600

  @Option(help: "The bytes that are kept of each output of a shell block.")
  var shellOutput = 1 << 20

  mutating func validate() throws {
    if !(0.1...86_400).contains(shellTimeout) {
      throw ValidationError("--shell-timeout must be from 0.1 to 86400 seconds")
    }
    if !(1...(64 << 20)).contains(shellOutput) {
      throw ValidationError("--shell-output must be from 1 to \(64 << 20) bytes")
    }
  }

  /// What a run is allowed; nil where it may use no shell.
  var policy: ShellPolicy? {
    guard allowShell else { return nil }
    var policy = ShellPolicy(environment: ProcessInfo.processInfo.environment)
    policy.timeout = .seconds(shellTimeout)
    policy.outputLimit = shellOutput
    return policy
  }
}
