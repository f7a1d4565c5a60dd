public import OpenAPI
public import RunbookModel
public import SourceText

/// Runbook + specification → diagnostics.
public struct PageChecker: Sendable {
  private let index: OperationIndex
  private let isComplete: Bool
  private let rules: [any CheckRule]

  /// The rules, in the order their findings are told.
  public static let allRules: [any CheckRule] = [
    NoSuchOperation(), WrongMethod(), RegionNotServed(), ExportFieldAbsent(),
  ]

  /// A checker by the operations in `index`.
  ///
  /// - Parameter isComplete: Whether these are all of Konnect's operations, so that what is not there does not exist.
  public init(index: OperationIndex, isComplete: Bool, rules: [any CheckRule] = PageChecker.allRules) {
    self.index = index
    self.isComplete = isComplete
    self.rules = rules
  }

  /// What is wrong with the requests of `runbook`, in the order of the page; each about its step.
  public func check(_ runbook: Runbook) -> [Diagnostic] {
    let found = runbook.steps.flatMap { step -> [Diagnostic] in
      guard case .request(let request) = step.action, let url = KonnectURL(request.url) else { return [] }
      let use = OperationUse(
        runbook: runbook, step: step, request: request,
        lookup: index.lookup(host: url.host, method: request.method, path: url.path),
        isSpecificationComplete: isComplete)
      return rules.flatMap { $0.check(use) }.map { diagnostic in
        var diagnostic = diagnostic
        diagnostic.subject = diagnostic.subject ?? step.id
        return diagnostic
      }
    }
    return Self.ordered(found, in: runbook.graph)
  }

  /// By the step that each is about, which may stand below the request that it was found at.
  private static func ordered(_ diagnostics: [Diagnostic], in graph: StepGraph) -> [Diagnostic] {
    let keyed = diagnostics.enumerated().map { number, diagnostic in
      (key: (diagnostic.subject.flatMap(graph.position(of:)) ?? 0, number), diagnostic: diagnostic)
    }
    return keyed.sorted { $0.key < $1.key }.map(\.diagnostic)
  }
}
