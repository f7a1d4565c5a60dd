import JSON
import RunbookModel

/// Answer + expectation → checks.
enum ResponseChecks {
  /// The most parameters of an error answer that are told.
  private static let maximumParameters = 8

  /// Judges `response` by everything that `request` expects; snippets only where the status is right.
  ///
  /// - Parameter leftOut: The step that was left out and may have made what a snippet shows and the answer lacks.
  static func judge(
    _ response: Exchange.Response, by request: RequestTemplate, leftOut: (ResponseSnippet) -> Step.ID? = { _ in nil }
  ) -> [CheckResult] {
    let status = status(response, request)
    return [status] + headers(response, request) + message(response, request)
      + request.expectation.snippets.map { snippet in
        guard status.outcome == .passed else {
          let reason = "snippet: not judged, as the request did not succeed"
          return CheckResult(.unverified, reason, range: snippet.range)
        }
        return check(snippet, response, leftOut)
      }
  }

  /// `summary` of what an answer lacks, with the step whose absence may explain it.
  static func excuse(_ summary: String, by leftOut: Step.ID) -> String {
    "\(summary); step \(leftOut), which was not carried out, may make it"
  }

  private static func status(_ response: Exchange.Response, _ request: RequestTemplate) -> CheckResult {
    let range = request.range(of: JSONPointer(["status_code"]))
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
      let details = found.isEmpty ? ["no such header was found"] : found.map { "found \(ResponseExcerpt.cut($0.line))" }
      return CheckResult(isFound ? .passed : .failed, "header \(expected.line)", details: isFound ? [] : details)
    }
  }

  private static func message(_ response: Exchange.Response, _ request: RequestTemplate) -> [CheckResult] {
    guard let message = request.expectation.message else { return [] }
    let isFound = response.text.contains(message)
    return [
      CheckResult(
        isFound ? .passed : .failed, "message `\(message)`",
        details: isFound ? [] : ResponseExcerpt.lines(of: response))
    ]
  }

  private static func check(
    _ snippet: ResponseSnippet, _ response: Exchange.Response, _ leftOut: (ResponseSnippet) -> Step.ID?
  ) -> CheckResult {
    if case .unreadable(let reason) = snippet.content {
      return CheckResult(.unverified, "snippet: \(reason)", range: snippet.range)
    }
    if let check = textCheck(snippet, response) { return check }
    guard let json = response.json else {
      return CheckResult(
        .failed, "snippet: the answer is no JSON", details: ResponseExcerpt.lines(of: response), range: snippet.range)
    }
    let verdict = SnippetMatcher.match(snippet, in: json)
    if verdict.isAbsence, let step = leftOut(snippet) {
      return CheckResult(.unverified, excuse("snippet: \(verdict.summary)", by: step), range: snippet.range)
    }
    return CheckResult(
      verdict.isMatch ? .passed : .failed, "snippet: \(verdict.summary)", details: verdict.details,
      range: snippet.range)
  }

  /// The check of a snippet that is no JSON; nil for others.
  private static func textCheck(_ snippet: ResponseSnippet, _ response: Exchange.Response) -> CheckResult? {
    switch snippet.content {
    case .status(let status):
      let isExpected = status == response.status
      return CheckResult(
        isExpected ? .passed : .failed,
        isExpected ? "snippet: status \(status)" : "snippet: status \(response.status), shown is \(status)",
        range: snippet.range)
    case .text(let text):
      let missing = text.split(separator: "\n").first { !response.text.contains($0) }
      return CheckResult(
        missing == nil ? .passed : .failed,
        missing.map { "snippet: the answer lacks `\(ResponseExcerpt.cut(String($0)))`" }
          ?? "snippet: the text is there",
        details: missing == nil ? [] : ResponseExcerpt.lines(of: response), range: snippet.range)
    case .fragment, .none, .unreadable: return nil
    }
  }

  /// What an error answer says of itself: problem+json's detail and parameters, else the beginning of the body.
  ///
  /// A detail that is the first parameter over again is left out.
  private static func problem(_ response: Exchange.Response) -> [String] {
    guard let json = response.json,
      let title = json["detail"]?.string ?? json["title"]?.string ?? json["message"]?.string
    else { return ResponseExcerpt.lines(of: response) }
    let parameters = json["invalid_parameters"]?.array ?? []
    let faults = parameters.prefix(maximumParameters).map { parameter in
      let reason = parameter["reason"]?.string ?? parameter["rule"]?.string ?? "is invalid"
      return (field: parameter["field"]?.string ?? "?", reason: reason)
    }
    let isRepeated = faults.first.map { title.hasPrefix("\($0.field) \($0.reason)") } ?? false
    let lines = faults.map { ResponseExcerpt.cut("\($0.field): \($0.reason)") }
    let further = parameters.count - lines.count
    return (isRepeated ? [] : [ResponseExcerpt.cut(title, to: 400)]) + lines
      + (further > 0 ? ["… and \(further) more"] : [])
  }
}
