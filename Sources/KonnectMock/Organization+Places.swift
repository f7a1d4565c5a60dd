import JSON
import OpenAPI

extension Organization {
  // MARK: From paths to things

  /// The collection that a call is about, its parents found.
  ///
  /// - Throws: 404 where a parent does not exist.
  func place(of collection: ResourceCollection, _ call: Call) throws(Problem) -> CollectionPlace {
    let segments = try resolved(call.segments, as: collection.shape)
    return CollectionPlace(collection: collection, segments: segments)
  }

  /// The segments of a path as far as `shape` goes, each parameter replaced by the id of the thing it means.
  ///
  /// - Throws: 404 where such a thing does not exist; a parameter whose collection no specification declares stays as it is.
  func resolved(_ segments: [String], as shape: PathShape) throws(Problem) -> [String] {
    var resolved = Array(segments.prefix(shape.segments.count))
    guard resolved.count == shape.segments.count else { throw .notFound("path", "/" + segments.joined(separator: "/")) }
    for index in resolved.indices where shape.segments[index] == PathShape.parameter {
      let parent = PathShape(segments: Array(shape.segments.prefix(index)))
      guard let collection = catalog.collections[parent] else { continue }
      let place = CollectionPlace(collection: collection, segments: Array(resolved.prefix(index)))
      resolved[index] = try resource(resolved[index], at: place).id
    }
    return resolved
  }

  /// The thing with `id` that stands at `index` of a path of shape `shape`: in its own collection, where that is known.
  func resource(_ id: String, of shape: PathShape, at index: Int, _ segments: [String]) -> Resource? {
    guard let collection = catalog.collections[PathShape(segments: Array(shape.segments.prefix(index)))] else {
      return store.resource(withID: id)
    }
    return try? resource(id, at: CollectionPlace(collection: collection, segments: Array(segments.prefix(index))))
  }

  /// The things of a collection, in order; of one that nothing can create in, one example.
  func resources(at place: CollectionPlace) -> [Resource] {
    let stored = store.resources(in: place.storagePath)
    switch place.collection.storage {
    case .own:
      if stored.isEmpty, !place.collection.isCreatable, place.collection.itemSchema != nil {
        return [seedExample(at: place, key: nil)]
      }
      return stored
    case .children(_, let field, let isObject):
      return stored.filter { Self.reference(field, isObject: isObject, in: $0.value) == place.parentID }
    case .relation:
      let ids = Set(linkedIDs(at: place))
      return stored.filter { ids.contains($0.id) }
    case .mentions:
      guard let parent = place.parentID else { return stored }
      return stored.filter { $0.value.mentions(parent) }
    case .union(let nested): return union(of: nested, at: place).map(\.resource)
    }
  }

  /// The thing that `key` means: its id, or its name where the path takes names too.
  ///
  /// - Throws: 404 where there is none.
  func resource(_ key: String, at place: CollectionPlace) throws(Problem) -> Resource {
    if case .own = place.collection.storage, let direct = store.resource(key, in: place.storagePath) { return direct }
    // The list of a view shows what belongs to the parent; asked for by id, anything of the kind is answered.
    if case .mentions = place.collection.storage, let direct = store.resource(key, in: place.storagePath) {
      return direct
    }
    let all = resources(at: place)
    if let found = all.first(where: { $0.id == key }) { return found }
    if !place.collection.isFoundByIDOnly {
      if let found = Self.named(key, among: all) { return found }
      if case .own = place.collection.storage, !place.collection.isCreatable, !place.collection.isListed {
        return seedExample(at: place, key: key)
      }
    }
    throw .notFound(place.collection.noun.joined(separator: " "), key)
  }

  /// Where a thing is kept: its own collection's path, wherever it was reached from.
  func storagePath(of resource: Resource, at place: CollectionPlace) -> String {
    guard case .union(let nested) = place.collection.storage else { return place.storagePath }
    return union(of: nested, at: place).first { $0.resource.id == resource.id }?.path ?? place.storagePath
  }

  /// What the collections of shape `nested` hold, with the ids in their paths as properties: `api_id`, `portal_id`.
  ///
  /// Of a list that belongs to a thing itself, a portal's publications, those that mention it.
  private func union(of nested: PathShape, at place: CollectionPlace) -> [(path: String, resource: Resource)] {
    let own = store.resources(in: place.path).map { (path: place.path, resource: $0) }
    guard let source = catalog.collections[nested] else { return own }
    let shape = place.collection.shape
    let shared = zip(nested.segments, shape.segments).prefix { $0.0 == $0.1 }.count
    // Who stands above both is told by the path; of an organization all is.
    let isAbove = shape.segments.count < shared + 2
    let owner = isAbove || !catalog.names(ownerOf: shape, in: source) ? nil : place.parentID
    let all = store.paths.flatMap { path -> [(path: String, resource: Resource)] in
      let segments = path.split(separator: "/").map(String.init)
      guard segments.count == nested.segments.count, segments.starts(with: place.segments.prefix(shared)),
        zip(segments, nested.segments).allSatisfy({ $0.1 == PathShape.parameter || $0.0 == $0.1 })
      else { return [] }
      let inner = CollectionPlace(collection: source, segments: segments)
      return store.resources(in: path).map { (path, withPath($0, at: inner)) }
    }
    return own + all.filter { element in owner.map { element.resource.value.mentions($0) } ?? true }
  }

  /// A thing with the ids of its path as properties.
  private func withPath(_ resource: Resource, at place: CollectionPlace) -> Resource {
    var resource = resource
    var members: [String: JSONValue] = [:]
    for parent in place.parents {
      for noun in parent.nouns {
        members[noun + "_id"] = .string(parent.id)
        members[noun] = ["id": .string(parent.id)]
      }
    }
    if let keyName = place.collection.parameterName.map(EnglishNoun.snake), keyName.hasSuffix("_id") {
      members[keyName] = .string(resource.id)
      members[keyName + "s"] = [.string(resource.id)]
    }
    for (name, value) in members where resource.value[name] == nil { resource.value[name] = value }
    return resource
  }

  /// The ids that the relation of a nested collection links to its parent.
  func linkedIDs(at place: CollectionPlace) -> [String] {
    let (kind, parentIsLeft) = place.relation
    let links = store.links(kind)
    return parentIsLeft
      ? links.filter { $0.left == place.parentID }.map(\.right)
      : links.filter { $0.right == place.parentID }.map(\.left)
  }

  /// The id that a reference holds: `service: {id: …}` or `service_id: …`.
  static func reference(_ field: String, isObject: Bool, in value: JSONValue) -> String? {
    isObject ? value[field]?["id"]?.string : value[field]?.string
  }

  // MARK: Examples

  /// Makes a thing that `filter` asks for in a collection in which nothing can be created; nil where there is none.
  ///
  /// Konnect finds such things elsewhere, the APIs of a connected gateway for instance, so that whoever asks for some by a
  /// field has them.
  func seedExample(at place: CollectionPlace, fulfilling filter: ListFilter) -> Resource? {
    guard case .own = place.collection.storage, !place.collection.isCreatable,
      let schema = place.collection.itemSchema, case let wanted = filter.example, wanted != .emptyObject
    else { return nil }
    let now = clock()
    var resource = Resource(
      id: "", seed: SeededRandom.seed(seed, place.path + "/" + wanted.description), value: wanted,
      createdAt: now - readyAfter, updatedAt: now - readyAfter)
    resource.value = builder(for: resource, noun: place.collection.noun).value(for: schema, from: wanted)
    guard !filter.apply(to: [resource.value]).isEmpty, schema.validate(resource.value).isEmpty else { return nil }
    let id = identity(of: resource.value, in: place.collection) ?? "example"
    let made = Resource(
      id: id, seed: resource.seed, value: resource.value, createdAt: resource.createdAt, updatedAt: resource.updatedAt)
    store.put(made, in: place.storagePath)
    return made
  }

  /// Makes the one thing that a collection holds in which nothing can be created; it has been there for long.
  private func seedExample(at place: CollectionPlace, key: String?) -> Resource {
    let now = clock()
    var known = JSONValue.emptyObject
    if let key, let name = place.collection.parameterName {
      for property in [name, EnglishNoun.snake(name), EnglishNoun.words(name).last ?? name] {
        if place.collection.itemSchema?.property(property) != nil { known[property] = .string(key) }
      }
    }
    var resource = Resource(
      id: "", seed: SeededRandom.seed(seed, place.path + "/" + (key ?? "example")), value: known,
      createdAt: now - readyAfter, updatedAt: now - readyAfter)
    if let schema = place.collection.itemSchema {
      resource.value = builder(for: resource, noun: place.collection.noun)
        .value(for: schema, from: known == .emptyObject ? .none : known)
    }
    let id = key ?? identity(of: resource.value, in: place.collection) ?? "example"
    resource = Resource(
      id: id, seed: resource.seed, value: resource.value, createdAt: resource.createdAt, updatedAt: resource.updatedAt)
    store.put(resource, in: place.storagePath)
    return resource
  }

  /// The text by which a path reaches a thing of `collection` that looks like `value`.
  func identity(of value: JSONValue, in collection: ResourceCollection) -> String? {
    var names = ["id"]
    if let name = collection.parameterName {
      let words = EnglishNoun.words(name)
      if words.last != "id" { names.insert(contentsOf: [name, EnglishNoun.snake(name), words.last ?? name], at: 0) }
      names += [name, EnglishNoun.snake(name)]
    }
    names.append("name")
    return names.lazy.compactMap { value[$0]?.scalarText }.first
  }
}
