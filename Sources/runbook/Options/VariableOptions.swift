import ArgumentParser
import RunbookModel

/// The values that the user gives to variables.
struct VariableOptions: ParsableArguments {
  @Option(name: .customLong("var"), help: "A variable's value, as NAME=value.")
  var variables: [String] = []

  @Option(help: "A dotenv file of NAME=value lines.")
  var envFile: [String] = []

  @Option(help: "The values that a repeat goes through, as NAME=a,b.")
  var each: [String] = []

  @Option(help: "Takes a variable for secret, whatever its name.")
  var secret: [String] = []

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
}
