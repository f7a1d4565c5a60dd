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

  /// POST …/{id}/move: puts the thing at `index` among its like.
  func move(_ call: Call) throws(Problem) -> Reply? {
    let item = call.shape.parent
    guard item.isItem, let collection = catalog.collections[item.parent] else { return nil }
    let place = CollectionPlace(collection: collection, segments: try resolved(call.segments, as: item.parent))
    let moved = try resource(call.segments[call.segments.count - 2], at: place)
    var ids = store.resources(in: place.storagePath).map(\.id).filter { $0 != moved.id }
    if let index = call.bodyObject["index"]?.int { ids.insert(moved.id, at: min(max(index, 0), ids.count)) }
    store.order(place.storagePath, by: ids)
    return Reply(body: call.answerSchema.map { render(moved, $0, collection) })
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
