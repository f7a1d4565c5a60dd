/// What a server answered, and how the exchange went.
public struct HTTPResponse: Sendable {
  /// The status code.
  public var status: Int
  /// The protocol's version: `HTTP/1.0`, `HTTP/1.1`, `HTTP/2` or `HTTP/3`.
  public var version: String
  /// The header fields of the final answer, as sent; trailers and interim answers (1xx) are left out.
  public var headers: HTTPHeaders
  /// The body, decompressed where `Content-Encoding` says so.
  public var body: [UInt8]
  /// The URL that answered: the request's own, or the last redirect's.
  public var effectiveURL: String
  /// The redirects followed.
  public var redirectCount: Int
  /// The peer's IP address; empty where it is not known.
  public var remoteAddress: String
  /// The peer's port.
  public var remotePort: Int
  /// When things happened; after redirects those of the last exchange.
  public var timings: HTTPTimings

  /// A response, as `HTTPClient.send` makes them and as stand-ins for it may.
  public init(
    status: Int, version: String = "HTTP/1.1", headers: HTTPHeaders = [:], body: [UInt8] = [],
    effectiveURL: String = "", redirectCount: Int = 0, remoteAddress: String = "", remotePort: Int = 0,
    timings: HTTPTimings = HTTPTimings()
  ) {
    self.status = status
    self.version = version
    self.headers = headers
    self.body = body
    self.effectiveURL = effectiveURL
    self.redirectCount = redirectCount
    self.remoteAddress = remoteAddress
    self.remotePort = remotePort
    self.timings = timings
  }

  /// The body as text; bytes that are not UTF-8 become U+FFFD.
  public var text: String { String(decoding: body, as: UTF8.self) }
}
