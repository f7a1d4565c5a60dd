import JSON
import OpenAPI
import RunbookModel
public import SourceText

/// `malformed-query-parameter`: a query parameter has a value that its operation does not take, or one is missing.
public struct MalformedQueryParameter: CheckRule {
  /// The rule's page.
  public static let explanation = RuleExplanation(
    "malformed-query-parameter",
    what: "A query parameter has a value that its schema forbids, or one that is required is missing.",
    why: "The API answers 400.",
    example: """
      {% konnect_api_request %}
      url: /v2/control-planes?page%5Bsize%5D=many
      {% endkonnect_api_request %}
      """,
    mending: "Write a value of the parameter's type; for a list of values, one of them.")

  /// The rule.
  public init() {}

  /// Reports literal values that their schemas forbid, and required parameters that are missing.
  public func check(_ use: OperationUse) -> [Diagnostic] {
    guard let operation = use.operation, !use.expectsRefusal else { return [] }
    let items = QueryItem.all(in: use.query)
    var found = items.compactMap { item -> Diagnostic? in
      guard let value = item.value, !StandIn.isOne(value), let schema = Self.schema(of: item, operation),
        let finding = ParameterValue.findings(value, schema).first
      else { return nil }
      return Diagnostic(
        finding.isRefused ? .error : .warning, rule: Self.id,
        "`\(value)` is given for `\(item.name)` and \(finding.violation.message)", at: item.place(in: use),
        fix: .init("write a value that the specification allows"))
    }
    for parameter in operation.parameters where parameter.place == .query && parameter.isRequired {
      guard parameter.schema?.default == nil,
        !items.contains(where: { $0.name == parameter.name || $0.root == parameter.name })
      else { continue }
      found.append(
        Diagnostic(
          .error, rule: Self.id, "\(use.operationName) requires the query parameter `\(parameter.name)`",
          at: use.place(["url"]), fix: .init("add `?\(parameter.name)=…` to the URL")))
    }
    return found
  }

  /// The schema of a parameter that stands for itself or for a member of an object.
  private static func schema(of item: QueryItem, _ operation: OpenAPI.Operation) -> Schema? {
    if let own = operation.parameter(item.name, in: .query) { return own.mediaType == nil ? own.schema : nil }
    guard let root = operation.parameter(item.root, in: .query)?.schema, !item.steps.isEmpty else { return nil }
    let schemas = root.field(at: JSONPointer(item.steps)).schemas
    return schemas.count == 1 ? schemas[0] : nil
  }
}
