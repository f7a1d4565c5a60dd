/// Where to find the steps and variables of a graph: places in its lists by what is asked for.
///
/// It is made once, since a page may have a hundred thousand steps, and each of them is asked for.
struct StepIndex: Sendable {
  /// The first step of each id.
  let positions: [Step.ID: Int]
  /// The steps that each step comes after, in the order of the page.
  let predecessors: [Step.ID: [Int]]
  /// The steps with assignments that take the answer to each step, in the order of the page.
  let readers: [Step.ID: [Int]]
  /// The first variable of each name.
  let variables: [String: Int]
  /// The variables that each step uses, in their order.
  let uses: [Step.ID: [Int]]
  /// The variables that each step sets, in their order.
  let definitions: [Step.ID: [Int]]

  /// An index of a graph's lists.
  init(_ steps: [Step], _ variables: [Variable], _ edges: [StepGraph.Edge]) {
    let positions = Dictionary(steps.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    self.positions = positions
    self.variables = Dictionary(variables.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
    predecessors = Dictionary(grouping: edges, by: \.to).mapValues { edges in
      Set(edges.compactMap { positions[$0.from] }).sorted()
    }
    readers = Self.places(steps) { step in
      guard case .export(let assignments) = step.action else { return [] }
      return assignments.compactMap { if case .response(let step) = $0.value { step } else { nil } }
    }
    uses = Self.places(variables) { $0.uses.map(\.step) }
    definitions = Self.places(variables) { $0.sources.compactMap(\.step) }
  }

  /// The places of the elements by each of their keys, each place once.
  private static func places<Element>(_ elements: [Element], _ keys: (Element) -> [Step.ID]) -> [Step.ID: [Int]] {
    var places: [Step.ID: [Int]] = [:]
    for (place, element) in elements.enumerated() {
      for key in Set(keys(element)) { places[key, default: []].append(place) }
    }
    return places
  }
}
