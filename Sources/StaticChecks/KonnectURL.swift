/// The parts of an absolute URL of Konnect that look-up needs.
struct KonnectURL {
  /// The host: `us.api.konghq.com`; nil where a variable names the region.
  let host: String?
  /// The path, without query.
  let path: String
  /// What stands after the `?`; nil without one.
  let query: String?

  /// What the site's prerequisites set to the address of Konnect in a region.
  private static let baseVariables = ["$KONNECT_CONTROL_PLANE_URL", "${KONNECT_CONTROL_PLANE_URL}"]

  /// The parts of `url`; nil where it is not one of Konnect's.
  init?(_ url: String) {
    let rest: Substring
    if let variable = Self.baseVariables.first(where: url.hasPrefix) {
      rest = url.dropFirst(variable.count)
      // Paths of the Admin API have no version; where a reader sends them is not known.
      guard Self.hasVersion(rest) else { return nil }
      host = nil
    } else {
      guard let scheme = url.firstRange(of: "://") else { return nil }
      let authority = url[scheme.upperBound...].prefix { $0 != "/" && $0 != "?" && $0 != "#" }
      guard authority.hasSuffix(".api.konghq.com") else { return nil }
      host = authority.contains("$") ? nil : String(authority)
      rest = url[authority.endIndex...]
    }
    let path = rest.prefix { $0 != "?" && $0 != "#" }
    self.path = String(path)
    let behind = rest.dropFirst(path.count)
    query = behind.hasPrefix("?") ? String(behind.dropFirst().prefix { $0 != "#" }) : nil
  }

  /// The region that a host of Konnect names: `us`.
  static func region(of host: String) -> String { String(host.prefix { $0 != "." }) }

  private static func hasVersion(_ path: Substring) -> Bool {
    guard path.hasPrefix("/v") else { return false }
    let digits = path.dropFirst(2).prefix { $0.isNumber }
    return !digits.isEmpty && path.dropFirst(2 + digits.count).hasPrefix("/")
  }
}
