import JSON
import OpenAPI
import RunbookModel
public import SourceText

/// `unknown-query-parameter`: a request has a query parameter that its operation does not declare.
public struct UnknownQueryParameter: CheckRule {
  /// The rule's page.
  public static let explanation = RuleExplanation(
    "unknown-query-parameter",
    what: "A request has a query parameter that the specification does not declare for its operation.",
    why: """
      Unknown parameters are mostly passed over: a misspelled filter yields the first page of everything, and the step \
      goes on with the wrong one. As an API may take more than it declares, this is a warning.
      """,
    example: """
      {% konnect_api_request %}
      url: /v2/control-planes?fliter%5Bname%5D=prod
      {% endkonnect_api_request %}
      """,
    mending: "Write the parameter as the specification does; the diagnostic names the nearest.")

  /// The rule.
  public init() {}

  /// Reports parameters, and fields of a filter, that the operation does not declare.
  public func check(_ use: OperationUse) -> [Diagnostic] {
    guard let operation = use.operation else { return [] }
    return QueryItem.all(in: use.query).compactMap { item in
      guard !StandIn.isOne(item.name), let missing = Self.missing(item, operation) else { return nil }
      return Diagnostic(
        .warning, rule: Self.id, "\(use.operationName) declares no query parameter `\(missing.name)`",
        at: item.place(in: use),
        fix: missing.nearest.map { .init("write `\($0)`") }
          ?? .init("compare it with the operation's parameters in the specification"))
    }
  }

  private static func missing(_ item: QueryItem, _ operation: OpenAPI.Operation) -> (name: String, nearest: String?)? {
    let declared = operation.parameters.filter { $0.place == .query }
    if declared.contains(where: { $0.name == item.name || $0.name == "\(item.name)[]" }) { return nil }
    guard let root = declared.first(where: { $0.name == item.root }) else {
      // Some documents declare `filter[name][eq]`; another operator on such a field is another matter.
      let isRelated = item.steps.first.map { step in
        declared.contains { $0.name.hasPrefix("\(item.root)[\(step)]") }
      }
      return isRelated == true ? nil : (item.name, NearestName.of(item.name, among: declared.map(\.name)))
    }
    guard let field = item.steps.first, let schema = root.schema else { return nil }
    let lookup = schema.field(at: JSONPointer([field]))
    guard !lookup.canExist, schema.type != .array, !lookup.candidates.isEmpty else { return nil }
    let nearest = NearestName.of(field, among: lookup.candidates)
    return ("\(item.root)[\(field)]", nearest.map { "\(item.root)[\($0)]" })
  }
}
