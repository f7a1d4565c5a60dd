import OpenAPI

/// What an operation that lists things answers.
struct ListSchema: Sendable {
  /// The schema of the whole answer.
  let envelope: Schema
  /// The property with the things; nil where the answer is the array itself.
  let property: String?
  /// What one thing looks like; nil where the specification does not say.
  let item: Schema?

  /// The list that `operation` answers; nil where it answers something else.
  init?(_ operation: OpenAPI.Operation) {
    guard let schema = operation.successResponse?.content.json?.schema else { return nil }
    envelope = schema
    if schema.type == .array {
      property = nil
      item = schema.items
      return
    }
    let named = ["data", "items", "results"].lazy.compactMap { schema.property($0) }
    guard let list = named.first(where: { $0.schema.type == .array }) else { return nil }
    property = list.name
    item = list.schema.items
  }
}
