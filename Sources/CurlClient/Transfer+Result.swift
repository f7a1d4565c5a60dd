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
    let (host, port) = (job.url.host, job.url.port)
    let proxyStatus = easy.integer(of: CURLINFO_HTTP_CONNECTCODE)
    if proxyStatus >= 300 { return .proxyRefused(host: host, status: proxyStatus) }
    switch code {
    case CURLE_URL_MALFORMAT:
      return .invalidURL(URLText.withoutSecrets(job.request.url), reason: "it is malformed")
    case CURLE_COULDNT_RESOLVE_HOST: return .couldNotResolve(host: host)
    case CURLE_COULDNT_RESOLVE_PROXY:
      return .couldNotConnect(host: host, port: port, reason: "the proxy's name is unknown")
    case CURLE_COULDNT_CONNECT: return refusal(message)
    case CURLE_OPERATION_TIMEDOUT:
      let limit = isSent ? job.request.timeout : job.request.shorterTimeout
      return .timedOut(host: host, after: limit, connected: isSent)
    case CURLE_SSL_CACERT_BADFILE: return .tls(.unusableCAFile(job.request.caFile ?? ""), host: host, port: port)
    case CURLE_SSL_CONNECT_ERROR, CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CERTPROBLEM, CURLE_SSL_CIPHER,
      CURLE_SSL_ISSUER_ERROR, CURLE_SSL_INVALIDCERTSTATUS, CURLE_USE_SSL_FAILED:
      return .tls(TLSFault(message: message), host: host, port: port)
    case CURLE_ABORTED_BY_CALLBACK where attempts > 1:
      return .truncated(host: host, received: 0, reason: "a kept connection ended as the request was sent")
    case CURLE_PARTIAL_FILE, CURLE_GOT_NOTHING, CURLE_RECV_ERROR, CURLE_SEND_ERROR, CURLE_HTTP2, CURLE_HTTP2_STREAM:
      guard isSent else { return .couldNotConnect(host: host, port: port, reason: message) }
      return .truncated(host: host, received: body.count, reason: message)
    case CURLE_UNSUPPORTED_PROTOCOL, CURLE_WEIRD_SERVER_REPLY, CURLE_BAD_CONTENT_ENCODING:
      return .notHTTP(host: host, port: port, reason: message)
    default: return .other(code: Int(code.rawValue), message)
    }
  }

  /// Whether the request was on its way.
  private var isSent: Bool { easy.duration(of: CURLINFO_PRETRANSFER_TIME_T) > .zero }

  /// Why no connection came about; libcurl's message names the place, which is the proxy where there is one.
  private func refusal(_ message: String) -> HTTPClientError {
    let (host, port) = (job.url.host, job.url.port)
    guard ccurl_is_connection_refused(easy.integer(of: CURLINFO_OS_ERRNO)) != 0 else {
      return .couldNotConnect(host: host, port: port, reason: message)
    }
    let place = message.firstMatch(of: /to (\S+) port (\d+)/)
    guard let place, let other = Int(place.output.2), other != port, job.request.resolve.isEmpty else {
      return .connectionRefused(host: host, port: port)
    }
    return .couldNotConnect(
      host: host, port: port, reason: "the proxy at \(place.output.1), port \(other), refused the connection")
  }
}
