public import JSON
public import SourceText

/// The keys of a block as its author wrote them, whether or not a step came of it.
public struct BlockKeys: Sendable {
  /// The block's name, with the kind of a validation: `konnect_api_request`, `validation:request-check`.
  public var block: String
  /// What the block holds.
  public var values: JSONValue
  /// Where the key of each member stands, by the pointer of its value.
  public var keyPlaces: [JSONPointer: SourceRange]
  /// Where the block begins.
  public var origin: SourceRange
  /// The step that came of it; nil where none did.
  public var step: Step.ID?

  /// The keys of a block that begins at `origin`.
  public init(block: String, values: JSONValue, keyPlaces: [JSONPointer: SourceRange], origin: SourceRange) {
    self.block = block
    self.values = values
    self.keyPlaces = keyPlaces
    self.origin = origin
  }
}
