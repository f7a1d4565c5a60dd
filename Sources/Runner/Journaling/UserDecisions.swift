public import RunbookModel

/// What a user says of requests whose outcome nobody else knows.
public struct UserDecisions: Sendable {
  /// The steps whose request is to be sent again, as it was not carried out.
  public var redone: Set<Step.ID>
  /// The ids of what the requests of steps have made.
  public var adopted: [Step.ID: String]

  /// Decisions; none unless given.
  public init(redone: Set<Step.ID> = [], adopted: [Step.ID: String] = [:]) {
    self.redone = redone
    self.adopted = adopted
  }
}
