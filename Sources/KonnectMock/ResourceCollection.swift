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

  /// A property of a thing that lists others, which follow from what there is besides.
  struct MemberList: Sendable, Hashable {
    enum Source: Sendable, Hashable {
      /// Things by whose ids a collection below this one keeps what it has: the portals of an API's publications.
      case keys(child: String)
      /// Those of the same collection that name this one in `field`: the children of a page.
      case children(field: String)
    }

    /// The property's name.
    let property: String
    let source: Source
  }

  /// The path.
  let shape: PathShape
  /// What one thing looks like in answers.
  let itemSchema: Schema?
  /// The name of the item's path parameter.
  let parameterName: String?
  /// The names of the path's own parameters.
  let parentNames: [String]
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
  /// The lists of other things that each of them shows.
  var members: [MemberList] = []

  init(
    shape: PathShape, itemSchema: Schema?, parameterName: String?, parentNames: [String], isFoundByIDOnly: Bool,
    isCreatable: Bool,
    isListed: Bool
  ) {
    self.shape = shape
    self.itemSchema = itemSchema
    self.parameterName = parameterName
    self.parentNames = parentNames
    self.isFoundByIDOnly = isFoundByIDOnly
    self.isCreatable = isCreatable
    self.isListed = isListed
    noun = EnglishNoun.singularWords(shape.segments.last ?? "resource")
  }
}
