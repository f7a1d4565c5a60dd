public import RunbookModel
public import SourceText

/// What the changes between two versions of a specification mean for the steps of pages.
public struct DriftReport: Sendable {
  /// What the changes mean for a step.
  public enum Verdict: String, Sendable, CaseIterable {
    /// It cannot do any more what the page says.
    case breaks
    /// It depends on what is not known, such as the value of a variable.
    case mayBreak
    /// Nothing changed of what it uses.
    case untouched

    /// The word for it.
    public var text: String { self == .mayBreak ? "may break" : rawValue }
  }

  /// A step that uses an operation.
  public struct Entry: Sendable {
    /// The step.
    public var step: Step
    /// The operation, as `POST /v2/things`.
    public var operation: String
    /// The operation's id.
    public var operationID: String
    /// The title of the API that has it.
    public var api: String
    /// What changed of what the step uses: an error breaks it, a warning may; with what to do.
    public var findings: [Diagnostic]
    /// How many differences the operation has in all.
    public var changeCount: Int

    /// A step that uses `operation`.
    public init(
      step: Step, operation: String, operationID: String, api: String, findings: [Diagnostic], changeCount: Int
    ) {
      self.step = step
      self.operation = operation
      self.operationID = operationID
      self.api = api
      self.findings = findings
      self.changeCount = changeCount
    }

    /// What the findings mean.
    public var verdict: Verdict {
      switch findings.map(\.severity).max() {
      case .error: .breaks
      case .warning: .mayBreak
      case .note, nil: .untouched
      }
    }
  }

  /// A page with its steps that use an operation.
  public struct Page: Sendable {
    /// The page.
    public var runbook: Runbook
    /// Its steps, in order.
    public var entries: [Entry]

    /// The steps of a page.
    public init(runbook: Runbook, entries: [Entry]) {
      self.runbook = runbook
      self.entries = entries
    }
  }

  /// The older specification, as the user named it.
  public var base: String
  /// The newer specification, as the user named it.
  public var head: String
  /// The pages.
  public var pages: [Page]

  /// A report of what the way from `base` to `head` means for `pages`.
  public init(base: String, head: String, pages: [Page]) {
    self.base = base
    self.head = head
    self.pages = pages
  }

  /// How many steps the changes mean `verdict` for.
  public func count(_ verdict: Verdict) -> Int {
    pages.reduce(0) { $0 + $1.entries.count { $0.verdict == verdict } }
  }

  /// All findings, in the order of the pages.
  public var findings: [Diagnostic] { pages.flatMap { $0.entries.flatMap(\.findings) } }

  /// How many steps use an operation.
  var stepCount: Int { pages.reduce(0) { $0 + $1.entries.count } }

  /// `2 steps break, 1 may break, 9 untouched`.
  var summary: String {
    let breaks = count(.breaks)
    let mayBreak = count(.mayBreak)
    var parts: [String] = []
    if breaks > 0 { parts.append("\(breaks.counted("step")) \(breaks == 1 ? "breaks" : "break")") }
    if mayBreak > 0 { parts.append("\(parts.isEmpty ? mayBreak.counted("step") : String(mayBreak)) may break") }
    if parts.isEmpty { return "nothing breaks" }
    let untouched = count(.untouched)
    return (parts + (untouched > 0 ? ["\(untouched) untouched"] : [])).joined(separator: ", ")
  }

  /// `12 steps of 3 pages use the API`.
  var scope: String {
    "\(stepCount.counted("step")) of \(pages.count.counted("page")) \(stepCount == 1 ? "uses" : "use") the API"
  }
}
