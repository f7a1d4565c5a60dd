import JSON
import OpenAPI

extension Organization {
  /// PATCH on one thing.
  func update(_ key: String, at place: CollectionPlace, _ call: Call) throws(Problem) -> Reply {
    let old = try resource(key, at: place)
    let schema = call.thingSchema ?? place.collection.itemSchema
    let body = try accepted(call.bodyObject, of: call, schema, at: place)
    let value = released(old.value, for: body).merged(with: body)
    try checkUnique(value, at: place, call, except: old.id)
    let new = changed(old, to: value, body: body, schema: schema, place.collection)
    store.put(new, in: storagePath(of: old, at: place))
    return Reply(body: shown(new, call, at: place))
  }

  /// PUT on one thing: replaces it, or makes it where the operation says so.
  func replace(_ key: String, at place: CollectionPlace, _ call: Call) throws(Problem) -> Reply {
    let old: Resource
    do throws(Problem) {
      old = try resource(key, at: place)
    } catch {
      if case .relation = place.collection.storage { return try link(at: place, call, key: key) }
      guard isUpsert(call, place.collection) else { throw error }
      return Reply(body: shown(try make(at: place, call, key: key), call, at: place), isCreation: true)
    }
    let schema = call.thingSchema ?? place.collection.itemSchema
    let body = try accepted(call.bodyObject.filled(from: defaults(call, schema)), of: call, schema, at: place)
    try checkUnique(body, at: place, call, except: old.id)
    let sent = call.bodySchema.map(Self.propertyNames) ?? []
    var kept = released(old.value, for: body)
    for (name, _) in kept.object ?? [:] where sent.contains(name) || body[name] != nil {
      let isOwn = ["id", "created_at"].contains(name) || Self.reference(name, in: place.collection)
      if !isOwn { kept[name] = nil }
    }
    var value = kept
    for (name, member) in body.object ?? [:] where !member.isNull { value[name] = member }
    let new = changed(old, to: value, body: body, schema: schema, place.collection)
    store.put(new, in: storagePath(of: old, at: place))
    return Reply(body: shown(new, call, at: place))
  }

  /// DELETE on one thing.
  func delete(_ key: String, at place: CollectionPlace, _ call: Call) throws(Problem) -> Reply {
    let old = try resource(key, at: place)
    remove(old, at: place)
    return Reply(body: shown(old, call, at: place))
  }

  /// Takes a resource away, and what can't be without it; out of a relation only the link goes.
  func remove(_ resource: Resource, at place: CollectionPlace) {
    if case .relation = place.collection.storage {
      let (kind, parentIsLeft) = place.relation
      let parent = place.parentID
      store.unlink(kind) { link in
        parentIsLeft
          ? link.left == parent && link.right == resource.id : link.right == parent && link.left == resource.id
      }
      return
    }
    let path = storagePath(of: resource, at: place)
    store.remove(resource.id, from: path)
    // Its parts in other things are kept under its id, which only what a POST made has for its own.
    if Self.isUUID(resource.id), catalog.operation("POST", place.collection.shape) != nil {
      store.removeAll(withID: resource.id)
    }
    let item = PathShape(segments: place.collection.shape.segments + [PathShape.parameter])
    for child in catalog.collections.values where child.shape.parent == item {
      guard case .children(_, let field, let isObject) = child.storage else { continue }
      let childPlace = CollectionPlace(
        collection: child, segments: place.segments + [resource.id] + child.shape.segments.suffix(1))
      for orphan in store.resources(in: childPlace.storagePath)
      where Self.reference(field, isObject: isObject, in: orphan.value) == resource.id {
        store.remove(orphan.id, from: childPlace.storagePath)
      }
    }
  }

  // MARK: Helpers

  private func changed(
    _ old: Resource, to value: JSONValue, body: JSONValue, schema: Schema?, _ collection: ResourceCollection
  ) -> Resource {
    var new = old
    new.updatedAt = clock()
    new.value = value
    for (name, _) in value.object ?? [:] where EnglishNoun.snake(name) == "updated_at" { new.value[name] = nil }
    new.value = built(new, body: body, schema: schema, collection)
    return new
  }

  /// Whether the field is the reference by which a nested collection knows its things.
  private static func reference(_ name: String, in collection: ResourceCollection) -> Bool {
    if case .children(_, let field, _) = collection.storage { return field == name }
    return false
  }

  /// Whether a PUT makes what is not there.
  private func isUpsert(_ call: Call, _ collection: ResourceCollection) -> Bool {
    let operation = call.operation
    if operation.id.lowercased().hasPrefix("upsert") || operation.response(for: 201)?.status == .exact(201) {
      return true
    }
    if operation.summary?.lowercased().contains("create or ") == true { return true }
    return catalog.operation("POST", collection.shape) == nil
  }
}
