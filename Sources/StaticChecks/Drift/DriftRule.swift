/// The kinds of findings, by the ids that they carry.
public enum DriftRule: String, Sendable, CaseIterable {
  /// Nothing has the operation's path any more.
  case operationRemoved = "operation-removed"
  /// The operation has another path.
  case operationMoved = "operation-moved"
  /// The operation has another method.
  case methodChanged = "method-changed"
  /// The operation should no longer be used.
  case operationDeprecated = "operation-deprecated"
  /// The host that the step asks does not serve the operation any more.
  case regionDropped = "region-dropped"
  /// A parameter changed that the step sends, or has to send now.
  case parameterChanged = "parameter-changed"
  /// The body is no longer taken as it is sent, or has become necessary.
  case bodyChanged = "body-changed"
  /// A field that the step sends is gone or has another name.
  case requestFieldRemoved = "request-field-removed"
  /// A field that the step does not send is required.
  case requestFieldRequired = "request-field-required"
  /// A field that the step sends takes other values.
  case requestFieldChanged = "request-field-changed"
  /// The status that the step expects is no longer declared.
  case statusChanged = "status-changed"
  /// A field or header that the step reads is gone or has another name.
  case responseFieldRemoved = "response-field-removed"
  /// A field that the step reads has other values.
  case responseFieldChanged = "response-field-changed"

  /// What it means, in a sentence.
  public var summary: String {
    switch self {
    case .operationRemoved: "The operation that a step uses is gone."
    case .operationMoved: "The operation that a step uses has another path."
    case .methodChanged: "The operation that a step uses has another method."
    case .operationDeprecated: "The operation that a step uses is deprecated."
    case .regionDropped: "The region that a step asks no longer serves the operation."
    case .parameterChanged: "A parameter that a step sends, or has to send, changed."
    case .bodyChanged: "The body of a step's request is no longer taken as it is sent."
    case .requestFieldRemoved: "A field that a step sends is gone or has another name."
    case .requestFieldRequired: "A field that a step does not send is required."
    case .requestFieldChanged: "A field that a step sends takes other values."
    case .statusChanged: "The status that a step expects is no longer declared."
    case .responseFieldRemoved: "A field that a step reads is gone or has another name."
    case .responseFieldChanged: "A field that a step reads has other values."
    }
  }
}
