import JSON
import OpenAPI
import RunbookModel
public import SourceText

/// `get-with-body`: a GET sends a body.
public struct GetWithBody: CheckRule {
  /// The rule's page.
  public static let explanation = RuleExplanation(
    "get-with-body",
    what: "A GET to Konnect sends a body.",
    why: "A body means nothing in a GET. Mostly `method` was forgotten, and nothing is created.",
    example: """
      {% konnect_api_request %}
      url: /v2/control-planes
      body:
        name: prod
      {% endkonnect_api_request %}
      """,
    mending: "Add `method: POST`, or the method that is meant, or remove the body.")

  /// The rule.
  public init() {}

  /// Reports GETs with a body, unless the operation declares one.
  public func check(_ use: OperationUse) -> [Diagnostic] {
    guard use.request.method == "GET", use.request.body != nil, use.operation?.requestBody == nil else { return [] }
    let isNamed = use.request.places[JSONPointer(["method"])] != nil
    return [
      Diagnostic(
        .error, rule: Self.id, "a GET of \(use.request.path) sends a body", at: use.request.keyRange(of: ["body"]),
        fix: .init(
          isNamed
            ? "write the method that is meant, or remove the body"
            : "add `method: POST`, or the method that is meant"))
    ]
  }
}
