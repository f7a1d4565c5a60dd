/// A request as the mock's engine sees it, whatever carried it.
struct MockRequest: Sendable {
  /// The method in upper case.
  var method: String
  /// The path with its query, as sent.
  var target: String
  /// The headers, names in lower case.
  var headers: [String: String]
  /// The body; empty for none.
  var body: [UInt8]

  /// The path without the query.
  var path: String { String(target.prefix { $0 != "?" && $0 != "#" }) }

  /// The query without its question mark.
  var query: Substring {
    let bare = target.prefix { $0 != "#" }
    guard let mark = bare.firstIndex(of: "?") else { return "" }
    return bare[bare.index(after: mark)...]
  }

  /// The Konnect host that is meant; nil where the request names none, so that any will do.
  ///
  /// A client that reaches the mock by its loopback address tells the host it would have asked in `X-Forwarded-Host`.
  var host: String? {
    if let host = headers["x-forwarded-host"] {
      let first = host.split(separator: ",").first.map { $0.filter { $0 != " " } } ?? ""
      return first.split(separator: ":").first.map { $0.lowercased() }
    }
    let name = headers["host"]?.split(separator: ":").first.map { $0.lowercased() }
    return name?.hasSuffix(".api.konghq.com") == true ? name : nil
  }

  /// The token of `Authorization: Bearer …`.
  var token: String? {
    guard let value = headers["authorization"] else { return nil }
    let parts = value.split(separator: " ", maxSplits: 1)
    guard parts.count == 2, parts[0].lowercased() == "bearer" else { return nil }
    let token = parts[1].trimmingPrefix { $0 == " " }
    return token.isEmpty ? nil : String(token)
  }

  /// The status that `Prefer: code=404` asks for.
  var preferredStatus: Int? {
    for preference in headers["prefer"]?.split(whereSeparator: { $0 == "," || $0 == ";" }) ?? [] {
      let parts = preference.filter { $0 != " " }.split(separator: "=")
      if parts.count == 2, parts[0].lowercased() == "code" { return Int(parts[1].filter { $0 != "\"" }) }
    }
    return nil
  }
}
