import JSON
import OpenAPI
public import RunbookModel
public import SourceText

/// `secret-in-page`: the page holds what looks like a real credential.
public struct SecretInPage: CheckRule {
  /// The rule's page.
  public static let explanation = RuleExplanation(
    "secret-in-page",
    what: "The page spells out what has the form of a real credential.",
    why: "A page is public. A credential that works is everybody's from then on; one that does not only misleads.",
    example: """
      headers:
        - 'Authorization: Bearer kpat_…'
      """,
    mending: "Revoke it, and write a variable that a reader exports, such as `$KONNECT_TOKEN`.")

  /// The rule.
  public init() {}

  /// Reports tokens by their makers' prefixes in the blocks, exports and scripts of the page.
  public func check(_ runbook: Runbook) -> [Diagnostic] {
    var found: [Diagnostic] = []
    var seen: Set<SourceRange> = []
    for step in runbook.steps + runbook.otherSteps {
      for (text, range) in Self.texts(of: step) {
        guard let secret = SecretForm.first(in: text) else { continue }
        let place = range.part(secret.text) ?? range
        guard seen.insert(place).inserted else { continue }
        found.append(
          Diagnostic(
            .warning, rule: Self.id, "this looks like \(secret.kind)", at: place,
            fix: .init("revoke it if it is real, and write a variable that a reader exports"), subject: step.id))
      }
    }
    return found
  }

  private static func texts(of step: Step) -> [(String, SourceRange)] {
    switch step.action {
    case .request(let request):
      var texts: [(String, SourceRange)] = []
      func add(_ text: String, _ tokens: [String]) {
        texts.append((text, request.range(of: JSONPointer(tokens)) ?? step.origin))
      }
      add(request.url, ["url"])
      for header in request.headers { add(header.value, ["headers"]) }
      request.body?.walkTexts { pointer, text in add(text, ["body"] + pointer.tokens) }
      return texts
    case .export(let assignments):
      return assignments.compactMap { assignment in
        if case .literal(let text) = assignment.value { (text, assignment.range) } else { nil }
      }
    case .shell(let block), .entities(let block): return [(block.text, step.origin)]
    case .manual, .wait, .repeat: return []
    }
  }
}
