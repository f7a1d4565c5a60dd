public import JSON

/// One difference between two schemas.
public struct SchemaChange: Hashable, Sendable {
  /// Where in the value, `-` standing for any item.
  public let field: JSONPointer
  /// What is different.
  public let change: ContractChange

  /// A difference at `field`.
  public init(_ field: JSONPointer, _ change: ContractChange) {
    self.field = field
    self.change = change
  }
}
