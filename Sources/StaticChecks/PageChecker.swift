import JSON
public import OpenAPI
public import RunbookModel
public import SourceText

/// Runbook + specification → diagnostics.
public struct PageChecker: Sendable {
  private let index: OperationIndex
  private let isComplete: Bool
  private let rules: [any CheckRule]

  /// What a run would fail by before it began: requests that cannot be sent, exports that nothing fills.
  public static let essentialRules: [any CheckRule] = [
    NoSuchOperation(), WrongMethod(), RegionNotServed(), ExportFieldAbsent(),
  ]

  /// The rules, in the order their findings are told.
  public static let allRules: [any CheckRule] =
    essentialRules + [
      UnknownKey(), StatusNotDeclared(), MalformedPathParameter(), UnknownQueryParameter(), MalformedQueryParameter(),
      BodyMismatch(), ContentTypeNotTaken(), GetWithBody(), CapturePathAbsent(), CaptureMismatch(), SnippetForbidden(),
      Deprecated(), UnfilledPlaceholder(), SecretInPage(), UnusedVariable(), MisspelledVariable(), DuplicateStep(),
    ]

  /// A checker by the operations in `index`.
  ///
  /// - Parameter isComplete: Whether these are all of Konnect's operations, so that what is not there does not exist.
  public init(index: OperationIndex, isComplete: Bool, rules: [any CheckRule] = PageChecker.essentialRules) {
    self.index = index
    self.isComplete = isComplete
    self.rules = rules
  }

  /// What is wrong with `runbook` by the rules, in the order of the page; steps outside the procedure are held to them, too.
  public func check(_ runbook: Runbook) -> [Diagnostic] {
    var found = rules.flatMap { $0.check(runbook) }
    // What a step does is not known where a key of it is misspelled.
    let unclear = Set(found.filter { $0.rule == UnknownKey.id && $0.severity == .error }.compactMap(\.subject))
    for step in runbook.allSteps where !unclear.contains(step.id) { found += check(step, of: runbook) }
    var seen: Set<Diagnostic> = []
    let unique = found.filter { diagnostic in
      // One place may belong to several steps: what a tab and the procedure include alike.
      var key = diagnostic
      key.subject = nil
      return seen.insert(key).inserted
    }
    return FindingPrecedence.applied(to: Self.ordered(unique, in: runbook.graph))
  }

  /// All that is wrong with `runbook`, in the order of the page: what reading it found, but for what a rule says better,
  /// and what the rules find.
  public func findings(in runbook: Runbook) -> [Diagnostic] {
    let found = check(runbook)
    let all = FindingPrecedence.readingDiagnostics(runbook.diagnostics, beside: found, in: runbook.blocks) + found
    // In the order of the page; what is of no line comes first, and what is found at one line stays as it is.
    return all.enumerated().sorted { a, b in
      (Self.pageLine(of: a.element), a.offset) < (Self.pageLine(of: b.element), b.offset)
    }.map(\.element)
  }

  /// The line of the page itself: of what stands in an include, that of the page's tag.
  private static func pageLine(of diagnostic: Diagnostic) -> Int {
    diagnostic.range.map { $0.includes.first?.line ?? $0.start.line } ?? 0
  }

  private func check(_ step: Step, of runbook: Runbook) -> [Diagnostic] {
    switch step.action {
    case .request(let request): check(request, of: step, in: runbook, rules)
    case .shell(let block): block.requests.flatMap { check($0, of: step, in: runbook, rules) }
    case .export(let assignments):
      assignments.flatMap(\.requests).flatMap { check($0, of: step, in: runbook, rules) }
    case .entities(let block) where block.disposition == .execute && runbook.deployment == .konnect:
      checkEntities(in: block, step, of: runbook)
    case .entities, .manual, .wait, .repeat: []
    }
  }

  /// Entities are bodies of requests that the page leaves to decK: what the API takes is all that can be judged of them.
  private func checkEntities(in block: CommandBlock, _ step: Step, of runbook: Runbook) -> [Diagnostic] {
    let rules = rules.filter { $0 is BodyMismatch }
    guard !rules.isEmpty else { return [] }
    let requests = EntityRequests(block, of: step)
    var found = requests.fault.map { [$0] } ?? []
    for item in requests.items {
      found += check(item.request, of: step, in: runbook, rules).map { diagnostic in
        var diagnostic = diagnostic
        diagnostic.message = "\(item.label): \(diagnostic.message)"
        return diagnostic
      }
    }
    return found.map { diagnostic in
      var diagnostic = diagnostic
      diagnostic.subject = step.id
      return diagnostic
    }
  }

  private func check(
    _ request: RequestTemplate, of step: Step, in runbook: Runbook, _ rules: [any CheckRule]
  ) -> [Diagnostic] {
    guard let use = OperationUse(request, of: step, in: runbook, by: index, isSpecificationComplete: isComplete) else {
      return []
    }
    return rules.flatMap { $0.check(use) }.map { diagnostic in
      var diagnostic = diagnostic
      diagnostic.subject = diagnostic.subject ?? step.id
      return diagnostic
    }
  }

  /// By the step that each is about, which may stand below the request that it was found at; others last.
  private static func ordered(_ diagnostics: [Diagnostic], in graph: StepGraph) -> [Diagnostic] {
    let keyed = diagnostics.enumerated().map { number, diagnostic in
      let isOutside = diagnostic.subject?.contains("@") == true
      return (
        key: (diagnostic.subject.flatMap(graph.position(of:)) ?? (isOutside ? .max : 0), number),
        diagnostic: diagnostic
      )
    }
    return keyed.sorted { $0.key < $1.key }.map(\.diagnostic)
  }
}
