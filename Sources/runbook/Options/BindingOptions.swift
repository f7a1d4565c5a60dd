import ArgumentParser
import RunbookModel

/// The values that the user gives to variables.
struct BindingOptions: ParsableArguments {
  @Option(name: .customLong("var"), help: "A variable's value, as NAME=value.")
  var variables: [String] = []

  @Option(help: "A dotenv file of NAME=value lines.")
  var envFile: [String] = []

  /// `--var`, then `--env-file`, by precedence.
  ///
  /// - Throws: `Failure` for an assignment or a file that cannot be read.
  func bindings() throws -> [Binding] {
    let own = try variables.map { text in
      let (name, value) = try PageOptions.pair(text, option: "--var")
      return Binding(variable: name, value: value, source: .commandLine)
    }
    // Of several equal ones the last counts.
    return own.reversed() + (try EnvironmentFiles.bindings(envFile))
  }
}
