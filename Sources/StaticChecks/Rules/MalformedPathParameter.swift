import JSON
import OpenAPI
import RunbookModel
public import SourceText

/// `malformed-path-parameter`: a value in the path does not fit the parameter it stands for.
public struct MalformedPathParameter: CheckRule {
  /// The rule's page.
  public static let explanation = RuleExplanation(
    "malformed-path-parameter",
    what: "A value that the path spells out does not have the form of the parameter it stands for.",
    why: "The API answers 400 or 404 to it: where a UUID is wanted, a name is none.",
    example: """
      {% konnect_api_request %}
      url: /v2/control-planes/my-control-plane
      {% endkonnect_api_request %}
      """,
    mending: "Use a variable that an earlier step captures, such as `$CONTROL_PLANE_ID`, or a value of that form.")

  /// The rule.
  public init() {}

  /// Reports literal path parameters that their schemas forbid.
  public func check(_ use: OperationUse) -> [Diagnostic] {
    guard let match = use.match, !use.expectsRefusal, use.request.expectation.status != 404 else { return [] }
    return match.operation.path.parameterNames.flatMap { name -> [Diagnostic] in
      guard let text = match.pathParameters[name], !StandIn.isOne(text), Placeholder.braced(inPath: text) == nil,
        Placeholder.lowercase(inPath: text) == nil,
        let schema = match.operation.parameter(name, in: .path)?.schema
      else { return [] }
      return ParameterValue.findings(text, schema).prefix(1).map { finding in
        Diagnostic(
          finding.isRefused ? .error : .warning, rule: Self.id,
          "`\(text)` stands for `\(name)` in \(match.fullPath) and \(finding.violation.message)",
          at: place(of: text, in: use), fix: .init("use a variable that an earlier step sets, or a value of that form"))
      }
    }
  }

  private func place(of text: String, in use: OperationUse) -> SourceRange? {
    let url = use.place(["url"])
    return url.flatMap { $0.part(text) } ?? url
  }
}
