import JSON
import OpenAPI
import Synchronization

/// Requests → answers, for all organizations.
final class MockEngine: Sendable {
  /// A body larger than this, in bytes, is refused.
  static let maximumBodySize = 8 << 20

  let configuration: MockConfiguration
  let catalog: Catalog
  let requests = RequestCounter()
  private let organizations = Mutex<[String: Organization]>([:])

  init(_ configuration: MockConfiguration) {
    self.configuration = configuration
    catalog = Catalog(configuration.index)
  }

  // MARK: Organizations

  /// Opens an organization for `token`, fresh even where there was one.
  func addOrganization(token: String, clock: @escaping @Sendable () -> Duration) {
    let organization = makeOrganization(token, clock)
    requests.restart(token)
    organizations.withLock { $0[token] = organization }
  }

  /// The organization that `token` belongs to.
  func organization(for token: String) -> Organization? {
    organizations.withLock { organizations in
      if let known = organizations[token] { return known }
      guard configuration.acceptsAnyToken else { return nil }
      let new = makeOrganization(token, MockServer.wallClock)
      organizations[token] = new
      return new
    }
  }

  private func makeOrganization(_ token: String, _ clock: @escaping @Sendable () -> Duration) -> Organization {
    Organization(
      catalog: catalog, seed: SeededRandom.seed(configuration.seed, token), readyAfter: configuration.readyAfter,
      clock: clock)
  }

  // MARK: Requests

  /// What the mock answers to `request`; never fails.
  func answer(_ request: MockRequest) async -> MockAnswer {
    do throws(Problem) {
      let match = try find(request)
      do throws(Problem) {
        return try await answer(request, match)
      } catch {
        return answer(error, to: request, match.operation)
      }
    } catch {
      return answer(error, to: request, nil)
    }
  }

  private func answer(_ request: MockRequest, _ match: OperationMatch) async throws(Problem) -> MockAnswer {
    let operation = match.operation
    let organization = try authorized(request, operation)
    if let status = request.preferredStatus { return try preferred(status, request, match) }
    let content = try RequestReader(
      operation: operation, document: match.document, pathParameters: match.pathParameters, request: request
    ).read()
    let call = Call(
      operation: operation, shape: PathShape(basePath: match.basePath, template: operation.path),
      segments: request.path.split(separator: "/", omittingEmptySubsequences: false).dropFirst().map(
        QueryString.decodedPath),
      content: content, path: request.path)
    let reply = try await organization.perform(call)
    var answer = MockAnswer(status: status(of: reply, operation), body: reply.body)
    if operation.response(for: answer.status)?.content.json == nil { answer.body = nil }
    return answer
  }

  /// The operation that is meant.
  ///
  /// - Throws: 404 with the regions or the nearest paths, 405 with the methods that there are.
  private func find(_ request: MockRequest) throws(Problem) -> OperationMatch {
    switch configuration.index.lookup(host: request.host, method: request.method, path: request.path) {
    case .found(let match): return match
    case .regionNotServed(let match, let servers):
      let regions = servers.compactMap { $0.host.map(Self.region) }.sorted().joined(separator: ", ")
      let asked = request.host.map(Self.region) ?? "unknown"
      let what = "\(request.method) \(match.fullPath) is not served in region \(asked)"
      throw Problem(status: 404, detail: "\(what); regions: \(regions)")
    case .methodNotAllowed(let allowed):
      let detail = "\(request.method) is not allowed on \(request.path); allowed: \(allowed.joined(separator: ", "))"
      throw Problem(status: 405, detail: detail, allowedMethods: allowed)
    case .notFound(let nearest):
      let detail = "no operation has the path \(request.path)"
      guard let first = nearest.first else { throw Problem(status: 404, detail: detail) }
      throw Problem(status: 404, detail: "\(detail); the nearest is \(first.operation.method) \(first.fullPath)")
    }
  }

  /// The region of a Konnect host: `us`.
  private static func region(_ host: String) -> String {
    host.hasSuffix(".api.konghq.com") ? String(host.prefix { $0 != "." }) : host
  }

  private func authorized(_ request: MockRequest, _ operation: OpenAPI.Operation) throws(Problem) -> Organization {
    if let token = request.token, let organization = organization(for: token) { return organization }
    guard !operation.requiresSecurity else {
      let detail =
        request.token == nil
        ? "the request has no token: send Authorization: Bearer <token>" : "the token is not valid"
      throw Problem(status: 401, detail: detail)
    }
    return makeOrganization("", MockServer.wallClock)
  }

  // MARK: Answers

  private func status(of reply: Reply, _ operation: OpenAPI.Operation) -> Int {
    if reply.isCreation, operation.response(for: 201)?.status == .exact(201) { return 201 }
    if let code = operation.successResponse?.status.code { return code }
    if let code = operation.responses.compactMap(\.status.code).first(where: { (300..<400).contains($0) }) {
      return code
    }
    return reply.body == nil ? 204 : 200
  }

  /// The answer that `Prefer: code=…` asks for.
  private func preferred(_ status: Int, _ request: MockRequest, _ match: OperationMatch) throws(Problem) -> MockAnswer {
    guard (200...599).contains(status), let response = match.operation.response(for: status) else {
      throw .badRequest([
        InvalidParameter(
          field: "Prefer", rule: "invalid", reason: "asks for \(status), which is not declared", source: .header)
      ])
    }
    if status >= 400 { throw Problem(status: status, detail: "asked for by Prefer: code=\(status)") }
    let builder = ValueBuilder.plain(seed: configuration.seed)
    return MockAnswer(
      status: status, body: response.content.json.map { $0.schema.map { builder.value(for: $0) } ?? .emptyObject })
  }

  /// A problem in the form that the operation declares for its status.
  private func answer(_ problem: Problem, to request: MockRequest, _ operation: OpenAPI.Operation?) -> MockAnswer {
    let hash = SeededRandom.seed(configuration.seed, request.method + request.target)
    var body = problem.json(instance: "konnect:trace:\(hash)")
    var answer = MockAnswer(status: problem.status, mediaType: "application/problem+json")
    if let content = operation?.response(for: problem.status)?.content.json, let schema = content.schema {
      if let type = content.mediaType.split(separator: ";").first { answer.mediaType = String(type) }
      if schema.property("message") != nil { body["message"] = .string(problem.detail) }
      if !schema.validate(body, direction: .response).isEmpty {
        body = ValueBuilder.plain(seed: configuration.seed).value(for: schema, from: body)
      }
    }
    answer.body = body
    if !problem.allowedMethods.isEmpty {
      answer.headers.append(("Allow", problem.allowedMethods.joined(separator: ", ")))
    }
    return answer
  }
}
