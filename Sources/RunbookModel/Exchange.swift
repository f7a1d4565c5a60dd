public import JSON

/// A request that was sent, and its answer.
public struct Exchange: Sendable {
  /// An answer.
  public struct Response: Sendable {
    /// The status code.
    public var status: Int
    /// The headers, in order.
    public var headers: [RequestTemplate.Header]
    /// The body, if it is JSON.
    public var json: JSONValue?
    /// The body as text, invalid UTF-8 replaced.
    public var text: String

    /// An answer.
    public init(status: Int, headers: [RequestTemplate.Header], json: JSONValue?, text: String) {
      self.status = status
      self.headers = headers
      self.json = json
      self.text = text
    }
  }

  /// What came of the request.
  public enum Outcome: Sendable {
    /// An answer.
    case response(Response)
    /// None, and why.
    case failure(String)
  }

  /// The method.
  public var method: String
  /// The URL as on Konnect, variables replaced.
  public var url: String
  /// The body that was sent.
  public var body: JSONValue?
  /// What came of it.
  public var outcome: Outcome
  /// From sending to the last byte, on the wall clock.
  public var duration: Duration
  /// Whether the server may have carried the request out although no whole answer came.
  public var mayHaveBeenCarriedOut = false
  /// Whether the connection ended in the midst of the exchange, which may not happen again.
  public var isConnectionLost = false

  /// An exchange.
  public init(method: String, url: String, body: JSONValue?, outcome: Outcome, duration: Duration) {
    self.method = method
    self.url = url
    self.body = body
    self.outcome = outcome
    self.duration = duration
  }

  /// Whether nobody knows if the request changed something: it is no mere question, and has no whole answer.
  public var isOutcomeUnknown: Bool {
    mayHaveBeenCarriedOut && response == nil && !HTTPMethod.isSafe(method)
  }

  /// The answer, if there was one.
  public var response: Response? { if case .response(let response) = outcome { response } else { nil } }
}
