/// What an index answers to "which operation is this request?".
public enum OperationLookup: Sendable {
  /// The operation, and the values of its path parameters.
  case found(OperationMatch)
  /// Method and path exist, yet not on this host: the operation, and the servers that do serve it.
  case regionNotServed(OperationMatch, servers: [Server])
  /// The path exists, yet not with this method: the methods that it has, sorted.
  case methodNotAllowed(allowed: [String])
  /// Nothing has this path: the operations whose path is most like it, best first.
  case notFound(nearest: [OperationMatch])
}

/// An operation with its document and the server's base path it was met under.
public struct OperationMatch: Sendable {
  /// The operation.
  public let operation: Operation
  /// The document that declares it.
  public let document: Document
  /// The base path of the servers it was met under: `/v2`.
  public let basePath: String
  /// The values of the path parameters, percent-decoded; empty for a near miss.
  public let pathParameters: [String: String]

  /// The path with its base path: `/v2/control-planes/{id}`.
  public var fullPath: String { basePath + operation.path.text }
}
