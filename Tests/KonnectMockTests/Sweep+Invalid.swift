import CurlClient
import JSON
import OpenAPI

@testable import KonnectMock

/// Invalid requests, each a valid one with one thing wrong, and whether the answer refuses it as declared.
extension Sweep {
  /// A valid request to spoil.
  struct Attempt {
    let operation: OpenAPI.Operation
    let label: String
    let target: String
    let host: String
    let body: JSONValue?
    let media: String?
    let fixture: MockFixture
  }

  /// Sends what has something wrong with its body, path, query or token, and asks for each declared error.
  func refuse(_ attempt: Attempt, _ outcome: inout Outcome) async throws {
    for body in badBodies(attempt).prefix(3) {
      try await expectRefusal("body", attempt, body: body, &outcome)
    }
    if let target = badPath(attempt) { try await expectRefusal("path", attempt, target: target, &outcome) }
    if let target = badQuery(attempt) { try await expectRefusal("query", attempt, target: target, &outcome) }
    if attempt.operation.requiresSecurity {
      try await expectRefusal("token", attempt, headers: ["Authorization": "Basic bW9jaw=="], status: 401, &outcome)
    }
    for status in attempt.operation.responses.compactMap(\.status.code) where status >= 400 {
      try await expectRefusal("Prefer", attempt, headers: ["Prefer": "code=\(status)"], status: status, &outcome)
    }
  }

  private func expectRefusal(
    _ kind: String, _ attempt: Attempt, target: String? = nil, body: JSONValue? = nil, headers: [String: String] = [:],
    status: Int? = nil, _ outcome: inout Outcome
  ) async throws {
    let answer = try await send(
      attempt.operation, target ?? attempt.target, attempt.host, body: body ?? attempt.body, attempt.media,
      attempt.fixture, headers: headers)
    let isRefused = status.map { $0 == answer.status } ?? (400..<500).contains(answer.status)
    guard isRefused else {
      let what = target ?? body.map { "\($0)" } ?? "\(headers)"
      outcome.failures.append("\(attempt.label): a bad \(kind) got \(answer.status): \(what.prefix(300))")
      return
    }
    if let misfit = misfit(answer, attempt.operation) {
      outcome.failures.append("\(attempt.label): the answer \(answer.status) to a bad \(kind): \(misfit)")
      return
    }
    outcome.refused[kind, default: 0] += 1
  }

  /// In what the answer to an error is not as its operation declares it, or else as RFC 9457 has problems.
  private func misfit(_ answer: MockFixture.Answer, _ operation: OpenAPI.Operation) -> String? {
    let declared = operation.response(for: answer.status)
    if let declared, !declared.content.isEmpty, declared.content.json == nil { return nil }
    guard let json = answer.json else { return "no JSON" }
    if let schema = declared?.content.json?.schema {
      return schema.validate(json, direction: .response).first.map { "\($0.description): \(json)" }
    }
    let isProblem =
      json["status"]?.int == answer.status && json["title"]?.string != nil && json["detail"]?.string != nil
      && answer.headers["Content-Type"]?.hasPrefix("application/problem+json") == true
    return isProblem ? nil : "no problem: \(json)"
  }

  // MARK: What is wrong

  /// Another type; a required field less; a field of another type.
  private func badBodies(_ attempt: Attempt) -> [JSONValue] {
    guard let schema = attempt.operation.requestBody?.content.json?.schema else { return [] }
    func isBad(_ value: JSONValue) -> Bool {
      !KonnectRules.violations(of: value, against: schema, direction: .request).isEmpty
    }
    var bodies: [JSONValue] = [42]
    if let body = attempt.body, let members = body.object {
      bodies += members.keys.prefix(8).map { name in
        var poorer = body
        poorer[name] = .none
        return poorer
      }.filter(isBad).prefix(1)
      let wrong: [JSONValue] = [["mock": [[]]], 0.5, "mock", true]
      bodies += members.keys.prefix(8).flatMap { name in wrong.map { body.setting($0, at: [name]) } }
        .filter(isBad).prefix(1)
    }
    return bodies.filter(isBad)
  }

  /// The path with something in place of an id that is none, or that nothing has.
  private func badPath(_ attempt: Attempt) -> String? {
    let operation = attempt.operation
    let query = attempt.target.firstIndex(of: "?").map { String(attempt.target[$0...]) } ?? ""
    var segments = attempt.target.prefix { $0 != "?" }.split(separator: "/").map(String.init)
    let base = segments.count - operation.path.segments.count
    let shape = PathShape(basePath: "/" + segments.prefix(base).joined(separator: "/"), template: operation.path)
    for index in shape.segments.indices where shape.segments[index] == PathShape.parameter {
      let parent = PathShape(segments: Array(shape.segments.prefix(index)))
      let isLast = index == shape.segments.count - 1
      guard case .parameter(let name)? = operation.path.segments[index - base].parts.first else { continue }
      let schema = operation.parameter(name, in: .path)?.schema
      if schema.map({ !$0.validate("no-such-thing!").isEmpty }) == true {
        segments[index] = "no-such-thing!"
      } else if let collection = fixture.mock.engine.catalog.collections[parent],
        collection.isCreatable || collection.isListed, !(isLast && operation.method == "PUT")
      {
        segments[index] = "no-such-thing!"
      } else {
        continue
      }
      return "/" + segments.joined(separator: "/") + query
    }
    return nil
  }

  /// The target with a value of a query parameter that its schema forbids.
  private func badQuery(_ attempt: Attempt) -> String? {
    for parameter in attempt.operation.parameters where parameter.place == .query && parameter.style != .deepObject {
      guard let schema = parameter.schema, schema.type != .object, schema.type != .array else { continue }
      for text in ["mock", "-1", "0"] where !schema.validate(TypedText.value(of: text, for: schema)).isEmpty {
        return attempt.target + (attempt.target.contains("?") ? "&" : "?")
          + "\(QueryString.encoded(parameter.name))=\(text)"
      }
    }
    return nil
  }
}
