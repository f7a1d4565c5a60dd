import JSON
import RunbookModel

/// Answer + expectation → checks.
enum ResponseChecks {
  /// Judges `response` by everything that `request` expects; snippets only where the status is right.
  static func judge(_ response: Exchange.Response, by request: RequestTemplate) -> [CheckResult] {
    var checks = [status(response, request)]
    let isExpectedStatus = checks[0].outcome == .passed
    checks += headers(response, request) + message(response, request)
    for snippet in request.expectation.snippets {
      guard isExpectedStatus else {
        checks.append(
          CheckResult(.unverified, "snippet: not judged, as the request did not succeed", range: snippet.range))
        continue
      }
      checks.append(check(snippet, response))
    }
    return checks
  }

  private static func status(_ response: Exchange.Response, _ request: RequestTemplate) -> CheckResult {
    let range = request.places[JSONPointer(["status_code"])] ?? request.range(of: .root)
    let expected = request.expectation.status
    let isExpected = expected.map { $0 == response.status } ?? (200..<300).contains(response.status)
    if isExpected { return CheckResult(.passed, "status \(response.status)", range: range) }
    let name = expected.map(String.init) ?? "a success"
    return CheckResult(
      .failed, "status \(response.status), expected \(name)", details: problem(response), range: range)
  }

  private static func headers(_ response: Exchange.Response, _ request: RequestTemplate) -> [CheckResult] {
    request.expectation.headers.map { expected in
      let found = response.headers.filter { $0.name.lowercased() == expected.name.lowercased() }
      let isFound = found.contains { expected.value.isEmpty || $0.value == expected.value }
      return CheckResult(
        isFound ? .passed : .failed, "header \(expected.line)",
        details: isFound ? [] : found.map { "found \($0.line)" })
    }
  }

  private static func message(_ response: Exchange.Response, _ request: RequestTemplate) -> [CheckResult] {
    guard let message = request.expectation.message else { return [] }
    let isFound = response.text.contains(message)
    return [
      CheckResult(
        isFound ? .passed : .failed, "message `\(message)`", details: isFound ? [] : bodyExcerpt(response))
    ]
  }

  private static func check(_ snippet: ResponseSnippet, _ response: Exchange.Response) -> CheckResult {
    if case .unreadable(let reason) = snippet.content {
      return CheckResult(.unverified, "snippet: \(reason)", range: snippet.range)
    }
    guard let json = response.json else {
      return CheckResult(
        .failed, "snippet: the answer is no JSON", details: bodyExcerpt(response), range: snippet.range)
    }
    let verdict = SnippetMatcher.match(snippet, in: json)
    return CheckResult(
      verdict.isMatch ? .passed : .failed, "snippet: \(verdict.summary)", details: verdict.details,
      range: snippet.range)
  }

  // MARK: Explaining

  /// What an error answer says of itself: problem+json's detail and parameters, else the beginning of the body.
  private static func problem(_ response: Exchange.Response) -> [String] {
    guard let json = response.json, let title = json["detail"]?.string ?? json["title"]?.string ?? json["message"]?.string
    else { return bodyExcerpt(response) }
    let parameters = json["invalid_parameters"]?.array ?? []
    return [title] + parameters.prefix(8).map { parameter in
      let field = parameter["field"]?.string ?? "?"
      let reason = parameter["reason"]?.string ?? parameter["rule"]?.string ?? "is invalid"
      return "\(field): \(reason)"
    }
  }

  /// The first line or so of the body.
  static func bodyExcerpt(_ response: Exchange.Response) -> [String] {
    let text = response.text.prefix(2000).split(whereSeparator: \.isNewline).joined(separator: " ")
    if text.isEmpty { return ["the answer has no body"] }
    return ["the answer begins: \(text.count > 160 ? "\(text.prefix(160))…" : text)"]
  }
}
