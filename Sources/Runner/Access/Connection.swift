public import CurlClient

/// How servers are reached; TLS is always verified.
public struct Connection: Sendable {
  /// A file of CA certificates (PEM) to trust in place of the system's.
  public var caFile: String?
  /// Where to connect to for hosts, whatever the name service says.
  public var resolve: [HTTPResolveOverride]

  /// The system's authorities and name service, unless told otherwise.
  public init(caFile: String? = nil, resolve: [HTTPResolveOverride] = []) {
    self.caFile = caFile
    self.resolve = resolve
  }
}
