import RunbookModel

/// The `Retry-After` of an answer (RFC 9110, 10.2.3).
enum RetryAfter {
  /// How long to wait: seconds, or the time from the answer's own `Date` to the date named; nil without either.
  static func pause(in response: Exchange.Response) -> Duration? {
    guard let text = value(of: "retry-after", in: response) else { return nil }
    if !text.isEmpty, text.utf8.allSatisfy({ (48...57).contains($0) }) {
      // Whatever does not fit is longer than anybody waits.
      return .seconds(Int32(text) ?? .max)
    }
    guard let then = HTTPDate.seconds(text), let now = value(of: "date", in: response).flatMap(HTTPDate.seconds) else {
      return nil
    }
    return .seconds(max(0, then - now))
  }

  private static func value(of name: String, in response: Exchange.Response) -> String? {
    response.headers.last { $0.name.lowercased() == name }?.value
  }
}
