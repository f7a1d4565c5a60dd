import JSON
import RunbookModel
import SourceText

/// The requests of a page, in one of its variants, beside those that the site's own code yields.
struct RequestComparison {
  /// Where they differ, as `page:line kind: field is this, not that`.
  private(set) var differences: [String] = []
  /// How many requests were compared.
  private(set) var count = 0

  private let page: ExpectedPage
  private let book: Runbook
  private let root: String

  /// Compares `book` with `page`.
  ///
  /// - Parameter root: What precedes paths of the site in the book's files.
  init(_ page: ExpectedPage, _ book: Runbook, root: String) {
    self.page = page
    self.book = book
    self.root = root
    let isInProcedure = { (request: JSONValue) in Self.isInProcedure(request, for: book.deployment) }
    let expected = page.requests.filter(isInProcedure)
    let steps = book.steps.filter { $0.blockKind != nil }
    if steps.compactMap(\.blockKind) == expected.compactMap({ $0["kind"]?.string }) {
      for (step, request) in zip(steps, expected) { compare(step, request) }
    } else {
      differences.append(
        "\(page.path) \(book.deployment.rawValue): the procedure has \(steps.compactMap { "\($0.blockKind ?? "") \($0.origin.start.line)" }), not "
          + "\(expected.map { "\($0["kind"]?.string ?? "") \($0["origin"]?["line"]?.int ?? 0)" })")
    }
    compareOthers(page.requests.filter { !isInProcedure($0) })
  }

  /// Outside the procedure the order is told by place, as the steps stand together by their reason.
  private mutating func compareOthers(_ expected: [JSONValue]) {
    var others = book.otherSteps.filter { $0.blockKind != nil }
    for request in expected {
      let match = others.firstIndex { step in
        step.blockKind == request["kind"]?.string && place(of: step, like: request) == nil
          && (step.path == nil || step.path == request["path"]?.string)
      }
      guard let match else {
        differences.append(
          "\(page.path) \(book.deployment.rawValue): no other step for \(request["kind"]?.string ?? "") \(request["path"]?.string ?? "")"
        )
        continue
      }
      compare(others.remove(at: match), request)
    }
    for step in others {
      differences.append("\(page.path) \(book.deployment.rawValue): \(step.id), which the site does not have")
    }
  }

  private static func isInProcedure(_ request: JSONValue, for deployment: Runbook.Deployment) -> Bool {
    let zone = request["zone"]?.string
    let topologies = request["topologies"]?.array ?? []
    return zone != "faq" && zone != "tldr" && request["hidden_tab"] != true
      && (topologies.contains(.null) || topologies.contains(.string(deployment.rawValue)))
  }

  // MARK: Fields

  private mutating func compare(_ step: Step, _ expected: JSONValue) {
    count += 1
    var found = step.fields
    found["section"] = .array(step.section.map(JSONValue.string))
    found["zone"] = .string(step.zone.rawValue)
    found["tabs"] = .array(step.tabs)
    var wanted = expected.object ?? [:]
    for key in ["origin", "topologies", "hidden_tab", "url"] { wanted[key] = nil }
    wanted["tabs"] = wanted["tabs"] ?? []
    for key in ["tabs"] {
      wanted[key] = .array(
        (wanted[key]?.array ?? []).map { ["group": $0["group"] ?? .null, "tab": $0["tab"] ?? .null] })
    }
    if expected["kind"]?.string == "konnect_api_request" {
      found["url"] = step.request.map { .string($0.url) }
      wanted["url"] = expected["url"]
    }
    readDefaults(of: &wanted)
    normalize(&wanted)
    normalize(&found)
    var seen: Set<String> = []
    for key in (wanted.keys + found.keys) where seen.insert(key).inserted && wanted[key] != found[key] {
      report(step, "\(key) is \(found[key] ?? .null), not \(wanted[key] ?? .null)")
    }
    if let fault = place(of: step, like: expected) { report(step, fault) }
  }

  /// Fills in what the dialect leaves to a block's kind, and brings short forms to their long one.
  private func readDefaults(of fields: inout JSONObject) {
    if fields["kind"] == "control_plane_request", fields["status_code"]?.isNull != false { fields["status_code"] = 200 }
    if fields["kind"] == "env_variables" {
      let own = (fields["other"]?.object ?? [:]).filter { $0.key != "indent" && $0.key != "section" }
      fields["other"] = .object(JSONObject(own.map { ($0.key, $0.value) }))
    }
    // curl sends by POST what it is given to send.
    if fields["method"]?.isNull != false, fields["body"] != nil || fields["other"]?["form_data"] != nil {
      fields["method"] = "POST"
    }
    if let variable = fields["capture"]?.string {
      fields["capture"] = [["variable": .string(variable), "jq": fields["other"]?["jq"] ?? "."]]
    }
    // `Name:value` and `Name: value` are one header.
    let headers = fields["headers"]?.array?.compactMap(\.string).compactMap(RequestTemplate.Header.init(line:)) ?? []
    fields["headers"] = .array(headers.map { .string($0.line) })
    // kramdown sets typographic apostrophes; a section is named as its author typed it.
    fields["section"] = .array(
      (fields["section"]?.array ?? []).compactMap(\.string).map { .string($0.replacing("’", with: "'")) })
  }

  /// What says nothing is nothing: an empty list, GET, a region without a choice.
  private func normalize(_ fields: inout JSONObject) {
    for key in fields.keys {
      guard let value = fields[key] else { continue }
      if value.isNull || value == [] || value == [:] || (key == "method" && value == "GET") { fields[key] = nil }
    }
  }

  /// What is wrong with the place of a step; nil where it is right.
  ///
  /// Text of the front matter goes through an include of the site's, whose line its own code gives; here it is the line
  /// that the author typed.
  private func place(of step: Step, like expected: JSONValue) -> String? {
    let file = step.origin.file.path
    let isInclude = file != book.page
    let line = step.origin.start.line - (isInclude ? 0 : page.frontMatterLines)
    let wanted = expected["origin"]
    // The seed's path is that of the site it was read in.
    let isOfPage = wanted?["file"]?.string?.contains("_how-tos/") ?? false
    if !isInclude, isOfPage { return wanted?["line"]?.int == line ? nil : "its line is \(line)" }
    if !isInclude, line <= 0 {
      let isTyped = step.origin.text.contains(wanted?["tag"]?.string ?? "?")
      return isTyped && wanted?["file"]?.string?.hasSuffix("/inline.md") == true
        ? nil : "its place is in the front matter"
    }
    let path = String(file.dropFirst(root.count))
    if wanted?["file"]?.string != (isInclude ? path : page.path) || wanted?["line"]?.int != line {
      return "its place is \(path):\(line), not \(wanted?["file"]?.string ?? "?"):\(wanted?["line"]?.int ?? 0)"
    }
    return nil
  }

  private mutating func report(_ step: Step, _ difference: String) {
    differences.append("\(page.path):\(step.origin.start.line) \(step.blockKind ?? ""): \(difference)")
  }
}

extension Step {
  /// The kind of the request block that the step was written in; nil for other steps.
  fileprivate var blockKind: String? {
    guard rule == "block" else { return nil }
    switch action {
    case .request(let request): return request.block
    case .export: return "env_variables"
    case .shell(let block): return block.language
    case .entities, .manual, .wait, .repeat: return nil
    }
  }

  fileprivate var path: String? { request?.path }

  fileprivate var tabs: [JSONValue] {
    conditions.compactMap { condition in
      if case .tab(let tab) = condition { ["group": .string(tab.group), "tab": .string(tab.name)] } else { nil }
    }
  }

  /// The step in the site's terms.
  fileprivate var fields: JSONObject {
    var fields: JSONObject = ["kind": .string(blockKind ?? "")]
    switch action {
    case .request(let request):
      fields["path"] = .string(request.path)
      fields["method"] = .string(request.method)
      fields["status_code"] = request.expectation.status.map { .number(JSONNumber($0)) }
      fields["region"] = request.region.map(JSONValue.string)
      fields["headers"] = .array(request.headers.map { .string($0.line) })
      fields["body"] = request.body?.json
      if case .output(let command) = request.body { fields["body_cmd"] = .string(command) }
      fields["capture"] = .array(
        request.captures.map { capture in
          capture.jq == "."
            ? ["variable": .string(capture.variable)]
            : ["variable": .string(capture.variable), "jq": .string(capture.jq)]
        })
      fields["extract_body"] = request.extractBody
      fields["other"] = .object(request.settings)
    case .export(let assignments):
      fields["other"] = .object(JSONObject(assignments.map { ($0.variable, .string($0.text)) }))
    case .shell(let block):
      var settings = block.settings
      if block.language == "validation:grpc-check" {
        fields["method"] = settings["method"]
        settings["method"] = nil
      }
      fields["other"] = .object(settings)
    case .entities, .manual, .wait, .repeat: break
    }
    return fields
  }
}

extension Assignment {
  /// The value as the page gives it.
  fileprivate var text: String {
    switch value {
    case .literal(let text), .placeholder(let text): text
    // A shell reads it in the quotes that the site's template writes.
    case .shell(let text): text.hasPrefix("\"") ? String(text.dropFirst().dropLast()) : text
    case .response(let step): step
    case .query(let variable, _): variable
    }
  }
}
