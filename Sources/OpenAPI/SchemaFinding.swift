public import JSON

/// A violation of a value that is not final yet, and how sure it is.
public struct SchemaFinding: Hashable, Sendable {
  /// What is wrong.
  public let violation: SchemaViolation
  /// Whether the schema forbids it in so many words; else a branch of a union, or a field that nothing speaks of, is
  /// the reason, and it may have been meant otherwise.
  public let isCertain: Bool
  /// Whether the value is refused for certain, be it for this reason or another: no branch of a union takes it.
  public let isRefused: Bool

  init(violation: SchemaViolation, isCertain: Bool, isRefused: Bool? = nil) {
    self.violation = violation
    self.isCertain = isCertain
    self.isRefused = isRefused ?? isCertain
  }

  func uncertain() -> SchemaFinding { SchemaFinding(violation: violation, isCertain: false, isRefused: isRefused) }
}

/// What a string of a value becomes before the value is used.
public enum SchemaStandIn: Sendable {
  /// It stays.
  case itself
  /// Another string.
  case text
  /// A value of any type.
  case anything
}

extension Schema {
  /// What `value` cannot become right by, where some of its strings stand for others that nobody knows yet.
  ///
  /// More lenient than `validate`: a string in place of an unknown one fits every string schema, fields in one direction
  /// only are left alone, and what one branch of a union says against a value counts where no other branch is meant.
  ///
  /// - Parameter standIn: What a string becomes before the value is used.
  public func review(
    _ value: JSONValue, direction: ValidationOptions.Direction = .none,
    standIn: (String) -> SchemaStandIn = { _ in .itself }
  ) -> [SchemaFinding] {
    withoutActuallyEscaping(standIn) { standIn in
      var reviewer = SchemaReviewer(graph: graph, direction: direction, standIn: standIn)
      var seen: Set<SchemaFinding> = []
      return reviewer.review(value, against: index).filter { seen.insert($0).inserted }
    }
  }
}
