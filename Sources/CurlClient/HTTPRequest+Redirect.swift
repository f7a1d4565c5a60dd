extension HTTPRequest {
  private static let harmlessHeaders = ["Accept", "Accept-Language", "Content-Type", "User-Agent"]

  /// The request that follows the redirect in `result`; nil where that is none.
  ///
  /// By RFC 9110, 15.4: 303 asks with `GET`, and 301 and 302 turn `POST` into `GET`, as all clients do; else method
  /// and body stay.
  ///
  /// - Throws: `HTTPClientError.invalidURL` where the location is no `http` or `https` URL.
  func following(_ result: TransferResult) throws(HTTPClientError) -> HTTPRequest? {
    guard [301, 302, 303, 307, 308].contains(result.response.status), let location = result.location else { return nil }
    var next = self
    next.url = location
    let becomesGet =
      result.response.status == 303 && method != "HEAD" || result.response.status <= 302 && method == "POST"
    if becomesGet {
      next.method = "GET"
      next.body = nil
      next.headers["Content-Type"] = nil
    }
    if try !URLText(location).hasSameOrigin(as: URLText(url)) {
      next.headers.fields.removeAll { field in !Self.harmlessHeaders.contains(where: field.isNamed) }
      next.clientCertificate = nil
    }
    return next
  }
}
