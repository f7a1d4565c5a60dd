public import JSON

/// One difference between two versions of an operation that may concern who uses it.
public struct OperationChange: Hashable, Sendable {
  /// What it is about.
  public enum Subject: Hashable, Sendable {
    /// The operation itself.
    case operation
    /// A parameter.
    case parameter(name: String, place: Operation.Parameter.Place)
    /// What is sent, as one media type.
    case request(mediaType: String)
    /// What is answered with one status.
    case response(Operation.Status)
    /// A header of an answer.
    case header(name: String, of: Operation.Status)
    /// A server, by its address.
    case server(url: String)
  }

  /// What it is about.
  public let subject: Subject
  /// Where in the value, `-` standing for any item; the root for the whole.
  public let field: JSONPointer
  /// What is different.
  public let change: ContractChange

  /// A difference at `field` of `subject`.
  public init(_ subject: Subject, field: JSONPointer = .root, _ change: ContractChange) {
    self.subject = subject
    self.field = field
    self.change = change
  }
}
