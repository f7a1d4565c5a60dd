import JSON

/// A thing that was created.
struct Resource: Sendable {
  /// The last segment of its path.
  let id: String
  /// Decides what is made up of it.
  let seed: UInt64
  /// What is known of it: what was sent, and what was made up when it was created.
  var value: JSONValue
  /// What the organization's clock showed when it was created.
  let createdAt: Duration
  /// What it showed at the last change.
  var updatedAt: Duration
}
