import JSON
import OpenAPI
import RunbookModel
public import SourceText

/// `deprecated`: a request uses an operation, a parameter or a field that should no longer be used.
public struct Deprecated: CheckRule {
  /// The rule's page.
  public static let explanation = RuleExplanation(
    "deprecated",
    what: "A request uses an operation, a query parameter or a field that the specification marks as deprecated.",
    why: "It still works, and will be gone one day; readers copy it into what they keep.",
    example: """
      {% konnect_api_request %}
      url: /v1/old-things
      {% endkonnect_api_request %}
      """,
    mending: "Use what the specification names in its place; its description mostly tells.")

  /// The rule.
  public init() {}

  /// Reports what the request uses and the specification marks.
  public func check(_ use: OperationUse) -> [Diagnostic] {
    guard let operation = use.operation else { return [] }
    var found: [Diagnostic] = []
    if operation.isDeprecated {
      found.append(diagnostic("\(use.operationName) is deprecated", operation.summary, at: use.place(["url"])))
    }
    for item in QueryItem.all(in: use.query) {
      guard let parameter = operation.parameter(item.name, in: .query), parameter.isDeprecated else { continue }
      found.append(
        diagnostic("the query parameter `\(item.name)` is deprecated", parameter.summary, at: item.place(in: use)))
    }
    guard let body = use.request.body?.json, let schema = operation.requestBody?.content.json?.schema else {
      return found
    }
    body.walk { pointer, _ in
      guard let name = pointer.tokens.last, Int(name) == nil else { return }
      let schemas = schema.field(at: pointer).schemas
      guard !schemas.isEmpty, schemas.allSatisfy(\.isDeprecated) else { return }
      let place = use.request.keyRange(of: ["body"] + pointer.tokens)
      let advice = schemas.lazy.compactMap(\.summary).first
      found.append(diagnostic("the field `\(pointer.dotted)` is deprecated", advice, at: place))
    }
    return found
  }

  /// - Parameter description: What the specification says of the deprecated thing.
  private func diagnostic(_ message: String, _ description: String?, at place: SourceRange?) -> Diagnostic {
    let advice = description.flatMap(Self.advice).map { [Diagnostic.Note("the specification says: \($0)")] }
    return Diagnostic(
      .warning, rule: Self.id, message, at: place, notes: advice ?? [],
      fix: .init("use what the specification names in its place"))
  }

  /// The line of a description that speaks of what to use; nil without one.
  private static func advice(in description: String) -> String? {
    description.split(whereSeparator: \.isNewline).map(\.trimmed)
      .first { line in ["deprecat", "instead", "replaced by"].contains { line.lowercased().contains($0) } }
      .map { $0.count > 200 ? "\($0.prefix(200))…" : String($0) }
  }
}
