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
    guard let operation = use.operation, !use.expectsRefusal else { return [] }
    return QueryItem.all(in: use.query).compactMap { item in
      guard !StandIn.isOne(item.name), let missing = Self.missing(item, operation) else { return nil }
      return Diagnostic(
        .warning, rule: Self.id, "\(use.operationName) declares no query parameter `\(missing.name)`",
        at: item.place(in: use),
        fix: .init(missing.help))
    }
  }

  /// What to write in place of `name`: the nearest of `names`, or any where they are few.
  private static func help(
    _ name: String, among names: [String], written: (String) -> String = { $0 }
  ) -> String {
    if let nearest = NearestName.of(name, among: names) { return "write `\(written(nearest))`" }
    guard (1...8).contains(names.count) else {
      return "compare it with the operation's parameters in the specification"
    }
    return "write one of " + names.map { "`\(written($0))`" }.joined(separator: ", ")
  }

  /// Whether `field` is `labels.env`, a member of a field of its own: what the descriptions of label filters say.
  private static func isOfMap(_ field: String, _ before: [String], _ schema: Schema) -> Bool {
    guard let dot = field.firstIndex(of: ".") else { return false }
    return schema.field(at: JSONPointer(before + [String(field[..<dot])])).canExist
  }

  private static func missing(_ item: QueryItem, _ operation: OpenAPI.Operation) -> (name: String, help: String)? {
    let declared = operation.parameters.filter { $0.place == .query }
    if declared.contains(where: { $0.name == item.name || $0.name == "\(item.name)[]" }) { return nil }
    guard let root = declared.first(where: { $0.name == item.root }) else {
      // Some documents declare `filter[name][eq]`; another operator on such a field is another matter.
      let isRelated = item.steps.first.map { step in
        declared.contains { $0.name.hasPrefix("\(item.root)[\(step)]") }
      }
      return isRelated == true ? nil : (item.name, help(item.name, among: declared.map(\.name)))
    }
    guard let schema = root.schema, schema.type != .array else { return nil }
    for depth in item.steps.indices {
      let field = item.steps[depth]
      let before = Array(item.steps[..<depth])
      let lookup = schema.field(at: JSONPointer(before + [field]))
      if lookup.canExist { continue }
      guard !lookup.candidates.isEmpty, !isOfMap(field, before, schema) else { return nil }
      let name = ([item.root] + before.map { "[\($0)]" }).joined()
      return ("\(name)[\(field)]", help(field, among: lookup.candidates) { "\(name)[\($0)]" })
    }
    return nil
  }
}
