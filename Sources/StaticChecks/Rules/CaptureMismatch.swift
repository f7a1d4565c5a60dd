import JSON
import OpenAPI
public import RunbookModel
public import SourceText

/// `capture-mismatch`: `capture` and `extract_body` disagree, or one lacks what the other takes.
public struct CaptureMismatch: CheckRule {
  /// The rule's page.
  public static let explanation = RuleExplanation(
    "capture-mismatch",
    what: "`capture` and `extract_body` of a block take different fields, or only one of them takes a variable.",
    why: """
      A reader's shell captures by `capture`, the site's test harness by `extract_body`. Where they disagree, the tests \
      prove something else than what readers do.
      """,
    example: """
      capture:
        - variable: PORTAL_ID
          jq: ".id"
      extract_body:
        - name: portal.id
          variable: PORTAL_ID
      """,
    mending: "Let both take the same field for each variable, and add what one of them lacks.")

  /// The rule.
  public init() {}

  /// Compares the two where a block has both; where it has one only, remarks that.
  public func check(_ runbook: Runbook) -> [Diagnostic] {
    let isTested = runbook.steps.contains { step in
      if case .request(let request) = step.action { request.extractBody != nil } else { false }
    }
    return runbook.allSteps.flatMap { step -> [Diagnostic] in
      guard case .request(let request) = step.action, request.block != "curl" else { return [] }
      return compare(request, in: runbook.graph, isTested: isTested).map { diagnostic in
        var diagnostic = diagnostic
        diagnostic.subject = step.id
        return diagnostic
      }
    }
  }

  /// What the two say of one request.
  ///
  /// - Parameter isTested: Whether the page's other blocks speak to the test harness, so that this one should, too.
  private func compare(_ request: RequestTemplate, in graph: StepGraph, isTested: Bool) -> [Diagnostic] {
    let captures = request.captures.filter { $0.header == nil }
    let entries = (request.extractBody?.array ?? []).enumerated().compactMap { index, entry -> Entry? in
      guard let name = entry["name"]?.scalarText, let variable = entry["variable"]?.scalarText else { return nil }
      return Entry(index: index, name: name, variable: variable)
    }
    guard !captures.isEmpty || !entries.isEmpty else { return [] }
    var found: [Diagnostic] = []
    for capture in captures {
      guard let entry = entries.first(where: { $0.variable == capture.variable }) else {
        if isTested || !entries.isEmpty {
          found.append(lacking(capture.variable, in: "extract_body", at: capture.range, isPartial: !entries.isEmpty))
        }
        continue
      }
      guard let path = PlainPath.path(of: capture.jq), PlainPath.dotted(path) != PlainPath.dotted(entry.name),
        !capture.jq.contains("select(")
      else { continue }
      found.append(
        Diagnostic(
          .error, rule: Self.id,
          "`extract_body` takes $\(entry.variable) from `\(entry.name)`, `capture` by `\(capture.jq)`",
          at: entry.place(in: request), notes: [.init("the capture stands here", at: capture.range)],
          fix: .init("take it from the same field in both")))
    }
    for entry in entries where !captures.contains(where: { $0.variable == entry.variable }) {
      // Where the page exports it, its reader knows where to look.
      guard graph.variable(entry.variable)?.sources.contains(where: { $0.step != nil }) != true else { continue }
      found.append(
        lacking(entry.variable, in: "capture", at: entry.place(in: request), isPartial: !captures.isEmpty))
    }
    return found
  }

  private func lacking(_ variable: String, in key: String, at range: SourceRange?, isPartial: Bool) -> Diagnostic {
    let reader = key == "capture" ? "a reader has to find its value" : "the site's tests do not have its value"
    return Diagnostic(
      isPartial ? .warning : .note, rule: Self.id, "$\(variable) is missing in `\(key)`: \(reader)", at: range,
      fix: .init("add it to `\(key)` of this block"))
  }

  private struct Entry {
    var index: Int
    var name: String
    var variable: String

    func place(in request: RequestTemplate) -> SourceRange? {
      request.range(of: JSONPointer(["extract_body", String(index), "name"]))
    }
  }
}
