import ArgumentParser

/// What the user says of variables.
struct VariableOptions: ParsableArguments {
  @OptionGroup var bindingOptions: BindingOptions

  @Option(help: "The values that a repeat goes through, as NAME=a,b.")
  var each: [String] = []

  @Option(help: "Takes a variable for secret, whatever its name.")
  var secret: [String] = []

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
