public import JSON

/// One thing about a value that its schema forbids.
public struct SchemaViolation: Hashable, Sendable {
  /// Where in the value; a property that is missing is named as if it were there.
  public let instance: JSONPointer
  /// Where in the specification file the keyword stands: `/components/schemas/AddOn/properties/name/maxLength`.
  public let schema: JSONPointer
  /// The keyword: `required`.
  public let keyword: String
  /// What is wrong, to be read after the name of the place: `must be one of "small", "medium"`, `is required`.
  public let message: String
  /// Whether the value fits more branches of a `oneOf` than one, and so nothing that a branch asks for is missing.
  public let isAmbiguity: Bool
  /// The declared name that an unknown member was probably meant to have.
  public let nearest: String?

  /// A violation at `instance` of `keyword`, which stands at `schema`.
  public init(
    instance: JSONPointer, schema: JSONPointer, keyword: String, message: String, isAmbiguity: Bool = false,
    nearest: String? = nil
  ) {
    self.instance = instance
    self.schema = schema
    self.keyword = keyword
    self.message = message
    self.isAmbiguity = isAmbiguity
    self.nearest = nearest
  }

  /// The place and what is wrong there: `config.tier: must be one of "small", "medium"`.
  public var description: String {
    instance.tokens.isEmpty ? "the value \(message)" : "\(instance.dotted): \(message)"
  }
}
