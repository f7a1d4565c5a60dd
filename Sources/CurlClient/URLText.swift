import CCurl

/// A URL as libcurl reads it, so that what is checked is what is sent to.
struct URLText {
  let scheme: String
  let host: String
  let port: Int

  /// Reads an absolute `http` or `https` URL.
  ///
  /// - Throws: `HTTPClientError.invalidURL` where it is none.
  init(_ text: String) throws(HTTPClientError) {
    guard !text.utf8.contains(where: { $0 <= 0x20 || $0 == 0x7F }) else {
      throw .invalidURL(Self.withoutSecrets(text), reason: "it has spaces or control characters; percent-encode them")
    }
    guard let handle = curl_url() else { throw .outOfMemory }
    defer { curl_url_cleanup(handle) }
    let code = curl_url_set(handle, CURLUPART_URL, text, 0)
    guard code == CURLUE_OK else {
      throw .invalidURL(Self.withoutSecrets(text), reason: Self.reason(code))
    }
    func part(_ part: CURLUPart) -> String {
      var value: UnsafeMutablePointer<CChar>?
      guard curl_url_get(handle, part, &value, UInt32(CURLU_DEFAULT_PORT)) == CURLUE_OK, let value else { return "" }
      defer { curl_free(value) }
      return String(cString: value)
    }
    scheme = part(CURLUPART_SCHEME).lowercased()
    host = part(CURLUPART_HOST).lowercased()
    port = Int(part(CURLUPART_PORT)) ?? 0
    guard scheme == "http" || scheme == "https" else {
      throw .invalidURL(Self.withoutSecrets(text), reason: "its scheme must be http or https")
    }
    guard !host.isEmpty else { throw .invalidURL(Self.withoutSecrets(text), reason: "it names no host") }
  }

  private static func reason(_ code: CURLUcode) -> String {
    switch code {
    case CURLUE_BAD_SCHEME: "it must begin with http:// or https://"
    case CURLUE_UNSUPPORTED_SCHEME: "its scheme must be http or https"
    case CURLUE_BAD_PORT_NUMBER: "its port is not a number from 1 to 65535"
    case CURLUE_NO_HOST: "it names no host"
    default: "it is malformed"
    }
  }

  /// Whether a request to the one may take along what was meant for the other.
  func hasSameOrigin(as other: URLText) -> Bool { scheme == other.scheme && host == other.host && port == other.port }

  /// Whether the host is this machine, which no proxy can reach.
  var isLoopback: Bool {
    if host == "localhost" || host == "[::1]" { return true }
    // Four numbers: `127.example.com` is a name like any other.
    let parts = host.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 4 && parts[0] == "127" && parts.allSatisfy { UInt8($0) != nil }
  }

  /// The text without user information, query and fragment, any of which may hold a secret.
  static func withoutSecrets(_ text: String) -> String {
    let path = text.prefix { $0 != "?" && $0 != "#" }
    guard let at = path.lastIndex(of: "@") else { return String(path) }
    let scheme = path.range(of: "://").map { path[..<$0.upperBound] } ?? ""
    return scheme + "…@" + path[path.index(after: at)...]
  }
}

extension Substring {
  /// The first place of `text`.
  fileprivate func range(of text: String) -> Range<Index>? {
    indices.first { self[$0...].hasPrefix(text) }.map { $0..<index($0, offsetBy: text.count) }
  }
}
