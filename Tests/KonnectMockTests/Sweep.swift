import JSON
import OpenAPI
import SourceText

@testable import KonnectMock

/// Sends a valid request for every operation of some documents, and an invalid one where there is a body, and checks
/// the answers against the specification.
struct Sweep {
  /// What came of it.
  struct Outcome: Sendable {
    /// Operations whose answer was a declared success that fits its schema.
    var fitting = 0
    /// Operations that could not be tried, and why.
    var untried: [String] = []
    /// Operations whose answer was wrong, and how.
    var failures: [String] = []
    /// Invalid requests that were refused as the specification says, by what was wrong with them.
    var refused: [String: Int] = [:]

    /// Adds the counts and findings of another part.
    mutating func add(_ other: Outcome) {
      fitting += other.fitting
      untried += other.untried
      failures += other.failures
      refused.merge(other.refused, uniquingKeysWith: +)
    }
  }

  /// Members of bodies that Konnect needs though the specification does not say so, each with the name of a thing.
  private static let references = [
    "add-consumer-to-specific-consumer-group": ["group": "CONSUMER_GROUP_ID"],
    "add-consumer-to-group": ["consumer": "CONSUMER_ID"], "add-user-to-team": ["id": "USER_ID"],
    "post-teams-teamId-system-accounts": ["id": "SYSTEM_ACCOUNT_ID"],
    "move-consumer": ["target_realm_id": "REALM_ID"], "add-developer-to-portal-team": ["id": "DEVELOPER_ID"],
  ]

  let fixture: MockFixture
  let documents: [Document]

  func run() async throws -> Outcome {
    var outcome = Outcome()
    for document in documents {
      for operation in document.operations {
        try await check(operation, of: document, &outcome)
      }
    }
    return outcome
  }

  private func check(_ operation: OpenAPI.Operation, of document: Document, _ outcome: inout Outcome) async throws {
    var fixture = fixture
    let server = operation.servers.first { $0.host != nil }
    let label = "\(operation.method) \(server?.basePath ?? "")\(operation.path.text) (\(document.file.path.suffix(60)))"
    fixture.token = label
    fixture.mock.addOrganization(token: label) { .seconds(100) }
    let host = server?.host ?? "us.api.konghq.com"
    guard let target = await target(operation, basePath: operation.servers[0].basePath, host, label, &outcome) else {
      return
    }

    let schema = operation.requestBody?.content.json?.schema
    var body = schema.map { ValueBuilder.request(seed: 7).value(for: $0) }
    body = await referring(body, schema, operation, "https://\(host)\(target)", fixture)
    for (name, variable) in Self.references[operation.id] ?? [:] {
      let request = ProvisionRequest(
        variable: variable, method: operation.method, url: "https://\(host)\(target)",
        place: .body(JSONPointer([name])))
      body?[name] = await fixture.mock.provision(request, token: label).map { .string($0.value) }
    }
    if let schema, let body {
      let violations = KonnectRules.violations(of: body, against: schema, direction: .request)
      if let first = violations.first {
        outcome.untried.append("\(label): made no valid body: \(first.description): \(body)")
        return
      }
    }
    let media = operation.requestBody?.content.json?.mediaType ?? operation.requestBody?.content.first?.mediaType
    let attempt = Attempt(
      operation: operation, label: label, target: target, host: host, body: body, media: media, fixture: fixture)
    try await refuse(attempt, &outcome)
    try await prepare(operation, of: document, target, host, fixture)
    let answer = try await send(operation, target, host, body: body, media, fixture)
    guard (200..<400).contains(answer.status), let response = operation.response(for: answer.status) else {
      outcome.failures.append(
        "\(label): \(answer.status) \(answer.json.map { "\($0)" } ?? "") for \(target) \(body ?? .null)")
      return
    }
    guard let expected = response.content.json?.schema else {
      outcome.fitting += 1
      return
    }
    guard let json = answer.json else {
      outcome.failures.append("\(label): \(answer.status) without JSON")
      return
    }
    let violations = expected.validate(json, direction: .response)
    if violations.isEmpty {
      outcome.fitting += 1
    } else {
      let text = violations.prefix(3).map(\.description).joined(separator: "; ")
      outcome.failures.append("\(label): \(text): \(String("\(json)".prefix(600)))")
    }
  }

  /// Makes the single thing at a path that an operation reads or deletes, where the specification has a way to.
  private func prepare(
    _ operation: OpenAPI.Operation, of document: Document, _ target: String, _ host: String, _ fixture: MockFixture
  ) async throws {
    guard operation.method != "PUT", operation.method != "POST", !target.contains("{") else { return }
    let maker = document.operations.first { $0.path == operation.path && ["PUT", "POST"].contains($0.method) }
    guard let maker else { return }
    let body = maker.requestBody?.content.json?.schema.map { ValueBuilder.request(seed: 7).value(for: $0) }
    _ = try await send(maker, target, host, body: body, "application/json", fixture)
  }

  /// The body with the id of something that is there wherever it refers to another resource.
  private func referring(
    _ body: JSONValue?, _ schema: Schema?, _ operation: OpenAPI.Operation, _ url: String, _ fixture: MockFixture
  ) async -> JSONValue? {
    guard var body, let schema else { return body }
    for (number, reference) in BodyReference.all(in: body, schema).enumerated() {
      let request = ProvisionRequest(
        variable: "B\(number)", method: operation.method, url: url, place: .body(reference.pointer))
      guard let made = await fixture.mock.provision(request, token: fixture.token) else { continue }
      body = body.setting(.string(made.value), at: reference.pointer.tokens[...])
    }
    return body
  }

  func send(
    _ operation: OpenAPI.Operation, _ target: String, _ host: String, body: JSONValue?, _ media: String?,
    _ fixture: MockFixture, headers further: [String: String] = [:]
  ) async throws -> MockFixture.Answer {
    var headers = ["X-Forwarded-Host": host].merging(further) { _, new in new }
    if let media { headers["Content-Type"] = media.contains("*") ? "text/plain" : media }
    for parameter in operation.parameters where parameter.place == .header && parameter.isRequired {
      headers[parameter.name] =
        parameter.schema.flatMap { ValueBuilder.request(seed: 7).value(for: $0).scalarText } ?? "x"
    }
    let isText = media.map { !$0.contains("json") } ?? false
    return try await fixture.send(
      operation.method, target, region: nil, body: isText ? nil : body, rawBody: isText ? "text" : nil, headers: headers
    )
  }

  /// The path with a provisioned resource for every parameter, and the query that the operation requires.
  private func target(
    _ operation: OpenAPI.Operation, basePath: String, _ host: String, _ token: String, _ outcome: inout Outcome
  ) async -> String? {
    var path = basePath
    var variables: [String] = []
    for segment in operation.path.segments {
      path += "/"
      for part in segment.parts {
        switch part {
        case .literal(let text): path += text
        case .parameter(let name):
          let isWhole = segment.parts.count == 1
          if isWhole { variables.append("P\(variables.count)_ID") }
          path += isWhole ? "$" + (variables.last ?? "") : text(operation.parameter(name, in: .path)?.schema)
        }
      }
    }
    for (variable, name) in zip(variables, operation.path.parameterNames) {
      let request = ProvisionRequest(
        variable: variable, method: operation.method, url: "https://\(host)\(path)", place: .path)
      let made = await fixture.mock.provision(request, token: token)
      path = path.replacing("$\(variable)", with: made?.value ?? text(operation.parameter(name, in: .path)?.schema))
    }
    let required = operation.parameters.filter { $0.place == .query && $0.isRequired }
    let query = required.compactMap { parameter -> String? in
      parameter.schema.map { "\(parameter.name)=\(text($0))" }
    }
    return path + (query.isEmpty ? "" : "?" + query.joined(separator: "&"))
  }

  private func text(_ schema: Schema?) -> String {
    guard let schema else { return "mock" }
    let value = ValueBuilder.request(seed: 7).value(for: schema)
    return (value.scalarText ?? value.array?.first?.scalarText ?? "mock").replacing(" ", with: "%20")
  }
}

extension ValueBuilder {
  /// A builder of the least that requests can hold.
  static func request(seed: UInt64) -> ValueBuilder {
    ValueBuilder(
      purpose: .request,
      subject: .init(seed: seed, noun: [], createdAt: .epoch, updatedAt: .epoch, isReady: true))
  }
}
