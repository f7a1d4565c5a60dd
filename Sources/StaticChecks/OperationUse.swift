import JSON
public import OpenAPI
public import RunbookModel
import SourceText

/// A request of a page beside what the specification says of it.
public struct OperationUse: Sendable {
  /// The runbook.
  public let runbook: Runbook
  /// The step.
  public let step: Step
  /// Its request.
  public let request: RequestTemplate
  /// What the specification has at the request's host, method and path.
  public let lookup: OperationLookup
  /// Whether the specification covers all of Konnect, so that what it lacks does not exist.
  public let isSpecificationComplete: Bool
  /// What stands after the `?` of the URL; nil without one.
  let query: String?
  /// Whether the path ends in a slash that the operation's has not.
  let hasFurtherSlash: Bool

  /// What `index` says of `request`; nil where it does not go to Konnect.
  init?(
    _ request: RequestTemplate, of step: Step, in runbook: Runbook, by index: OperationIndex,
    isSpecificationComplete: Bool
  ) {
    guard let url = KonnectURL(request.url, in: runbook.graph) else { return nil }
    var lookup = index.lookup(host: url.host, method: request.method, path: url.path)
    var hasFurtherSlash = false
    if case .notFound = lookup, url.path.hasSuffix("/") {
      let shorter = index.lookup(host: url.host, method: request.method, path: String(url.path.dropLast()))
      if case .notFound = shorter {} else { (lookup, hasFurtherSlash) = (shorter, true) }
    }
    if case .methodNotAllowed(let allowed) = lookup,
      Self.isByAccident(url, methods: allowed, in: index)
    {
      lookup = .notFound(nearest: index.nearest(host: url.host, method: request.method, path: url.path))
    }
    self.runbook = runbook
    self.step = step
    self.request = request
    self.lookup = lookup
    self.isSpecificationComplete = isSpecificationComplete
    self.hasFurtherSlash = hasFurtherSlash
    query = url.query
  }

  /// Whether the path is another operation's only in that a word of it stands where that one has an identifier.
  private static func isByAccident(_ url: KonnectURL, methods: [String], in index: OperationIndex) -> Bool {
    !methods.isEmpty
      && methods.allSatisfy { method in
        guard case .found(let match) = index.lookup(host: url.host, method: method, path: url.path) else {
          return false
        }
        return match.operation.path.parameterNames.contains { name in
          guard let text = match.pathParameters[name], !StandIn.isOne(text),
            let schema = match.operation.parameter(name, in: .path)?.schema
          else { return false }
          return ParameterValue.findings(text, schema).contains(where: \.isCertain)
        }
      }
  }

  /// The operation, wherever it is served; nil where there is none.
  public var operation: OpenAPI.Operation? { match?.operation }

  /// The operation with its document; nil where there is none.
  var match: OperationMatch? {
    switch lookup {
    case .found(let match), .regionNotServed(let match, _): match
    case .methodNotAllowed, .notFound: nil
    }
  }

  /// The response that the page expects, or else that of success.
  var response: OpenAPI.Operation.Response? {
    guard let operation else { return nil }
    return request.expectation.status.flatMap(operation.response) ?? operation.successResponse
  }

  /// Whether the page expects the API to find fault with the request (RFC 9110, 15.5.1 and 15.5.21), and shows that.
  var expectsRefusal: Bool { request.expectation.status == 400 || request.expectation.status == 422 }

  /// The operation as diagnostics name it: `POST /v2/control-planes (Konnect Control Planes)`.
  var operationName: String {
    guard let match else { return "\(request.method) \(request.path)" }
    return "\(match.operation.method) \(match.fullPath) (\(match.document.title))"
  }

  /// Where the key at `pointer` of the block stands.
  func place(_ tokens: [String]) -> SourceRange? { request.range(of: JSONPointer(tokens)) }
}
