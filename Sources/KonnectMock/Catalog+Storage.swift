import OpenAPI

/// Which collections show the same things as others, and where these are kept.
extension Catalog {
  /// Finds out whether the things of a collection are those of another.
  func storage(of shape: PathShape) -> ResourceCollection.Storage {
    guard let collection = collections[shape], let name = shape.segments.last else { return .own }
    for (end, target) in KonnectRules.views where shape.ends(with: end) {
      let flat = PathShape(segments: shape.segments.dropLast(end.count) + [target])
      return collections[flat] == nil ? .own : .mentions(flat: flat)
    }
    if let linked = linkTarget(of: collection) ?? mirroredTarget(of: collection) { return .relation(flat: linked) }
    if let nested = nestedSource(of: collection) { return .union(nested: nested) }
    guard shape.segments.count >= 3, shape.parent.isItem else { return .own }
    let base = shape.segments.dropLast(3)
    let parent = EnglishNoun.singularWords(shape.segments[shape.segments.count - 3])
    guard let flat = flatTwin(of: collection, named: name, below: Array(base)), let item = collection.itemSchema else {
      return .own
    }
    guard collection.isCreatable || collections[flat]?.isCreatable == true else { return .own }
    if let field = parentField(parent, in: item) {
      return .children(flat: flat, field: field.name, isObject: field.isObject)
    }
    return collection.isCreatable ? .relation(flat: flat) : .mentions(flat: flat)
  }

  /// The field by which things name their parent: `key_set: {id}`, `key_set_id`, or by the last word alone, `set: {id}`.
  private func parentField(_ parent: [String], in item: Schema) -> (name: String, isObject: Bool)? {
    let name = parent.joined(separator: "_")
    for object in [name, parent.last ?? name] {
      if let field = Self.declares(object, in: item), Self.declares("id", in: field) != nil { return (object, true) }
    }
    return Self.declares(name + "_id", in: item) == nil ? nil : (name + "_id", false)
  }

  /// Where the things are that a nested collection only links to its parent: its POST takes no more than one's id.
  private func linkTarget(of collection: ResourceCollection) -> PathShape? {
    let segments = collection.shape.segments
    guard segments.count >= 3, collection.shape.parent.isItem, let name = segments.last,
      let schema = operation("POST", collection.shape)?.requestBody?.content.json?.schema
    else { return nil }
    let flat = PathShape(segments: segments.dropLast(3) + [name])
    let noun = collection.noun.joined(separator: "_")
    let names = Set(schema.properties.map(\.name))
    guard collections[flat] != nil, !names.isEmpty, names.isSubset(of: ["id", noun, noun + "_id"]) else { return nil }
    return flat
  }

  /// Where the things are of a list that shows a link from its other end: the teams of a developer are those to which
  /// `teams/{}/developers` links the developer.
  private func mirroredTarget(of collection: ResourceCollection) -> PathShape? {
    let segments = collection.shape.segments
    guard !collection.isCreatable, segments.count >= 3, collection.shape.parent.isItem, let name = segments.last else {
      return nil
    }
    let base = segments.dropLast(3)
    let mirror = PathShape(segments: base + [name, PathShape.parameter, segments[base.count]])
    let flat = PathShape(segments: base + [name])
    guard collections[flat] != nil, let other = collections[mirror], linkTarget(of: other) != nil else { return nil }
    return flat
  }

  /// The collection beside the parent that holds things of the same kind.
  private func flatTwin(of collection: ResourceCollection, named name: String, below base: [String]) -> PathShape? {
    let sameName = PathShape(segments: base + [name])
    if let twin = collections[sameName], Self.isSameKind(twin, collection) { return sameName }
    return collections.values.filter {
      $0.shape.segments.count == base.count + 1 && $0.shape.segments.starts(with: base) && $0.isCreatable
        && Self.isSameKind($0, collection)
    }.map(\.shape).min { $0.text < $1.text }
  }

  /// The creatable collection, further in than this one that can't create, that holds what it lists.
  ///
  /// It holds things of the same kind, or is called what the list is called: `api-publications`, also those of a portal,
  /// are the `publications` of each of the `apis`; an API's `registrations` are those of applications that name an `api`.
  private func nestedSource(of collection: ResourceCollection) -> PathShape? {
    guard !collection.isCreatable else { return nil }
    let outer = collection.shape.segments.dropLast()
    return collections.values.filter { nested in
      guard nested.isCreatable, nested.shape.segments.count >= 3, nested.shape.parent.isItem else { return false }
      let base = nested.shape.segments.dropLast(3)
      let holds =
        outer.starts(with: base)
        ? (outer == base || collection.isListed) && Self.isSameKind(nested, collection)
          || collection.isListed && collection.shape.segments.last == Self.qualifiedName(of: nested)
        : collection.isListed && names(parentOf: collection, nested)
      return holds && makesThings(nested)
    }.map(\.shape).min { $0.text < $1.text }
  }

  /// Whether things of `collection` can mention the thing that a path's last collection belongs to: it is one of a
  /// collection, or they have its id.
  func names(ownerOf shape: PathShape, in collection: ResourceCollection) -> Bool {
    guard shape.segments.count >= 3, shape.parent.isItem else { return false }
    let noun = EnglishNoun.singularWords(shape.segments[shape.segments.count - 3]).joined(separator: "_")
    return collections[shape.parent.parent] != nil
      || collection.itemSchema.flatMap { Self.declares(noun + "_id", in: $0) } != nil
  }

  /// Whether things of a collection of the same name, elsewhere in the same version of the API, name the thing that a
  /// list belongs to.
  private func names(parentOf collection: ResourceCollection, _ other: ResourceCollection) -> Bool {
    let (own, others) = (collection.shape.segments, other.shape.segments)
    guard own.count >= 3, collection.shape.parent.isItem, own.last == others.last, own.first == others.first,
      let item = other.itemSchema
    else { return false }
    let noun = EnglishNoun.singularWords(own[own.count - 3]).joined(separator: "_")
    return Self.declares(noun, in: item).flatMap { Self.declares("id", in: $0) } != nil
  }

  /// What a list of all that nested collections hold is called: `api-publications` for `apis/{}/publications`.
  private static func qualifiedName(of nested: ResourceCollection) -> String {
    let owner = EnglishNoun.singularWords(nested.shape.segments.dropLast(2).last ?? "")
    return (owner + [nested.shape.segments.last ?? ""]).joined(separator: "-")
  }

  /// Whether what creates in a collection answers with the new thing; else it only links things that exist.
  private func makesThings(_ collection: ResourceCollection) -> Bool {
    let operations = [operation("POST", collection.shape), operation("PUT", collection.shape.item)]
    return operations.contains { operation in
      guard let answer = operation?.thingSchema, let item = collection.itemSchema else {
        return false
      }
      return Self.isSameKind(answer, item)
    }
  }

  /// The schema of the property `name`, in the schema itself or in one of its alternatives.
  private static func declares(_ name: String, in schema: Schema) -> Schema? {
    if let property = schema.property(name) { return property.schema }
    return (schema.oneOf + schema.anyOf).lazy.compactMap { $0.property(name)?.schema }.first
  }
}
