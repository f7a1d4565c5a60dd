import JSON
import OpenAPI

/// A valid request for an operation.
struct Call: Sendable {
  let operation: OpenAPI.Operation
  /// The path with parameters unnamed.
  let shape: PathShape
  /// The path's segments as sent, percent-decoded.
  let segments: [String]
  let content: RequestContent
  /// The path as sent, for links to further pages.
  let path: String

  /// The body, if it is an object; else an empty one.
  var bodyObject: JSONValue { content.body?.object == nil ? .emptyObject : content.body ?? .emptyObject }

  /// What the answer of success looks like; nil where it has no JSON.
  var answerSchema: Schema? { operation.successResponse?.content.json?.schema }

  /// What the body must look like.
  var bodySchema: Schema? { operation.requestBody?.content.json?.schema }
}

/// What an operation comes to when it succeeds.
struct Reply: Sendable {
  /// The body; nil for none.
  var body: JSONValue?
  /// Whether something was made that was not there before.
  var isCreation = false
}
