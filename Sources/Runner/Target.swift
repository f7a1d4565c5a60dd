/// Where the requests of a run go.
public struct Target: Sendable {
  /// What stands in place of `https://<region>.api.konghq.com`, without a slash at the end; nil for Konnect itself.
  public var baseURL: String?
  /// What it is, for people: `the embedded mock`.
  public var name: String

  /// Further hosts that may be asked, without the token: `example.com`, or `example.com:8443` for one port of it.
  public var allowedHosts: Set<String> = []

  /// Konnect itself, or what stands at `baseURL`.
  public init(baseURL: String?, name: String) {
    self.baseURL = baseURL.map { String($0.reversed().drop { $0 == "/" }.reversed()) }
    self.name = name
  }

  /// Whether something on this machine stands for Konnect.
  public var isLoopback: Bool { baseURL.flatMap { try? WebAddress($0) }?.isLoopback ?? false }

  /// Whether `allowedHosts` names the host of `url`.
  func admits(_ url: String) -> Bool {
    guard let address = try? WebAddress(url) else { return false }
    return allowedHosts.contains(address.host) || allowedHosts.contains(address.authority)
  }

  /// Whether `text` can stand in `allowedHosts`: a host, with a port or without.
  public static func isHost(_ text: String) -> Bool {
    guard let address = try? WebAddress("https://\(text)") else { return false }
    return address.rest.isEmpty && address.authority == text.lowercased()
  }

  /// Whether a token that is sent to it can be read on the way: it is on another machine, and asked without TLS.
  public var isReadableOnTheWay: Bool {
    guard let baseURL, let address = try? WebAddress(baseURL) else { return false }
    return !address.isSecure && !address.isLoopback
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
    /// The URL has a name or a password before its host, where a reader may take them for the host.
    case userInformation
    /// It would go to this host of Konnect without TLS.
    case cleartext(String)
    /// The host, with its port if named, is neither the target nor this machine.
    case foreignHost(String)
  }

  /// The route of a request to `url`, in which all variables are replaced.
  ///
  /// - Throws: `Refusal` where it must not be sent.
  func route(_ url: String) throws(Refusal) -> Route {
    let address: WebAddress
    do throws(WebAddress.Fault) {
      address = try WebAddress(url)
    } catch {
      throw error == .userInformation ? .userInformation : .malformed
    }
    if address.host.hasSuffix(Self.konnectDomain), address.port ?? 443 == 443 {
      guard address.isSecure else { throw .cleartext(address.host) }
      guard let baseURL else { return Route(url: url, forwardedHost: nil, isTrusted: true) }
      return Route(url: baseURL + address.rest, forwardedHost: address.host, isTrusted: true)
    }
    if let baseURL, url.hasPrefix(baseURL), url.dropFirst(baseURL.count).first.map("/?#".contains) ?? true {
      return Route(url: url, forwardedHost: nil, isTrusted: true)
    }
    guard address.isLoopback || admits(url) else { throw .foreignHost(address.authority) }
    return Route(url: url, forwardedHost: nil, isTrusted: false)
  }
}
