import JSON
import OpenAPI

/// What a valid request carries.
struct RequestContent: Sendable {
  /// The query.
  var query: QueryString
  /// The query parameters that the operation declares, by name, typed by their schemas.
  var parameters: [String: JSONValue]
  /// The body; nil for none.
  var body: JSONValue?
}
