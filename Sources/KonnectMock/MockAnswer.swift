import JSON

/// What the mock answers, whatever carries it.
struct MockAnswer: Sendable {
  /// The status code.
  var status: Int
  /// The body; nil for none.
  var body: JSONValue?
  /// The body's media type.
  var mediaType = "application/json"
  /// Further headers.
  var headers: [(name: String, value: String)] = []
}
