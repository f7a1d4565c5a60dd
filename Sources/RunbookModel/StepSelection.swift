import SourceText

/// Which steps of a page are run: some by name, or a stretch of the page.
public struct StepSelection: Sendable {
  /// A name that no step has.
  public struct UnknownStep: Error, Hashable {
    /// What was written.
    public let name: String
    /// The id that was probably meant.
    public let nearest: String?
  }

  private let only: [String]
  private let first: String?
  private let last: String?

  /// The steps `only`, or all; of these, those from `first` to `last`, both included.
  ///
  /// A name is a step's id, or that of a section, the part of an id before the slash.
  public init(only: [String] = [], from first: String? = nil, until last: String? = nil) {
    self.only = only
    self.first = first
    self.last = last
  }

  /// Whether it selects all steps of any page.
  public var isAll: Bool { only.isEmpty && first == nil && last == nil }

  private var names: [String] { only + [first, last].compactMap(\.self) }

  /// Makes sure that each name is that of a step of one of `runbooks`.
  ///
  /// - Throws: `UnknownStep` for the first that is not.
  public func validate(in runbooks: [Runbook]) throws(UnknownStep) {
    let ids = runbooks.flatMap { $0.steps.map(\.id) }
    for name in names where !ids.contains(where: { Self.matches($0, name) }) {
      throw UnknownStep(name: name, nearest: EditDistance.nearest(to: name, among: ids, limit: 1).first)
    }
  }

  /// `runbook` with the selected steps alone; nil where it has none of them.
  ///
  /// Steps named by `only` bring along those that give their variables a value, and these theirs.
  ///
  /// - Parameters:
  ///   - given: Variables that have a value without any step.
  ///   - scenario: What stands in for a person, and so may give variables their values.
  public func apply(to runbook: Runbook, given: Set<String>, scenario: Scenario?) -> Runbook? {
    guard !isAll else { return runbook }
    let ids = runbook.steps.map(\.id)
    let start = first.map { name in ids.firstIndex { Self.matches($0, name) } ?? ids.endIndex } ?? 0
    let end = last.map { name in ids.lastIndex { Self.matches($0, name) }.map { $0 + 1 } ?? 0 } ?? ids.endIndex
    guard start < end else { return nil }
    var chosen = Set(ids[start..<end])
    if !only.isEmpty {
      chosen = chosen.filter { id in only.contains { Self.matches(id, $0) } }
      let needs = StepNeeds(graph: runbook.graph, given: given, scenario: scenario)
      chosen = needs.closure(of: chosen)
    }
    guard !chosen.isEmpty else { return nil }
    var runbook = runbook
    runbook.wholeGraph = runbook.graph
    runbook.graph = runbook.graph.keeping(chosen)
    let omitted = Set(ids).subtracting(chosen)
    runbook.diagnostics.removeAll { $0.subject.map(omitted.contains) ?? false }
    return runbook
  }

  private static func matches(_ id: Step.ID, _ name: String) -> Bool {
    id == name || (!name.contains("/") && id.hasPrefix(name + "/"))
  }
}
