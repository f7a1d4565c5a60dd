import OpenAPI

/// Things of one kind under one path, as the specification lets them be created, listed and reached.
struct ResourceCollection: Sendable {
  /// Where the things of a collection are kept.
  enum Storage: Sendable, Hashable {
    /// Under the collection's own path.
    case own
    /// In `flat`, where `field` (an object with an id, or an id) names the parent: a service's routes are all the routes
    /// whose `service` it is.
    case children(flat: PathShape, field: String, isObject: Bool)
    /// In `flat`; which of them belong to the parent is kept apart: the consumers of a consumer group.
    case relation(flat: PathShape)
    /// In `flat`; those that mention the parent's id: the configurations of a network.
    case mentions(flat: PathShape)
    /// In `nested`, under every parent: all API publications.
    case union(nested: PathShape)
  }

  /// The path.
  let shape: PathShape
  /// What one thing looks like in answers.
  let itemSchema: Schema?
  /// The name of the item's path parameter.
  let parameterName: String?
  /// Whether the parameter is a UUID, so that nothing else can stand in for the id.
  let isFoundByIDOnly: Bool
  /// Whether requests can make new things.
  let isCreatable: Bool
  /// Whether they can be listed.
  let isListed: Bool
  /// The words of one thing's name: control, plane.
  let noun: [String]
  /// Where the things are.
  var storage = Storage.own

  init(
    shape: PathShape, itemSchema: Schema?, parameterName: String?, isFoundByIDOnly: Bool, isCreatable: Bool,
    isListed: Bool
  ) {
    self.shape = shape
    self.itemSchema = itemSchema
    self.parameterName = parameterName
    self.isFoundByIDOnly = isFoundByIDOnly
    self.isCreatable = isCreatable
    self.isListed = isListed
    noun = EnglishNoun.singularWords(shape.segments.last ?? "resource")
  }
}
