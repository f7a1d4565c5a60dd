/// How a property of an object tells which branch of a `oneOf` or `anyOf` is meant.
public struct Discriminator: Sendable {
  /// The property that tells.
  public let propertyName: String
  /// The property's values in the order written, each with its branch.
  ///
  /// For a branch that no mapping names it is the one value that the branch itself allows, else the component's name.
  public let branches: [(value: String, schema: Schema)]

  /// The branch that `value` selects.
  public func schema(for value: String) -> Schema? { branches.first { $0.value == value }?.schema }
}
