import JSON
import OpenAPI
public import RunbookModel
public import SourceText

/// `unfilled-placeholder`: a block sends a placeholder as it stands.
public struct UnfilledPlaceholder: CheckRule {
  /// The rule's page.
  public static let explanation = RuleExplanation(
    "unfilled-placeholder",
    what: "The URL, a header or the body of a request block holds a placeholder instead of a value or a variable.",
    why: """
      A reader runs the block as the site shows it, and the site's tests do the same: the placeholder itself is sent. \
      A placeholder can be filled where an `export` sets a variable.
      """,
    example: """
      {% konnect_api_request %}
      url: /v3/portals/{portalId}
      {% endkonnect_api_request %}
      """,
    mending: "Export or capture a variable above, and write it here: `/v3/portals/$PORTAL_ID`.")

  /// The rule.
  public init() {}

  /// Reports placeholders in blocks; those of `curl` lines are there to be edited.
  public func check(_ runbook: Runbook) -> [Diagnostic] {
    runbook.allSteps.flatMap { step -> [Diagnostic] in
      guard case .request(let request) = step.action, request.block != "curl" else { return [] }
      var found: [Diagnostic] = []
      let path = request.path
      if let text = Placeholder.first(in: path) ?? Placeholder.braced(inPath: path)
        ?? Placeholder.lowercase(inPath: path)
      {
        found.append(diagnostic(text, request.range(of: JSONPointer(["url"])), step))
      }
      for (index, header) in request.headers.enumerated() {
        guard let text = Placeholder.first(in: header.value) else { continue }
        found.append(diagnostic(text, request.range(ofHeader: index), step))
      }
      request.body?.json?.walk { pointer, value in
        guard let string = value.string, let text = Placeholder.first(in: string) else { return }
        found.append(diagnostic(text, request.range(of: JSONPointer(["body"] + pointer.tokens)), step))
      }
      return found
    }
  }

  private func diagnostic(_ text: String, _ range: SourceRange?, _ step: Step) -> Diagnostic {
    Diagnostic(
      .warning, rule: Self.id, "the placeholder `\(text)` is sent as it stands",
      at: range.flatMap { $0.part(text) } ?? range,
      fix: .init("export or capture a variable above, and write it here"), subject: step.id)
  }
}
