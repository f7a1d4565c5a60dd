/// An address to connect to for a host and port, whatever the name service says.
///
/// The request still names the host: in its `Host` header, and to TLS, which verifies it.
public struct HTTPResolveOverride: Hashable, Sendable {
  /// The host as the URL has it.
  public var host: String
  /// The port as the URL has it, or its scheme's.
  public var port: Int
  /// The IPv4 or IPv6 address, or another host's name.
  public var address: String

  /// An override.
  public init(host: String, port: Int, address: String) {
    self.host = host
    self.port = port
    self.address = address
  }

  /// An override written as curl's `--resolve` has it, `host:port:address`; nil where it is not of that form.
  public init?(_ text: String) {
    let parts = text.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3, !parts[0].isEmpty, let port = Int(parts[1]), (1...65_535).contains(port), !parts[2].isEmpty
    else { return nil }
    let address = parts[2].hasPrefix("[") && parts[2].hasSuffix("]") ? parts[2].dropFirst().dropLast() : parts[2]
    self.init(host: String(parts[0]), port: port, address: String(address))
  }

  /// The override as `CURLOPT_CONNECT_TO` takes it.
  ///
  /// `CURLOPT_RESOLVE` would do as well, but its entries stay in the DNS cache that all requests share.
  var connectTo: String {
    func bracketed(_ host: String) -> String { host.contains(":") && !host.hasPrefix("[") ? "[\(host)]" : host }
    return "\(bracketed(host)):\(port):\(bracketed(address)):"
  }
}
