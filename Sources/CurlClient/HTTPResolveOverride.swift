/// An address to connect to for a host and port, whatever the name service says.
///
/// The request still names the host: in its `Host` header, and to TLS, which verifies it.
public struct HTTPResolveOverride: Hashable, Sendable {
  /// The host as the URL has it; nil for any.
  public var host: String?
  /// The port as the URL has it, or its scheme's; nil for any.
  public var port: Int?
  /// The IPv4 or IPv6 address, or another host's name.
  public var address: String
  /// The port there; nil for the same one.
  public var connectPort: Int?

  /// An override.
  public init(host: String?, port: Int?, address: String, connectPort: Int? = nil) {
    self.host = host
    self.port = port
    self.address = address
    self.connectPort = connectPort
  }

  /// An override written as curl's `--connect-to` has it, `host:port:address:port`; nil where it is not of that form.
  ///
  /// The first two may be empty, for any host or port, and the last for the same port. IPv6 addresses have brackets.
  public init?(connectTo text: String) {
    let form = /(?<host>\[[^\]]+\]|[^:\[\]]*):(?<port>\d*):(?<address>\[[^\]]+\]|[^:\[\]]+):(?<target>\d*)/
    guard let match = text.wholeMatch(of: form) else { return nil }
    let ports = [match.output.port, match.output.target].map { $0.isEmpty ? nil : Int($0) ?? 0 }
    guard ports.allSatisfy({ $0.map((1...65_535).contains) ?? true }) else { return nil }
    func bare(_ text: Substring) -> String { String(text.hasPrefix("[") ? text.dropFirst().dropLast() : text) }
    let host = match.output.host.isEmpty ? nil : bare(match.output.host)
    self.init(host: host, port: ports[0], address: bare(match.output.address), connectPort: ports[1])
  }

  /// The override as `CURLOPT_CONNECT_TO` takes it.
  ///
  /// `CURLOPT_RESOLVE` would do as well, but its entries stay in the DNS cache that all requests share.
  var connectTo: String {
    func bracketed(_ host: String) -> String { host.contains(":") && !host.hasPrefix("[") ? "[\(host)]" : host }
    let from = "\(host.map(bracketed) ?? ""):\(port.map(String.init) ?? "")"
    return "\(from):\(bracketed(address)):\(connectPort.map(String.init) ?? "")"
  }
}
