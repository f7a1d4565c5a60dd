import JSON
public import RunbookModel
public import SourceText

/// A scenario file (YAML) → scenario.
///
/// ```yaml
/// variables: {REGION: eu}
/// each: {CONTROL_PLANE_ID: [$FIRST_ID, $SECOND_ID]}
/// manual:
///   - heading: Create a control plane
///     items: 1-8
///     requests:
///       - {url: /v2/control-planes, method: POST, status_code: 201, body: {name: hybrid-cp}, capture: […]}
/// wait:
///   - heading: Create a control plane
///     requests: [{url: /v2/cloud-gateways/networks/$NETWORK_ID, region: global, until: ready}]
/// expect:
///   - {step: validate/1, response: {name: rate-limiting-advanced}}
/// ```
public struct ScenarioReader {
  private let file: SourceFile
  private var diagnostics: [Diagnostic] = []
  private var scenario: Scenario

  private init(_ file: SourceFile) {
    self.file = file
    scenario = Scenario(path: file.path)
  }

  /// Reads `file`; what cannot be read is left out and told.
  public static func read(_ file: SourceFile) -> (scenario: Scenario, diagnostics: [Diagnostic]) {
    var reader = ScenarioReader(file)
    reader.read()
    return (reader.scenario, reader.diagnostics)
  }

  private mutating func read() {
    if let fault = file.invalidUTF8(in: "scenario") {
      diagnostics.append(fault)
      return
    }
    let payload = BlockPayload(
      name: "scenario", markup: "", body: MappedText(file), range: file.lineRange(1))
    let block: YAMLBlock
    do throws(YAMLBlock.Unreadable) {
      block = try YAMLBlock(payload)
    } catch {
      diagnostics.append(error.diagnostic)
      return
    }
    // An error here: what the first of the two said would be lost, and nobody looks at a run that holds.
    diagnostics += block.diagnostics.map { repeated in
      var repeated = repeated
      repeated.severity = .error
      return repeated
    }
    checkKeys(of: block, at: .root, known: ["variables", "each", "manual", "wait", "expect"])
    checkForms(of: block)
    for (name, value) in block.values["variables"]?.object ?? [:] {
      guard let text = value.scalarText else {
        report(
          "the value of a variable is a text or a number", block, JSONPointer(["variables", name]),
          fix: "write `\(name): value`")
        continue
      }
      scenario.variables.append((name, text))
    }
    for (name, values) in block.values["each"]?.object ?? [:] {
      let texts = (values.array ?? [values]).map(\.scalarText)
      guard !texts.isEmpty, !texts.contains(nil) else {
        report(
          "`each` lists the values that a repeat goes through", block, JSONPointer(["each", name]),
          fix: "write `\(name): [$FIRST, $SECOND]`")
        continue
      }
      scenario.each[name] = texts.compactMap(\.self)
      scenario.eachPlaces[name] = block.keyPlaces[JSONPointer(["each", name])]
    }
    scenario.manual = performances(in: block, key: "manual")
    scenario.waits = performances(in: block, key: "wait")
    readExpectations(in: block)
  }

  /// Reports keys of the whole whose value has another form than theirs.
  private mutating func checkForms(of block: YAMLBlock) {
    for key in ["variables", "each"] {
      guard let value = block.values[key], !value.isNull, value.object == nil else { continue }
      report("`\(key)` is a mapping of names", block, JSONPointer([key]), fix: "write `NAME: value` below it")
    }
    for key in ["manual", "wait", "expect"] {
      guard let value = block.values[key], !value.isNull, value.array == nil else { continue }
      report("`\(key)` is a list", block, JSONPointer([key]), fix: "begin each entry with `- `")
    }
  }

  // MARK: Performances

  private mutating func performances(in block: YAMLBlock, key: String) -> [Scenario.Performance] {
    (block.values[key]?.array ?? []).enumerated().compactMap { index, value in
      let pointer = JSONPointer([key, String(index)])
      checkKeys(of: block, at: pointer, known: ["heading", "items", "requests"])
      if let requests = value["requests"], requests.array == nil {
        report("`requests` is a list", block, pointer.appending("requests"), fix: "begin each request with `- `")
      }
      let headings = (value["heading"]?.array ?? [value["heading"] ?? .null]).compactMap(\.string)
      guard !headings.isEmpty, let range = block.places[pointer] else {
        report("each entry of `\(key)` needs a `heading`", block, pointer, fix: "add the heading that it goes with")
        return nil
      }
      return Scenario.Performance(
        headings: headings, items: items(in: block, at: pointer.appending("items")),
        requests: requests(in: block, at: pointer.appending("requests")), range: range)
    }
  }

  private mutating func items(in block: YAMLBlock, at pointer: JSONPointer) -> ClosedRange<Int>? {
    guard let text = block.values[pointer]?.scalarText else { return nil }
    let numbers = text.split(separator: "-").compactMap { Int($0.trimmingSpace) }
    guard let first = numbers.first, let last = numbers.last, first <= last, numbers.count <= 2 else {
      report("`items` is a number or a range such as `1-8`", block, pointer, fix: "write the numbers of the list items")
      return nil
    }
    return first...last
  }

  private mutating func requests(in block: YAMLBlock, at pointer: JSONPointer) -> [ScenarioRequest] {
    (block.values[pointer]?.array ?? []).enumerated().compactMap { index, value in
      let place = pointer.appending(String(index))
      guard let range = block.places[place], value.object != nil else {
        report("a request is a mapping with a `url`", block, place, fix: "write it as in a konnect_api_request block")
        return nil
      }
      checkKeys(
        of: block, at: place,
        known: ["url", "method", "region", "status_code", "headers", "body", "capture", "until", "timeout"])
      for number in (value["capture"]?.array ?? []).indices {
        checkKeys(
          of: block, at: place.appending("capture").appending(String(number)), known: ["variable", "jq"])
      }
      let reading = RequestBlock(
        block: block.part(at: place),
        payload: BlockPayload(
          name: "konnect_api_request", markup: "", body: MappedText(), range: range), deployment: .konnect
      ).read()
      diagnostics += reading.diagnostics
      guard case .request(var request)? = reading.action else { return nil }
      let limit = timeout(in: block, at: place.appending("timeout"))
      if let state = until(in: block, at: place.appending("until")) {
        request.polling = Polling(text: "until \(state)", state: state.lowercased(), limit: limit ?? .seconds(1800))
      } else if limit != nil, value["until"] == nil {
        report(
          "`timeout` is the limit of an `until`, which this request lacks", block, place.appending("timeout"),
          fix: "add `until` with the state to wait for, or remove `timeout`")
      }
      return ScenarioRequest(request: request, range: range)
    }
  }

  private mutating func until(in block: YAMLBlock, at pointer: JSONPointer) -> String? {
    guard let value = block.values[pointer] else { return nil }
    guard let state = value.scalarText, !state.isEmpty else {
      report("`until` is a state", block, pointer, fix: "write the state to wait for, such as `ready`")
      return nil
    }
    return state
  }

  private mutating func timeout(in block: YAMLBlock, at pointer: JSONPointer) -> Duration? {
    guard let value = block.values[pointer] else { return nil }
    guard let limit = value.scalarText.flatMap(DurationText.parse) else {
      report("`timeout` is a duration", block, pointer, fix: "write it like `90s`, `30m` or `60 minutes`")
      return nil
    }
    return limit
  }

  private mutating func readExpectations(in block: YAMLBlock) {
    for (index, value) in (block.values["expect"]?.array ?? []).enumerated() {
      let pointer = JSONPointer(["expect", String(index)])
      checkKeys(of: block, at: pointer, known: ["step", "response"])
      guard let step = value["step"]?.string, let fragment = value["response"], let range = block.places[pointer] else {
        report("each entry of `expect` needs `step` and `response`", block, pointer, fix: "name a step by its id")
        continue
      }
      let snippet = ResponseSnippet(content: .fragment(fragment), subject: nil, claims: [], range: range)
      scenario.expectations[step, default: []].append(snippet)
    }
  }

  // MARK: Faults

  /// Reports the keys at `pointer` that a scenario does not have there, with the one that was probably meant.
  private mutating func checkKeys(of block: YAMLBlock, at pointer: JSONPointer, known: [String]) {
    let keys = block.values[pointer]?.object?.keys
    let free = known.filter { keys?.contains($0) == false }
    for key in keys ?? [] where !known.contains(key) {
      let place = block.keyPlaces[pointer.appending(key)]
      let nearest = EditDistance.nearest(to: key, among: free, limit: 1).first
      diagnostics.append(
        Diagnostic(
          .error, rule: "unknown-key", "a scenario has no key `\(key)` here", at: place,
          fix: nearest.map { .init("write `\($0)`", replacement: $0) }
            ?? .init("write one of \(known.joined(separator: ", "))")))
    }
  }

  private mutating func report(_ message: String, _ block: YAMLBlock, _ pointer: JSONPointer, fix: String) {
    let place = block.places[pointer] ?? block.places[pointer.parent]
    diagnostics.append(Diagnostic(.error, rule: "malformed-scenario", message, at: place, fix: .init(fix)))
  }
}
