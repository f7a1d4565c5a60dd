/// Whether a path such as `data[0].id` can exist in what a schema describes.
public struct FieldLookup: Sendable {
  /// The schemas declared for the field, one for each alternative that declares it; empty where none does.
  public let schemas: [Schema]
  /// Whether the path leads into something whose content the schema leaves open, so that nothing can be said.
  public let isOpen: Bool
  /// Where `schemas` is empty: the first step that nothing declares.
  public let missingStep: String?
  /// Where `schemas` is empty: the names declared in place of the missing step, most alike first.
  public let candidates: [String]

  /// Whether some alternative declares the field.
  public var isDeclared: Bool { !schemas.isEmpty }

  /// Whether the field can be there for all the schema says.
  public var canExist: Bool { isDeclared || isOpen }
}
