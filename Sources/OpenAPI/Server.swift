/// A base address that serves operations, its variables replaced by their defaults.
public struct Server: Hashable, Sendable {
  /// The address as written, variables replaced: `https://us.api.konghq.com/v2`.
  public let url: String
  /// The scheme in lower case; nil where the address has no host.
  public let scheme: String?
  /// The host in lower case without the port; nil for an address such as `/v2`, which any host serves.
  public let host: String?
  /// The port, where one is written.
  public let port: Int?
  /// The path of the address without a final slash: `/v2`; empty for none.
  public let basePath: String
  /// What the address is for.
  public let summary: String?

  /// A server at `url`, whose variables must have been replaced.
  public init(url: String, summary: String? = nil) {
    self.url = url
    self.summary = summary
    let reference = URIReference(url)
    scheme = reference.scheme?.lowercased()
    let authority = reference.authority.map { $0.split(separator: "@").last ?? "" }
    let hostAndPort = Self.split(authority: authority)
    host = hostAndPort.host
    port = hostAndPort.port
    var path = Substring(reference.path)
    while path.hasSuffix("/") { path = path.dropLast() }
    basePath = path.isEmpty || path.hasPrefix("/") ? String(path) : "/" + path
  }

  /// Whether a request to `host` reaches this server: the hosts are equal, or one of the two is unknown.
  public func serves(host other: String?) -> Bool {
    guard let host, let other else { return true }
    return host == Self.split(authority: other[...]).host
  }

  private static func split(authority: Substring?) -> (host: String?, port: Int?) {
    guard let authority, !authority.isEmpty else { return (nil, nil) }
    if authority.hasPrefix("["), let end = authority.firstIndex(of: "]") {
      let port = authority[authority.index(after: end)...].dropFirst()
      return (authority[...end].lowercased(), Int(port))
    }
    let parts = authority.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    return (parts[0].lowercased(), parts.count > 1 ? Int(parts[1]) : nil)
  }
}
