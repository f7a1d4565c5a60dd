import RunbookModel

/// The values of a run's variables by precedence: given, scenario, this run's own, environment.
struct VariableStore {
  /// `--var`, `--env-file` and the token, which nothing replaces.
  private var given: [String: Binding] = [:]
  /// The scenario's variables and captures.
  private var scenario: [String: Binding] = [:]
  /// Captures, bound exports and values of the page; later ones replace earlier ones.
  private var run: [String: Binding] = [:]
  /// The process's environment.
  private let environment: [String: String]
  /// What the mock made.
  private var provisioned: [String: Binding] = [:]

  /// A store of what `configuration` gives.
  init(_ configuration: RunConfiguration) {
    environment = configuration.environment
    for binding in configuration.given where given[binding.variable] == nil { given[binding.variable] = binding }
    if let token = configuration.token {
      given["KONNECT_TOKEN"] = Binding(variable: "KONNECT_TOKEN", value: token, source: .environment)
    }
  }

  /// The binding in force for `name`.
  func binding(_ name: String) -> Binding? {
    given[name] ?? scenario[name] ?? run[name]
      ?? environment[name].map { Binding(variable: name, value: $0, source: .environment) } ?? provisioned[name]
  }

  /// The value in force for `name`.
  func value(_ name: String) -> String? { binding(name)?.value }

  /// Puts `binding` in force at the level of its source.
  mutating func set(_ binding: Binding) {
    switch binding.source {
    case .commandLine, .environmentFile, .each: given[binding.variable] = binding
    case .scenario: scenario[binding.variable] = binding
    case .response, .page: run[binding.variable] = binding
    case .provisioned: provisioned[binding.variable] = binding
    case .environment: break
    }
  }

  /// Replaces the references in `text`; what has no value stays, and is listed in `missing`.
  func resolve(_ text: String, missing: inout [String]) -> String {
    VariableReference.replace(in: text) { name in
      let value = value(name)
      if value == nil, !missing.contains(name) { missing.append(name) }
      return value
    }
  }

  /// Puts `value` in force for `name` whatever else sets it, and returns what `restore` needs to undo that.
  mutating func override(_ name: String, with value: String) -> Binding? {
    let before = given[name]
    given[name] = Binding(variable: name, value: value, source: .each)
    return before
  }

  /// Undoes an `override`.
  mutating func restore(_ name: String, to before: Binding?) { given[name] = before }
}
