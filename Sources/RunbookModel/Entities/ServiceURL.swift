import JSON

/// A service's `url`, which is short for four fields → these fields, as the API wants them.
enum ServiceURL {
  private static let ports = ["http": 80, "https": 443, "grpc": 80, "grpcs": 443, "ws": 80, "wss": 443]

  /// The fields with `protocol`, `host`, `port` and `path` in place of `url`; as they are where it is no such URL.
  static func unrolled(_ fields: JSONObject) -> JSONObject {
    guard let url = fields["url"]?.string, let separator = url.firstRange(of: "://") else { return fields }
    let scheme = url[..<separator.lowerBound].lowercased()
    let authority = url[separator.upperBound...].prefix { !"/?#".contains($0) }
    let path = url[authority.endIndex...]
    guard let usualPort = ports[scheme], !authority.isEmpty, !authority.contains("@") else { return fields }
    var host = String(authority)
    var port = usualPort
    if let colon = authority.lastIndex(of: ":"), !authority.hasSuffix("]") {
      guard let number = Int(authority[authority.index(after: colon)...]) else { return fields }
      (host, port) = (String(authority[..<colon]), number)
    }
    var fields = fields
    fields.removeValue(forKey: "url")
    fields["protocol"] = .string(scheme)
    fields["host"] = .string(host)
    fields["port"] = .number(JSONNumber(port))
    if !path.isEmpty { fields["path"] = .string(String(path)) }
    return fields
  }
}
