/// That a run may use a shell, and how far.
///
/// A page's shell blocks can do whatever the user can: this is given only where the user asked for it.
public struct ShellPolicy: Sendable {
  /// The longest a block may take; its processes are ended then.
  public var timeout: Duration
  /// The bytes that are kept of each of a block's two outputs; what comes after is read and thrown away.
  public var outputLimit: Int
  /// The time that processes have to end by themselves, from SIGTERM to SIGKILL.
  public var grace: Duration
  /// What programs need of the user's environment whatever the target: `PATH`, `HOME`, and so on.
  public var environment: [String: String]

  /// A policy with 10 minutes, 1 MiB of each output and 3 seconds to end.
  public init(environment: [String: String]) {
    timeout = .seconds(600)
    outputLimit = 1 << 20
    grace = .seconds(3)
    self.environment = environment.filter { Self.names.contains($0.key) || $0.key.hasPrefix("LC_") }
  }

  private static let names: Set = [
    "PATH", "HOME", "USER", "LOGNAME", "SHELL", "LANG", "TZ", "TMPDIR", "http_proxy", "https_proxy", "no_proxy",
    "HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY", "SSL_CERT_FILE", "SSL_CERT_DIR", "DOCKER_HOST", "KUBECONFIG",
  ]
}
