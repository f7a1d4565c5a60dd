import CCurl

extension Transfer {
  /// Sets what the request takes from files: a certificate of the client's own, cookies; and whom it need not trust.
  func setFiles() throws(HTTPClientError) {
    let request = job.request
    if !request.verifiesServer, job.url.isLoopback {
      try easy.set(CURLOPT_SSL_VERIFYPEER, 0)
      try easy.set(CURLOPT_SSL_VERIFYHOST, 0)
    }
    if let certificate = request.clientCertificate {
      try easy.set(CURLOPT_SSLCERT, certificate.file)
      if let keyFile = certificate.keyFile { try easy.set(CURLOPT_SSLKEY, keyFile) }
    }
    guard hasCookies else { return }
    // Without a name it still has libcurl keep cookies.
    try easy.set(CURLOPT_COOKIEFILE, request.cookieFile ?? "")
    if let jar = request.cookieJar { try easy.set(CURLOPT_COOKIEJAR, jar) }
  }

  /// Writes the cookies to their file, and forgets them: resetting a handle would keep them for another's request.
  func putAwayCookies() {
    guard hasCookies else { return }
    for command in ["FLUSH", "ALL"] { try? easy.set(CURLOPT_COOKIELIST, command) }
  }

  private var hasCookies: Bool { job.request.cookieFile != nil || job.request.cookieJar != nil }
}
