/// Why a mock server could not start.
public enum MockServerError: Error, Hashable, Sendable, CustomStringConvertible {
  /// Something else listens on the port.
  case portInUse(Int)
  /// The address can't be listened on, and the system's words why.
  case cannotListen(host: String, port: Int, reason: String)
  /// The certificate or the key for TLS can't be used, and why.
  case badTLSFile(String, reason: String)

  /// What happened and what to do.
  public var description: String {
    switch self {
    case .portInUse(let port): "port \(port) is in use; choose another, or 0 for any that is free"
    case .cannotListen(let host, let port, let reason): "cannot listen on \(host):\(port): \(reason)"
    case .badTLSFile(let path, let reason): "\(path) cannot be used for TLS: \(reason)"
    }
  }
}
