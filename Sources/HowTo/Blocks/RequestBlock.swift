import JSON
import RunbookModel
import SourceText

/// A request block's keys → a request.
struct RequestBlock {
  let block: YAMLBlock
  let payload: BlockPayload
  let deployment: Runbook.Deployment

  private var diagnostics: [Diagnostic] = []

  /// A reader of one block.
  init(block: YAMLBlock, payload: BlockPayload, deployment: Runbook.Deployment) {
    self.block = block
    self.payload = payload
    self.deployment = deployment
  }

  /// The regions that Konnect has.
  static let regions = ["us", "eu", "au", "me", "in", "sg", "global"]

  /// The kinds of validations that are HTTP requests.
  static let validations: Set = [
    "validation:request-check", "validation:rate-limit-check", "validation:unauthorized-check",
    "validation:traffic-generator",
  ]

  private static let methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]

  /// The request; no action where the URL, region or method is missing or wrong.
  func read() -> BlockReader.Reading {
    var reader = self
    let request = reader.request()
    return BlockReader.Reading(action: request.map(StepAction.request), diagnostics: reader.diagnostics)
  }

  private mutating func request() -> RequestTemplate? {
    guard let path = self.path(), let region = self.region(), let method = self.method() else { return nil }
    var request = RequestTemplate(
      block: payload.kind, method: method, region: payload.name == "konnect_api_request" ? region : nil,
      url: base(region: region) + path, path: path, body: body())
    for (header, place) in headers() {
      request.headers.append(header)
      request.headerPlaces.append(place)
    }
    request.expectation = expectation()
    request.captures = captures()
    request.extractBody = block.values["extract_body"]
    request.credentials = text("user")
    request.cookie = text("cookie")
    request.cookieJar = text("cookie_jar")
    request.outputFile = text("output")
    // The site shows `curl -k --key key.pem --cert cert.pem` for a block with `mtls`.
    let isMutual = block.values["mtls"]?.bool == true
    request.isInsecure = isMutual || block.values["insecure"]?.bool == true
    request.certificate = isMutual ? .init(file: "cert.pem", key: "key.pem") : nil
    request.delay = duration("sleep")
    request.rounds = rounds()
    request.isRetried = block.values["retry"]?.bool == true
    request.settings = block.settings(besides: Self.ownKeys)
    request.places = block.places
    request.keyPlaces = block.keyPlaces
    request.places[.root] = payload.range
    return request
  }

  /// The keys that a request has fields for in all kinds of blocks.
  private static let ownKeys: Set = [
    "url", "region", "method", "status_code", "headers", "body", "body_cmd", "capture", "extract_body",
  ]

  private func base(region: String) -> String {
    let isKonnect = deployment == .konnect
    return switch payload.name {
    case "konnect_api_request": "https://\(region).api.konghq.com"
    case "control_plane_request": isKonnect ? "$KONNECT_CONTROL_PLANE_URL" : "http://localhost:8001"
    case "validation": text(isKonnect ? "konnect_url" : "on_prem_url") ?? Self.gateway(for: deployment)
    default: ""
    }
  }

  /// Where a gateway's proxy listens, as the site's quickstart sets it up.
  static func gateway(for deployment: Runbook.Deployment) -> String {
    deployment == .konnect ? "$KONNECT_PROXY_URL" : "http://localhost:8000"
  }

  // MARK: Kinds

  private mutating func expectation() -> Expectation {
    var expectation = Expectation(status: status())
    expectation.message = text("message")
    switch payload.kind {
    case "control_plane_request": expectation.status = expectation.status ?? 200
    case "validation:rate-limit-check":
      expectation.status = expectation.status ?? 429
      expectation.earlierStatus = 200
      if block.values["message"] == nil { expectation.message = "API rate limit exceeded" }
    case "validation:unauthorized-check":
      expectation.status = expectation.status ?? 401
      if block.values["message"] == nil { expectation.message = "Unauthorized" }
    default: break
    }
    expectation.headers = headerLines("expected_headers").compactMap { RequestTemplate.Header(line: $0.0) }
    return expectation
  }

  private mutating func rounds() -> RequestTemplate.Rounds? {
    for key in ["iterations", "count"] {
      guard let value = block.values[key] else { continue }
      guard let count = value.scalarText.flatMap(Int.init), (1...Self.maximumRounds).contains(count) else {
        report(
          "malformed-key", "`\(key)` must be a number from 1 to \(Self.maximumRounds)", at: block.place(of: key),
          fix: "write how often the request is sent, such as `\(key): 6`")
        return nil
      }
      return count > 1 ? .init(count: count, pause: duration("inline_sleep")) : nil
    }
    return nil
  }

  private static let maximumRounds = 10_000

  /// The body: `body` is sent as JSON, a form as such, `body_cmd` names a command that prints it.
  private func body() -> RequestBody? {
    if let body = block.values["body"] { return .json(body) }
    if let fields = block.values["form_data"]?.object {
      return .form(fields.map { .init(name: $0, value: $1.scalarText ?? "\($1)") })
    }
    return text("body_cmd").map { .output(command: $0) }
  }

  // MARK: Keys

  private mutating func path() -> String? {
    let path = block.values["url"]?.scalarText
    // The Admin API's root is a resource of its own.
    if let path, !path.isEmpty || payload.name == "control_plane_request" { return path }
    report(
      "missing-url", "this `\(payload.name)` block has no `url`", at: block.place(of: "url") ?? payload.range,
      fix: "add `url:` with the path and its version, such as `/v2/control-planes`")
    return nil
  }

  private mutating func region() -> String? {
    guard let value = block.values["region"] else { return "us" }
    let region = value.scalarText ?? "\(value)"
    guard payload.name == "konnect_api_request", !region.contains("$") else { return region }
    guard Self.regions.contains(region) else {
      report(
        "unknown-region", "Konnect has no region `\(region)`", at: block.place(of: "region") ?? payload.range,
        fix: "write one of \(Self.regions.joined(separator: ", "))")
      return nil
    }
    return region
  }

  private mutating func method() -> String? {
    guard let value = block.values["method"] else {
      // A validation is shown as a `curl` line, which sends by POST what it is given to send.
      let sends = block.values["body"] != nil || block.values["form_data"] != nil || block.values["body_cmd"] != nil
      return sends && payload.name == "validation" ? "POST" : "GET"
    }
    let method = (value.scalarText ?? "\(value)").uppercased()
    guard Self.methods.contains(method) else {
      report(
        "unknown-method", "`\(method)` is no HTTP method", at: block.place(of: "method") ?? payload.range,
        fix: "write one of \(Self.methods.joined(separator: ", "))")
      return nil
    }
    return method
  }

  private mutating func status() -> Int? {
    guard let value = block.values["status_code"] else { return nil }
    guard let status = value.scalarText.flatMap(Int.init), (100...599).contains(status) else {
      report(
        "malformed-key", "`status_code` must be a number from 100 to 599", at: block.place(of: "status_code"),
        fix: "write the expected status, such as `status_code: 201`")
      return nil
    }
    return status
  }

  /// The headers, each once, with their places; the dialect's own has none.
  private mutating func headers() -> [(RequestTemplate.Header, SourceRange?)] {
    let own = payload.name == "konnect_api_request" ? ["Authorization: Bearer $KONNECT_TOKEN"] : []
    let lines = own.map { ($0, SourceRange?.none) } + headerLines("headers")
    var seen: Set<RequestTemplate.Header> = []
    return lines.compactMap { line, place in
      guard let header = RequestTemplate.Header(line: line), seen.insert(header).inserted else { return nil }
      return (header, place)
    }
  }

  private mutating func headerLines(_ key: String) -> [(String, SourceRange?)] {
    list(key).enumerated().compactMap { index, value -> (String, SourceRange?)? in
      let place = block.places[JSONPointer([key, String(index)])]
      if let line = value.scalarText, RequestTemplate.Header(line: line) != nil { return (line, place) }
      // `- Name: value` without quotes is a mapping to YAML, and a header to everybody else.
      if let (name, value) = value.object?.first(where: { _ in true }), let value = value.scalarText {
        return ("\(name): \(value)", place)
      }
      report("malformed-key", "a header is written as `Name: value`", at: place, fix: "write `- 'Name: value'`")
      return nil
    }
  }

  private mutating func captures() -> [Capture] {
    // `capture: NAME` with `jq` beside it is the short form.
    if let variable = text("capture") {
      return [Capture(variable: variable, jq: text("jq") ?? ".", range: block.place(of: "capture"))] + headerCaptures()
    }
    return bodyCaptures() + headerCaptures()
  }

  /// What is taken from headers: `extract_headers`, a list of `name` and `variable`.
  private mutating func headerCaptures() -> [Capture] {
    list("extract_headers").enumerated().compactMap { index, value in
      let place = block.places[JSONPointer(["extract_headers", String(index)])]
      guard let name = value["name"]?.scalarText, let variable = value["variable"]?.scalarText else {
        report(
          "malformed-key", "an entry of `extract_headers` needs a `name` and a `variable`", at: place,
          fix: "write `- name: HEADER` and below it `variable: NAME`")
        return nil
      }
      return Capture(variable: variable, header: name, range: place)
    }
  }

  private mutating func bodyCaptures() -> [Capture] {
    list("capture").enumerated().compactMap { index, value in
      let place = block.places[JSONPointer(["capture", String(index)])]
      guard let variable = value["variable"]?.scalarText else {
        report(
          "malformed-key", "a capture needs a `variable`", at: place,
          fix: "write `- variable: NAME`, and below it `jq: '.id'` unless the whole response is meant")
        return nil
      }
      guard let jq = value["jq"] else { return Capture(variable: variable, jq: ".", range: place) }
      guard let program = jq.scalarText else {
        report(
          "malformed-key", "the `jq` of a capture must be a jq program",
          at: block.places[JSONPointer(["capture", String(index), "jq"])] ?? place,
          fix: "write it in quotes, such as `jq: '.id'`")
        return nil
      }
      return Capture(variable: variable, jq: program, range: place)
    }
  }

  private func text(_ key: String) -> String? { block.values[key]?.scalarText }

  /// How long to pause: seconds, as a validation shows its reader `sleep 15`; milliseconds in other blocks, whose
  /// pause only the site's own test harness makes.
  private mutating func duration(_ key: String) -> Duration? {
    guard let value = block.values[key] else { return nil }
    guard let number = value.scalarText.flatMap(Double.init), (0...86_400_000).contains(number) else {
      report(
        "malformed-key", "`\(key)` must be a number", at: block.place(of: key),
        fix: "write how long to pause, such as `\(key): 2`")
      return nil
    }
    return payload.name == "validation" ? .seconds(number) : .milliseconds(number)
  }

  private mutating func list(_ key: String) -> [JSONValue] {
    guard let value = block.values[key], !value.isNull else { return [] }
    guard let list = value.array else {
      report("malformed-key", "`\(key)` must be a list", at: block.place(of: key), fix: "begin each entry with `- `")
      return []
    }
    return list
  }

  private mutating func report(_ rule: String, _ message: String, at range: SourceRange?, fix: String) {
    diagnostics.append(
      Diagnostic(.error, rule: rule, message, at: range ?? payload.range, fix: .init(fix)))
  }
}
