import JSON
import OpenAPI

/// The order of policies, and of what else can be moved.
extension Organization {
  /// The collection whose order a path such as `…/cluster-policy-chain` tells.
  func chainCollection(_ shape: PathShape) -> ResourceCollection? {
    guard let last = shape.segments.last, last.hasSuffix("-chain") else { return nil }
    let noun = EnglishNoun.words(String(last.dropLast("-chain".count)))
    return catalog.collections.values.first { $0.shape.parent == shape.parent && $0.noun == noun }
  }

  func performOnChain(_ call: Call, _ collection: ResourceCollection) throws(Problem) -> Reply {
    let segments = try resolved(call.segments, as: call.shape).dropLast() + collection.shape.segments.suffix(1)
    let place = CollectionPlace(collection: collection, segments: Array(segments))
    if let ids = call.bodyObject["policies"]?.array?.compactMap(\.string), call.operation.method != "GET" {
      for (index, id) in ids.enumerated() where store.resource(id, in: place.path) == nil {
        throw .invalid("policies[\(index)]", rule: "missing_reference", "there is no policy \(id)")
      }
      store.order(place.path, by: ids)
    }
    let ids = store.resources(in: place.path).map { JSONValue.string($0.id) }
    return Reply(
      body: call.answerSchema.map { schema in
        var value = ValueBuilder.plain(seed: seed).value(for: schema)
        value["policies"] = .array(ids)
        return value
      })
  }

  /// POST …/{id}/move: puts the thing at `index` among its like, below another of them, or into another parent.
  func move(_ call: Call) throws(Problem) -> Reply? {
    let item = call.shape.parent
    guard item.isItem, let collection = catalog.collections[item.parent] else { return nil }
    let place = CollectionPlace(collection: collection, segments: try resolved(call.segments, as: item.parent))
    var moved = try resource(call.segments[call.segments.count - 2], at: place)
    if let reply = try moveToOtherParent(moved, from: place, call) { return reply }
    // Where it stands in the tree is a field of its own, such as `parent_page_id`; null is the top.
    for (name, value) in call.bodyObject.object ?? [:] where EnglishNoun.words(name).first == "parent" {
      guard place.collection.itemSchema?.property(name) != nil else { continue }
      guard value.string != moved.id else {
        throw .invalid(name, rule: "invalid", "is the id of what is to be moved")
      }
      moved.value[name] = value
      moved.updatedAt = clock()
      store.put(moved, in: place.storagePath)
    }
    var ids = store.resources(in: place.storagePath).map(\.id).filter { $0 != moved.id }
    if let index = call.bodyObject["index"]?.int { ids.insert(moved.id, at: min(max(index, 0), ids.count)) }
    store.order(place.storagePath, by: ids)
    return Reply(body: call.answerSchema.map { render(moved, $0, collection) })
  }

  /// `target_realm_id`: takes a consumer out of its realm and puts it into another; nil where nothing names a target.
  private func moveToOtherParent(
    _ moved: Resource, from place: CollectionPlace, _ call: Call
  ) throws(Problem) -> Reply? {
    let shape = place.collection.shape
    guard shape.segments.count >= 3, shape.parent.isItem,
      let parents = catalog.collections[shape.parent.parent]
    else { return nil }
    let field = (["target"] + parents.noun + ["id"]).joined(separator: "_")
    guard let target = call.bodyObject[field]?.string else { return nil }
    let parentPlace = CollectionPlace(collection: parents, segments: Array(place.segments.dropLast(2)))
    let parent: Resource
    do throws(Problem) {
      parent = try resource(target, at: parentPlace)
    } catch {
      throw .invalid(field, rule: "missing_reference", "there is no \(parents.noun.joined(separator: " ")) \(target)")
    }
    let newPlace = CollectionPlace(
      collection: place.collection, segments: parentPlace.segments + [parent.id] + place.segments.suffix(1))
    var moved = moved
    moved.updatedAt = clock()
    moved.value = belonging(moved.value, at: newPlace, place.collection.itemSchema, replaces: true)
    store.move(moved, from: place.storagePath, to: newPlace.storagePath)
    moved.value = belonging(moved.value, at: newPlace, call.answerSchema, replaces: true)
    return Reply(body: call.answerSchema.map { render(moved, $0, place.collection) })
  }

  /// Puts a new policy where `?before=` or `?after=` says.
  func arrange(_ resource: Resource, at place: CollectionPlace, _ call: Call) throws(Problem) {
    for name in ["before", "after"] {
      guard let other = call.content.parameters[name]?.string, call.operation.parameter(name, in: .query) != nil
      else { continue }
      var ids = store.resources(in: place.storagePath).map(\.id).filter { $0 != resource.id }
      guard let index = ids.firstIndex(of: other) else {
        store.remove(resource.id, from: place.storagePath)
        throw .badRequest([
          InvalidParameter(field: name, rule: "missing_reference", reason: "there is no \(other)", source: .query)
        ])
      }
      ids.insert(resource.id, at: name == "before" ? index : index + 1)
      store.order(place.storagePath, by: ids)
    }
  }
}
