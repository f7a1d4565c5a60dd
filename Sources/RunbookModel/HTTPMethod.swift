/// What a method says of its requests (RFC 9110, 9.2).
public enum HTTPMethod {
  /// Whether requests of `method` are mere questions, which change nothing.
  public static func isSafe(_ method: String) -> Bool { ["GET", "HEAD", "OPTIONS", "TRACE"].contains(method) }

  /// Whether a request of `method` that is sent twice does what one does.
  public static func isIdempotent(_ method: String) -> Bool { isSafe(method) || ["PUT", "DELETE"].contains(method) }
}
