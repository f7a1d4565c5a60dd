import JSON
import OpenAPI
import RunbookModel
public import SourceText

/// `content-type-not-taken`: a request sends its body as a media type that its operation does not take.
public struct ContentTypeNotTaken: CheckRule {
  /// The rule's page.
  public static let explanation = RuleExplanation(
    "content-type-not-taken",
    what: "A request sends its body as a media type that the specification does not list for its operation.",
    why: """
      The API answers 415 or 400, or reads the body as something else. `curl -d` sends a form unless a header says \
      otherwise: JSON needs `-H 'Content-Type: application/json'`, or `--json` in place of `-d`.
      """,
    example: """
      {% konnect_api_request %}
      url: /v2/control-planes
      method: POST
      headers:
        - 'Content-Type: text/plain'
      body:
        name: prod
      {% endkonnect_api_request %}
      """,
    mending: "Write the media type that the diagnostic names.")

  /// The rule.
  public init() {}

  /// Reports the media type of a body where the operation declares others only.
  public func check(_ use: OperationUse) -> [Diagnostic] {
    guard use.request.body != nil, let taken = use.operation?.requestBody, !taken.content.isEmpty,
      let index = use.request.headers.firstIndex(where: { $0.name.lowercased() == "content-type" })
    else { return [] }
    let type = use.request.headers[index].value
    guard !StandIn.isOne(type), taken.content.content(for: type) == nil else { return [] }
    let isImplied = use.request.block == "curl" && !use.request.headerPlaces.indices.contains(index)
    let list = taken.content.map(\.mediaType).joined(separator: ", ")
    let place = isImplied ? use.place(["body"]) : use.request.range(ofHeader: index)
    return [
      Diagnostic(
        .warning, rule: Self.id, "\(use.operationName) takes no \(type.prefix { $0 != ";" })",
        at: place.flatMap { $0.part(type) } ?? place,
        fix: .init(isImplied ? "add the header `Content-Type: \(list)`, or send it by `--json`" : "write \(list)"))
    ]
  }
}
