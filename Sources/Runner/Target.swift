import Foundation

/// Where the requests of a run go.
public struct Target: Sendable {
  /// What stands in place of `https://<region>.api.konghq.com`, without a slash at the end; nil for Konnect itself.
  public var baseURL: String?
  /// What it is, for people: `the embedded mock`.
  public var name: String

  /// Konnect itself, or what stands at `baseURL`.
  public init(baseURL: String?, name: String) {
    self.baseURL = baseURL.map { String($0.reversed().drop { $0 == "/" }.reversed()) }
    self.name = name
  }

  /// The domain of Konnect's APIs.
  static let konnectDomain = ".api.konghq.com"

  /// Where a request with an absolute URL is sent.
  struct Route: Equatable {
    /// The URL to send to.
    var url: String
    /// The host that the URL named, where another one answers for it.
    var forwardedHost: String?
    /// Whether it is Konnect or what stands for it, and so may have the token.
    var isTrusted: Bool
  }

  /// Why a request is not sent.
  enum Refusal: Error, Equatable {
    /// The text is no absolute HTTP URL.
    case malformed
    /// The host is neither the target nor this machine.
    case foreignHost(String)
  }

  /// The route of a request to `url`, in which all variables are replaced.
  ///
  /// - Throws: `Refusal` where it must not be sent.
  func route(_ url: String) throws(Refusal) -> Route {
    guard let components = URLComponents(string: url), let scheme = components.scheme?.lowercased(),
      let host = components.host?.lowercased(), !host.isEmpty, scheme == "https" || scheme == "http"
    else { throw .malformed }
    if host.hasSuffix(Self.konnectDomain) {
      guard let baseURL else { return Route(url: url, forwardedHost: nil, isTrusted: true) }
      let authority = url.range(of: "://").flatMap { scheme in
        url[scheme.upperBound...].firstIndex { "/?#".contains($0) }
      }
      return Route(url: baseURL + (authority.map { String(url[$0...]) } ?? ""), forwardedHost: host, isTrusted: true)
    }
    if let baseURL, url == baseURL || url.hasPrefix(baseURL + "/") {
      return Route(url: url, forwardedHost: nil, isTrusted: true)
    }
    let isLoopback = host == "localhost" || host == "::1" || host == "[::1]" || host.hasPrefix("127.")
    guard isLoopback else { throw .foreignHost(host) }
    return Route(url: url, forwardedHost: nil, isTrusted: false)
  }
}
