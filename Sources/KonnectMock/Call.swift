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

  /// The same call with another body.
  func with(body: JSONValue) -> Call {
    var content = content
    content.body = body
    return Call(operation: operation, shape: shape, segments: segments, content: content, path: path)
  }

  /// The body, if it is an object; else an empty one.
  var bodyObject: JSONValue { content.body?.object == nil ? .emptyObject : content.body ?? .emptyObject }

  /// What the answer of success looks like; nil where it has no JSON.
  var answerSchema: Schema? { operation.successResponse?.content.json?.schema }

  /// What the answer says of the thing that the call is about: all that it says, or what it wraps.
  var thingSchema: Schema? { operation.thingSchema }

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

extension OpenAPI.Operation {
  /// The one property in which the answer of success wraps the thing it is about, such as `item`; nil where the answer
  /// is the thing itself.
  var answerWrapper: Schema.Property? {
    guard let schema = successResponse?.content.json?.schema, schema.oneOf.isEmpty, schema.anyOf.isEmpty,
      case let properties = schema.properties, properties.count == 1, let only = properties.first,
      only.schema.type == .object, !only.schema.properties.isEmpty
    else { return nil }
    return only
  }

  /// What the answer of success says of the thing it is about; nil where it has no JSON.
  var thingSchema: Schema? { answerWrapper?.schema ?? successResponse?.content.json?.schema }
}
