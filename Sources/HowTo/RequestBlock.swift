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
      block: payload.name, method: method, region: payload.name == "konnect_api_request" ? region : nil,
      url: base(region: region) + path, path: path, headers: headers(), body: block.values["body"])
    request.expectation = Expectation(status: status())
    if payload.name == "control_plane_request", request.expectation.status == nil { request.expectation.status = 200 }
    request.captures = captures()
    request.extractBody = block.values["extract_body"]
    request.places = block.places
    request.places[.root] = payload.range
    return request
  }

  private func base(region: String) -> String {
    switch payload.name {
    case "konnect_api_request": "https://\(region).api.konghq.com"
    case "control_plane_request": deployment == .konnect ? "$KONNECT_CONTROL_PLANE_URL" : "http://localhost:8001"
    default: ""
    }
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
    guard let value = block.values["method"] else { return "GET" }
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

  private mutating func headers() -> [RequestTemplate.Header] {
    let own = payload.name == "konnect_api_request" ? ["Authorization: Bearer $KONNECT_TOKEN"] : []
    let lines = list("headers").enumerated().compactMap { index, value -> String? in
      if let line = value.scalarText, RequestTemplate.Header(line: line) != nil { return line }
      // `- Name: value` without quotes is a mapping to YAML, and a header to everybody else.
      if let (name, value) = value.object?.first(where: { _ in true }), let value = value.scalarText {
        return "\(name): \(value)"
      }
      let place = block.places[JSONPointer(["headers", String(index)])]
      report("malformed-key", "a header is written as `Name: value`", at: place, fix: "write `- 'Name: value'`")
      return nil
    }
    var seen: Set<RequestTemplate.Header> = []
    return (own + lines).compactMap(RequestTemplate.Header.init(line:)).filter { seen.insert($0).inserted }
  }

  private mutating func captures() -> [Capture] {
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
