/// The parts of an absolute URL of Konnect that look-up needs.
struct KonnectURL {
  /// The host: `us.api.konghq.com`; nil where a variable names the region.
  let host: String?
  /// The path, without query.
  let path: String

  /// The parts of `url`; nil where it is not one of Konnect's.
  init?(_ url: String) {
    guard let scheme = url.firstRange(of: "://") else { return nil }
    let rest = url[scheme.upperBound...]
    let authority = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    guard authority.hasSuffix(".api.konghq.com") else { return nil }
    host = authority.contains("$") ? nil : String(authority)
    path = String(rest.dropFirst(authority.count).prefix { $0 != "?" && $0 != "#" })
  }

  /// The region that a host of Konnect names: `us`.
  static func region(of host: String) -> String { String(host.prefix { $0 != "." }) }
}
