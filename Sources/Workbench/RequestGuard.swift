/// Decides which requests are answered: those that this machine's own browser sends from the page itself.
///
/// A server on the loopback is open to every web site that the browser visits. Two things keep them out: the `Host`
/// must name this machine, which a name that was rebound to 127.0.0.1 does not; and what changes anything needs the
/// token that only the page holds, and other origins cannot read the page.
struct RequestGuard: Sendable {
  /// The token that a `POST` has to carry.
  let token: String

  /// A token that cannot be guessed, from the system's random numbers.
  static func makeToken() -> String {
    var generator = SystemRandomNumberGenerator()
    return (0..<2).map { _ in
      let digits = String(generator.next() as UInt64, radix: 16)
      return String(repeating: "0", count: 16 - digits.count) + digits
    }.joined()
  }

  /// Whether `host`, as in `Host: 127.0.0.1:4000`, names this machine and the port that the request came in on.
  static func isLocal(host: String?, port: Int?) -> Bool {
    guard let host, let port else { return false }
    return ["127.0.0.1", "localhost"].contains { host.lowercased() == "\($0):\(port)" }
      || (port == 80 && ["127.0.0.1", "localhost"].contains(host.lowercased()))
  }

  /// Whether a request that carries `token`, sent by a page of `origin` where it says so, may change anything.
  func allowsChange(token: String?, origin: String?, port: Int?) -> Bool {
    if let origin {
      let scheme = "http://"
      guard origin.hasPrefix(scheme), Self.isLocal(host: String(origin.dropFirst(scheme.count)), port: port) else {
        return false
      }
    }
    guard let token else { return false }
    return Self.isEqual(token, self.token)
  }

  /// Compares in a time that does not tell how much of `candidate` is right.
  private static func isEqual(_ candidate: String, _ secret: String) -> Bool {
    let (candidate, secret) = (Array(candidate.utf8), Array(secret.utf8))
    guard candidate.count == secret.count else { return false }
    return zip(candidate, secret).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
  }
}
