import CCurl

extension Transfer {
  /// The outcome, when libcurl is done with `code`.
  func result(_ code: CURLcode) -> Result<TransferResult, HTTPClientError> {
    if let exceededLimit { return .failure(.tooLarge(limit: exceededLimit)) }
    guard code == CURLE_OK else { return .failure(error(code)) }
    let response = HTTPResponse(
      status: easy.integer(of: CURLINFO_RESPONSE_CODE), version: version, headers: HTTPHeaders(headers.fields),
      body: body, effectiveURL: easy.string(of: CURLINFO_EFFECTIVE_URL) ?? job.request.url, redirectCount: 0,
      remoteAddress: easy.string(of: CURLINFO_PRIMARY_IP) ?? "", remotePort: easy.integer(of: CURLINFO_PRIMARY_PORT),
      timings: timings)
    return .success(TransferResult(response: response, location: easy.string(of: CURLINFO_REDIRECT_URL)))
  }

  private var timings: HTTPTimings {
    HTTPTimings(
      nameLookup: easy.duration(of: CURLINFO_NAMELOOKUP_TIME_T), connect: easy.duration(of: CURLINFO_CONNECT_TIME_T),
      tlsHandshake: easy.duration(of: CURLINFO_APPCONNECT_TIME_T),
      firstByte: easy.duration(of: CURLINFO_STARTTRANSFER_TIME_T), total: easy.duration(of: CURLINFO_TOTAL_TIME_T))
  }

  private var version: String {
    switch easy.integer(of: CURLINFO_HTTP_VERSION) {
    case Int(CURL_HTTP_VERSION_1_0): "HTTP/1.0"
    case Int(CURL_HTTP_VERSION_2_0): "HTTP/2"
    case Int(CURL_HTTP_VERSION_3): "HTTP/3"
    default: "HTTP/1.1"
    }
  }

  private func error(_ code: CURLcode) -> HTTPClientError {
    let message = easy.message(for: code)
    switch code {
    case CURLE_URL_MALFORMAT:
      return .invalidURL(URLText.withoutSecrets(job.request.url), reason: "it is malformed")
    case CURLE_COULDNT_RESOLVE_HOST: return .couldNotResolve(host: job.url.host)
    case CURLE_COULDNT_RESOLVE_PROXY:
      return .couldNotConnect(host: job.url.host, port: job.url.port, reason: "the proxy's name is unknown")
    case CURLE_COULDNT_CONNECT:
      return ccurl_is_connection_refused(easy.integer(of: CURLINFO_OS_ERRNO)) != 0
        ? .connectionRefused(host: job.url.host, port: job.url.port)
        : .couldNotConnect(host: job.url.host, port: job.url.port, reason: message)
    case CURLE_OPERATION_TIMEDOUT:
      let connected = easy.duration(of: CURLINFO_PRETRANSFER_TIME_T) > .zero
      return .timedOut(after: connected ? job.request.timeout : job.request.shorterTimeout, connected: connected)
    case CURLE_SSL_CONNECT_ERROR, CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CACERT_BADFILE, CURLE_SSL_CERTPROBLEM,
      CURLE_SSL_CIPHER, CURLE_SSL_ISSUER_ERROR, CURLE_SSL_INVALIDCERTSTATUS, CURLE_USE_SSL_FAILED:
      return .tls(message)
    case CURLE_PARTIAL_FILE, CURLE_GOT_NOTHING, CURLE_RECV_ERROR, CURLE_SEND_ERROR, CURLE_HTTP2, CURLE_HTTP2_STREAM:
      return .truncated(received: body.count, reason: message)
    default: return .other(code: Int(code.rawValue), message)
    }
  }
}
