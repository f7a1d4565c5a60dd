/// Why there is no response.
///
/// No text in it, `description` included, holds a header's value, a body, or a URL's query or user information.
public enum HTTPClientError: Error, Hashable, Sendable {
  /// The URL, without its secrets, is none that can be asked.
  case invalidURL(String, reason: String)
  /// The method, or the header of that name, cannot be sent.
  case invalidRequest(String)
  /// The name service does not know the host.
  case couldNotResolve(host: String)
  /// Nothing listens there.
  case connectionRefused(host: String, port: Int)
  /// The host could not be reached for another reason.
  case couldNotConnect(host: String, port: Int, reason: String)
  /// The time ran out; `connected` tells whether a connection stood, so that the request may have been carried out.
  case timedOut(host: String, after: Duration, connected: Bool)
  /// No trust: the certificate or the handshake is at fault; nothing was sent.
  case tls(TLSFault, host: String, port: Int)
  /// The proxy would not pass the request on, and answered with this status; nothing was sent to the host.
  case proxyRefused(host: String, status: Int)
  /// The connection ended or was reset before the answer was whole; `received` counts the body's bytes.
  case truncated(host: String, received: Int, reason: String)
  /// What answered speaks no HTTP that is understood.
  case notHTTP(host: String, port: Int, reason: String)
  /// The body is larger than the request's `maximumResponseSize`, or the header than 256 KiB.
  case tooLarge(limit: Int)
  /// The task was cancelled.
  case cancelled
  /// There were more redirects than that.
  case tooManyRedirects(limit: Int)
  /// The client was shut down before the answer was whole.
  case shutDown
  /// Any other fault, with libcurl's code and message.
  case other(code: Int, String)

  /// Whether the server may have carried out the request all the same.
  ///
  /// After redirects that were followed it speaks of the last request, and of timing out in any.
  public var mayHaveBeenCarriedOut: Bool {
    switch self {
    case .invalidURL, .invalidRequest, .couldNotResolve, .connectionRefused, .couldNotConnect, .tls, .proxyRefused:
      false
    case .timedOut(_, _, let connected): connected
    case .truncated, .notHTTP, .tooLarge, .cancelled, .tooManyRedirects, .shutDown, .other: true
    }
  }

  /// Whether the connection ended in the midst of an exchange, which may not happen again.
  public var isLostConnection: Bool { if case .truncated = self { true } else { false } }
}

extension HTTPClientError: CustomStringConvertible {
  /// What happened, where, and what to do.
  public var description: String {
    switch self {
    case .invalidURL(let url, let reason): "cannot send to '\(url)': \(reason)"
    case .invalidRequest(let reason): "cannot send the request: \(reason)"
    case .couldNotResolve(let host): "no address is known for '\(host)'; check the name and the network"
    case .connectionRefused(let host, let port):
      "connection refused by \(host), port \(port); check that a server listens there"
    case .couldNotConnect(let host, let port, let reason):
      "cannot connect to \(host), port \(port): \(reason); check the network and the proxy, if there is one"
    case .timedOut(let host, let limit, let connected):
      connected
        ? "no complete answer from \(host) within \(limit)"
        : "no connection to \(host) within \(limit); check the network or allow more time"
    case .tls(let fault, let host, let port): "no trusted connection to \(host), port \(port): \(fault)"
    case .proxyRefused(let host, let status):
      "the proxy refused to pass on to \(host) (status \(status)); check its address, user and password, and NO_PROXY"
    case .truncated(let host, let received, let reason):
      received == 0
        ? "\(host) ended the connection without an answer (\(reason))"
        : "\(host) ended the connection in the midst of the answer, after \(received) bytes (\(reason))"
    case .notHTTP(let host, let port, let reason):
      "what answers at \(host), port \(port), speaks no HTTP (\(reason)); check the port, and http or https"
    case .tooLarge(let limit): "the answer is larger than the limit of \(limit) bytes"
    case .cancelled: "the request was cancelled"
    case .tooManyRedirects(let limit): "more than \(limit) redirects; check the URL"
    case .shutDown: "the HTTP client was shut down"
    case .other(let code, let message): "the HTTP client failed: \(message) (curl \(code))"
    }
  }
}
