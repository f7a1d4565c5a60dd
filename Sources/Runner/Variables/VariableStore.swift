import RunbookModel

/// The values of a run's variables by precedence: given, scenario, this run's own, environment, typed, provisioned.
struct VariableStore {
  /// `--var`, `--env-file` and the token, which nothing replaces.
  private var given: [String: Binding] = [:]
  /// The scenario's variables and captures.
  private var scenario: [String: Binding] = [:]
  /// Captures, bound exports and values of the page with the step that set them; later ones replace earlier ones.
  private var run: [String: (binding: Binding, step: Step.ID?)] = [:]
  /// The process's environment.
  private let environment: [String: String]
  /// What a person typed.
  private var typed: [String: Binding] = [:]
  /// What the mock made.
  private var provisioned: [String: Binding] = [:]
  /// How many bytes the values have that the page and the scenario set.
  private var heldBytes = 0

  /// How many bytes all values of a page and a scenario may have, and a text with its references replaced.
  ///
  /// `export A="$A$A"` doubles a value; forty such lines would fit into no memory.
  static let maximumBytes = 16 << 20

  /// A store of what `configuration` gives.
  init(_ configuration: RunConfiguration) {
    environment = configuration.environment
    for binding in configuration.given where given[binding.variable] == nil { given[binding.variable] = binding }
    if let token = configuration.token, given["KONNECT_TOKEN"]?.value != token {
      given["KONNECT_TOKEN"] = Binding(variable: "KONNECT_TOKEN", value: token, source: configuration.tokenSource)
    }
  }

  /// The binding in force for `name`.
  func binding(_ name: String) -> Binding? {
    given[name] ?? scenario[name] ?? run[name]?.binding
      ?? environment[name].map { Binding(variable: name, value: $0, source: .environment) } ?? typed[name]
      ?? provisioned[name]
  }

  /// All values in force, by name.
  var values: [String: String] {
    let own = run.mapValues(\.binding.value)
    return [typed.mapValues(\.value), environment, own, scenario.mapValues(\.value), given.mapValues(\.value)]
      .reduce(provisioned.mapValues(\.value)) { $0.merging($1) { $1 } }
  }

  /// The value in force for `name`.
  func value(_ name: String) -> String? { binding(name)?.value }

  /// Whether a value is in force for `name` that no step of the page can replace.
  func isGiven(_ name: String) -> Bool { given[name] != nil || scenario[name] != nil }

  /// Whether `name` can be used although `step`, which was to set it, did not hold.
  ///
  /// It can where the value comes from outside the page, or from that very step; an older value of the page is stale.
  func isUsable(_ name: String, despite step: Step.ID) -> Bool {
    if isGiven(name) { return true }
    return run[name].map { $0.step == step } ?? (value(name) != nil)
  }

  /// Puts `binding`, which `step` made, in force at the level of its source.
  mutating func set(_ binding: Binding, by step: Step.ID? = nil) {
    switch binding.source {
    case .commandLine, .environmentFile, .each: given[binding.variable] = binding
    case .scenario: setOfScenario(binding)
    case .response, .page: setOfRun(binding, by: step)
    case .prompt: typed[binding.variable] = binding
    case .provisioned: provisioned[binding.variable] = binding
    case .environment: break
    }
  }

  /// Puts `binding` in force whatever was before; what a step sets later replaces it as it would have replaced that.
  mutating func edit(_ binding: Binding) {
    let name = binding.variable
    if given[name] != nil {
      given[name] = binding
    } else if scenario[name] != nil {
      setOfScenario(binding)
    } else {
      setOfRun(binding, by: nil)
    }
  }

  private mutating func setOfScenario(_ binding: Binding) {
    heldBytes += binding.value.utf8.count - (scenario[binding.variable]?.value.utf8.count ?? 0)
    scenario[binding.variable] = binding
  }

  private mutating func setOfRun(_ binding: Binding, by step: Step.ID?) {
    heldBytes += binding.value.utf8.count - (run[binding.variable]?.binding.value.utf8.count ?? 0)
    run[binding.variable] = (binding, step)
  }

  /// Replaces the references in `text`; what has no value stays, and is listed in `missing`.
  ///
  /// So is a value that would make the text longer than what may be held.
  func resolve(_ text: String, missing: inout [String]) -> String {
    var room = Self.maximumBytes - heldBytes - text.utf8.count
    return VariableReference.replace(in: text) { name in
      if let value = value(name), value.utf8.count <= room {
        room -= value.utf8.count
        return value
      }
      if !missing.contains(name) { missing.append(name) }
      return nil
    }
  }
}
