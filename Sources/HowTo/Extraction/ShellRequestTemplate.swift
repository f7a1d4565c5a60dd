import RunbookModel

/// A `curl` line → the request that it sends.
enum ShellRequestTemplate {
  /// The block's name of requests that are `curl` lines.
  static let block = "curl"

  /// The request; what jq takes out of the answer for a variable is a capture.
  static func template(of request: ShellRequest) -> RequestTemplate {
    let curl = request.curl
    let headers = (curl.headers + curl.impliedHeaders).map {
      RequestTemplate.Header(name: $0.name, value: $0.value)
    }
    var template = RequestTemplate(
      block: block, method: curl.method, region: KonnectHost.region(of: curl.url), url: curl.url,
      path: KonnectHost.path(of: curl.url), headers: headers, body: curl.body.map(body))
    template.credentials = curl.credentials
    template.cookie = curl.cookie
    template.cookieJar = curl.cookieJar
    template.isInsecure = curl.transfer.isInsecure
    template.certificate = curl.transfer.certificate.map { .init(file: $0, key: curl.transfer.key) }
    template.outputFile = request.outputFile
    if let capture = request.capture {
      template.captures = [Capture(variable: capture.variable, jq: request.filter?.program ?? ".")]
    }
    return template
  }

  private static func body(_ body: CurlCommand.Body) -> RequestBody {
    switch body {
    case .text(_, let json?): .json(json)
    case .text(let text, nil): .text(text)
    case .form(let fields): .form(fields.map { .init(name: $0.name, value: $0.value) })
    case .file(let path, _): .file(path: path)
    case .output(let command): .output(command: command)
    }
  }
}

/// URLs of Konnect, `https://<region>.api.konghq.com/…`.
private enum KonnectHost {
  private static let domain = ".api.konghq.com"

  /// The region that a URL names; nil for other hosts.
  static func region(of url: String) -> String? {
    guard let host = host(of: url), host.hasSuffix(domain) else { return nil }
    return String(host.dropLast(domain.count))
  }

  /// What stands after Konnect's host; all of a URL of another.
  static func path(of url: String) -> String {
    guard region(of: url) != nil, let host = host(of: url) else { return url }
    return String(url.dropFirst("https://".count + host.count))
  }

  private static func host(of url: String) -> Substring? {
    guard url.hasPrefix("https://") else { return nil }
    return url.dropFirst("https://".count).prefix { !"/?#".contains($0) }
  }
}
