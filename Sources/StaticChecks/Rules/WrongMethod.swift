import JSON
import OpenAPI
import RunbookModel
public import SourceText

/// `wrong-method`: the path exists, but not with the request's method.
public struct WrongMethod: CheckRule {
  /// The rule's page.
  public static let explanation = RuleExplanation(
    "wrong-method",
    what: "The path exists, but not with the method of the request.",
    why: """
      The request answers 404 or 405. Often `method` was left out, so that a GET is sent.
      """,
    example: """
      {% konnect_api_request %}
      url: /v2/control-planes
      method: PUT
      {% endkonnect_api_request %}
      """,
    mending: """
      Write one of the methods that the diagnostic lists.
      """)

  /// The rule.
  public init() {}

  /// Reports a request whose method its path does not have.
  public func check(_ use: OperationUse) -> [Diagnostic] {
    guard case .methodNotAllowed(let methods) = use.lookup else { return [] }
    let list = methods.joined(separator: ", ")
    // Where the block names no method, the URL is what a reader sees.
    let place = use.request.places[JSONPointer(["method"])] ?? use.request.range(of: JSONPointer(["url"]))
    return [
      Diagnostic(
        .error, rule: Self.id, "\(use.request.path) has no \(use.request.method)", at: place,
        fix: .init("write one of \(list)"))
    ]
  }
}
