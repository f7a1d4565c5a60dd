public import SourceText

/// What stands in for a person on a page: requests for its manual steps and waits, and further facts.
public struct Scenario: Sendable {
  /// What stands for the manual step, or for the wait, under a heading.
  public struct Performance: Sendable {
    /// The headings it goes with, as the page writes them; one of them is enough.
    public var headings: [String]
    /// The list items it goes with; nil for all.
    public var items: ClosedRange<Int>?
    /// The requests, in order.
    public var requests: [ScenarioRequest]
    /// Where it stands.
    public var range: SourceRange

    /// A performance under `headings`.
    public init(headings: [String], items: ClosedRange<Int>?, requests: [ScenarioRequest], range: SourceRange) {
      self.headings = headings
      self.items = items
      self.requests = requests
      self.range = range
    }

    /// Whether `step`, a manual one or a wait, is under one of the headings, and has one of the items.
    func fits(_ step: Step) -> Bool {
      guard let heading = step.section.last?.lowercased(), headings.contains(where: { $0.lowercased() == heading })
      else { return false }
      guard let items, case .manual(let procedure) = step.action, !procedure.actions.isEmpty else { return true }
      return procedure.actions.contains { items.contains($0.item) }
    }
  }

  /// The file's path as shown to the user.
  public var path: String
  /// Values of variables, with references to others still in them.
  public var variables: [(name: String, value: String)]
  /// The values that a repeat goes through, by variable, with references to others still in them.
  public var each: [String: [String]]
  /// Where each of these variables stands.
  public var eachPlaces: [String: SourceRange] = [:]
  /// What stands for manual steps.
  public var manual: [Performance]
  /// What stands for waits.
  public var waits: [Performance]
  /// Further expectations of the page's requests, by step id.
  public var expectations: [Step.ID: [ResponseSnippet]]

  /// A scenario that says nothing yet.
  public init(path: String) {
    self.path = path
    variables = []
    each = [:]
    manual = []
    waits = []
    expectations = [:]
  }

  /// What stands for `step`; nil where the scenario says nothing of it.
  ///
  /// A performance goes with a manual step when one of its headings is the step's own, letters' case aside, and its
  /// items overlap the step's; with a wait when a heading is.
  public func performance(of step: Step) -> [ScenarioRequest]? {
    let candidates: [Performance]
    switch step.action {
    case .manual: candidates = manual
    case .wait: candidates = waits
    default: return nil
    }
    let fitting = candidates.filter { $0.fits(step) }
    return fitting.isEmpty ? nil : fitting.flatMap(\.requests)
  }
}

/// A request of a scenario.
public struct ScenarioRequest: Sendable {
  /// The request, with its polling where the scenario says `until`.
  public var request: RequestTemplate
  /// Where it stands.
  public var range: SourceRange

  /// A request at `range`.
  public init(request: RequestTemplate, range: SourceRange) {
    self.request = request
    self.range = range
  }
}
