public import OpenAPI
public import RunbookModel

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

  /// The operation, wherever it is served; nil where there is none.
  public var operation: OpenAPI.Operation? {
    switch lookup {
    case .found(let match), .regionNotServed(let match, _): match.operation
    case .methodNotAllowed, .notFound: nil
    }
  }
}
