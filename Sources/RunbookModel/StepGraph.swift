public import SourceText

/// Steps in the order of the page, and which step needs which other.
///
/// A page is read from top to bottom, so every step comes after the one before it; a step that uses a variable also
/// comes after the step that set it last. All order edges lead forward, hence a cycle is always a variable that is
/// used above the only steps that set it, and each such use is reported.
public struct StepGraph: Sendable {
  /// Why a step comes after another.
  public enum Reason: Sendable, Hashable {
    /// It stands below it.
    case order
    /// It uses this variable, which the other sets.
    case data(variable: String)
  }

  /// That `to` comes after `from`.
  public struct Edge: Sendable, Hashable {
    /// The earlier step.
    public var from: Step.ID
    /// The later step.
    public var to: Step.ID
    /// Why.
    public var reason: Reason
  }

  /// The steps in the order of the page.
  public let steps: [Step]
  /// The variables in the order in which they are first met.
  public private(set) var variables: [Variable]
  /// The edges, by the place of `to`, order before data.
  public let edges: [Edge]
  /// Undefined variables and cycles.
  public let diagnostics: [Diagnostic]

  private let index: StepIndex

  private init(steps: [Step], variables: [Variable], edges: [Edge], diagnostics: [Diagnostic]) {
    self.steps = steps
    self.variables = variables
    self.edges = edges
    self.diagnostics = diagnostics
    index = StepIndex(steps, variables, edges)
  }

  /// Works out variables and edges of `steps`.
  ///
  /// - Parameter environment: Names that the reader's shell is known to hold, which no step has to set.
  public init(steps: [Step], environment: Set<String> = []) {
    let table = VariableTable(steps: steps, environment: environment)
    var edges: [Edge] = []
    for (index, step) in steps.enumerated() {
      if index > 0 { edges.append(Edge(from: steps[index - 1].id, to: step.id, reason: .order)) }
      edges += table.needs(of: step.id).map { Edge(from: $0.step, to: step.id, reason: .data(variable: $0.variable)) }
    }
    self.init(steps: steps, variables: table.variables, edges: edges, diagnostics: table.diagnostics)
  }

  /// The graph of the steps `ids` alone; variables keep all that the page says of them.
  public func keeping(_ ids: Set<Step.ID>) -> StepGraph {
    let kept = steps.filter { ids.contains($0.id) }
    let order = zip(kept, kept.dropFirst()).map { Edge(from: $0.id, to: $1.id, reason: .order) }
    let data = edges.filter { $0.reason != .order && ids.contains($0.from) && ids.contains($0.to) }
    let edges = Dictionary(grouping: order + data, by: \.to)
    return StepGraph(
      steps: kept, variables: variables, edges: kept.flatMap { edges[$0.id] ?? [] },
      diagnostics: diagnostics.filter { $0.subject.map(ids.contains) ?? true })
  }

  /// Puts what `sources` gives for a variable's name before what the page says of it.
  mutating func addSources(_ sources: (String) -> [Variable.Source]) {
    for index in variables.indices {
      let further = sources(variables[index].name)
      guard !further.isEmpty else { continue }
      variables[index].sources = further + variables[index].sources.filter { $0.kind != .undefined }
    }
  }

  /// The step with this id.
  public func step(_ id: Step.ID) -> Step? { index.positions[id].map { steps[$0] } }

  /// The place of the step with this id among the steps, from 0.
  public func position(of id: Step.ID) -> Int? { index.positions[id] }

  /// The ids of the steps that the step comes after, each once, in the order of the page.
  public func predecessors(of id: Step.ID) -> [Step.ID] { (index.predecessors[id] ?? []).map { steps[$0].id } }

  /// The names of the variables that the step uses, in the order of the text.
  public func uses(of id: Step.ID) -> [String] { (index.uses[id] ?? []).map { variables[$0].name } }

  /// The names of the variables that the step sets.
  public func definitions(of id: Step.ID) -> [String] { (index.definitions[id] ?? []).map { variables[$0].name } }

  /// The variable of this name.
  public func variable(_ name: String) -> Variable? { index.variables[name].map { variables[$0] } }

  /// The assignments that take their value from the answer to the step, each with the step that it stands in.
  public func assignments(fromAnswerTo id: Step.ID) -> [(step: Step, assignment: Assignment)] {
    (index.readers[id] ?? []).flatMap { position -> [(step: Step, assignment: Assignment)] in
      guard case .export(let assignments) = steps[position].action else { return [] }
      return assignments.filter { $0.value == .response(step: id) }.map { (steps[position], $0) }
    }
  }
}
