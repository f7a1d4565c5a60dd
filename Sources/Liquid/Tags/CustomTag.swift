/// A tag without a body that a program adds: `{% name markup %}`.
public protocol SimpleTag: Sendable {
  /// Writes to `context` what the tag yields.
  ///
  /// - Throws: `LiquidError` or another error, which becomes a diagnostic at the tag; rendering goes on after it.
  func render(_ call: TagCall, into context: inout RenderContext) throws
}

/// A tag with a body that a program adds: `{% name markup %} … {% endname %}`.
public protocol BlockTag: Sendable {
  /// Writes to `context` what the tag yields; the body is rendered only where this calls `body.render(in:)`.
  ///
  /// - Throws: `LiquidError` or another error, which becomes a diagnostic at the tag; rendering goes on after it.
  func render(_ call: TagCall, body: TagBody, into context: inout RenderContext) throws
}
