/// One HTTP request to send.
///
/// TLS is verified; only for a server on this machine can that be turned off.
public struct HTTPRequest: Sendable {
  /// The method, sent as it stands: `GET`, `POST`, ….
  public var method: String
  /// The absolute URL, `http` or `https`, percent-encoded.
  public var url: String
  /// The header fields, sent in this order.
  ///
  /// `Content-Length` and `Transfer-Encoding` are the client's own: given ones are not sent. `Accept: */*` and `Host`
  /// are added where they are missing. Nothing is added for a body, not even a `Content-Type`.
  public var headers: HTTPHeaders
  /// The body; nil sends none.
  ///
  /// Any method may have one, `GET` too; a `HEAD` request's is not sent.
  public var body: [UInt8]?
  /// The time for the whole exchange, redirects included.
  public var timeout: Duration
  /// The time for name look-up, connecting and the TLS handshake, within `timeout`.
  public var connectTimeout: Duration
  /// Whether to follow redirects, to at most `HTTPClient.maximumRedirects`.
  ///
  /// To another origin (scheme, host or port) go none of the headers but `Accept`, `Accept-Language`, `Content-Type`
  /// and `User-Agent`: no `Authorization`, no cookie, no key under another name.
  public var followsRedirects: Bool
  /// The limit of the response's body in bytes, after decompression.
  public var maximumResponseSize: Int
  /// A file of CA certificates (PEM) to trust in place of the system's.
  public var caFile: String?
  /// Whether the server's certificate is verified; that of a server on another machine is in any case.
  public var verifiesServer = true
  /// The certificate by which the client shows who it is.
  public var clientCertificate: HTTPClientCertificate?
  /// A file of cookies to send where they belong, in curl's own (Netscape's) format; one that is missing holds none.
  public var cookieFile: String?
  /// The file that gets the cookies, those of `cookieFile` and of the answer.
  public var cookieJar: String?
  /// Where to connect to in place of what the name service says, for this request only.
  public var resolve: [HTTPResolveOverride]

  /// A request; 30 s in all, 10 s to connect, at most 64 MiB of answer, redirects not followed.
  public init(
    method: String = "GET", url: String, headers: HTTPHeaders = [:], body: [UInt8]? = nil,
    timeout: Duration = .seconds(30), connectTimeout: Duration = .seconds(10), followsRedirects: Bool = false,
    maximumResponseSize: Int = 64 << 20, caFile: String? = nil, resolve: [HTTPResolveOverride] = []
  ) {
    self.method = method
    self.url = url
    self.headers = headers
    self.body = body
    self.timeout = timeout
    self.connectTimeout = connectTimeout
    self.followsRedirects = followsRedirects
    self.maximumResponseSize = maximumResponseSize
    self.caFile = caFile
    self.resolve = resolve
  }

  /// Whether the request only asks (RFC 9110, 9.2.1), so that nobody notices if it is sent twice.
  var isSafe: Bool { ["GET", "HEAD", "OPTIONS", "TRACE"].contains(method) }
}

extension HTTPRequest: CustomStringConvertible, CustomDebugStringConvertible {
  /// Method and URL, without what may hold a secret: headers, body, query and user information are left out.
  public var description: String { "\(method) \(URLText.withoutSecrets(url))" }
  /// The same as `description`.
  public var debugDescription: String { description }
}
