import JSON
import OpenAPI

extension Organization {
  /// What goes by no general rule: group memberships, and the order of policies.
  func performSpecial(_ call: Call) throws(Problem) -> Reply? {
    if let index = groupIndex(call.shape) { return try performOnGroup(call, at: index) }
    if let chain = chainCollection(call.shape) { return try performOnChain(call, chain) }
    if call.shape.segments.last == "move", call.operation.method == "POST" { return try move(call) }
    return nil
  }

  // MARK: Group memberships

  /// Where the group's id stands in a path about memberships.
  private func groupIndex(_ shape: PathShape) -> Int? {
    guard let last = shape.segments.lastIndex(of: PathShape.parameter), last >= 1,
      shape.segments[last - 1] == KonnectRules.memberships.first, last + 1 < shape.segments.count,
      ["group-memberships", "group-status", "group-member-status"].contains(shape.segments[last + 1])
    else { return nil }
    return last
  }

  private func performOnGroup(_ call: Call, at index: Int) throws(Problem) -> Reply {
    let groupShape = PathShape(segments: Array(call.shape.segments.prefix(index)))
    guard let collection = catalog.collections[groupShape] else { return try performOnSingleton(call) }
    let place = CollectionPlace(collection: collection, segments: try resolved(call.segments, as: groupShape))
    let group = try resource(call.segments[index], at: place)
    let kind = "memberships:" + place.path
    switch (call.operation.method, call.shape.segments.last) {
    case ("GET", "group-memberships"):
      let ids = Set(store.links(kind).filter { $0.left == group.id }.map(\.right))
      let members = store.resources(in: place.path).filter { ids.contains($0.id) }
      guard let list = ListSchema(call.operation) else { return Reply() }
      return list.reply(to: call, with: members.map { render($0, list.item, collection) })
    case ("GET", "group-member-status"):
      return shown(["is_member": .bool(store.links(kind).contains { $0.right == group.id })], call, group, collection)
    case ("GET", _):
      return shown(["item": ["id": .string(group.id), "conflicts": []]], call, group, collection)
    case (_, let action):
      try changeMembers(call, action ?? "", of: group, at: place, kind)
      return Reply()
    }
  }

  private func shown(
    _ known: JSONValue, _ call: Call, _ group: Resource, _ collection: ResourceCollection
  ) -> Reply {
    Reply(body: call.answerSchema.map { builder(for: group, noun: collection.noun).value(for: $0, from: known) })
  }

  private func changeMembers(
    _ call: Call, _ action: String, of group: Resource, at place: CollectionPlace, _ kind: String
  ) throws(Problem) {
    guard group.value["config"]?["cluster_type"]?.string == KonnectRules.groupType else {
      throw Problem(status: 400, detail: "\(group.id) is no control plane group", invalidParameters: [
        InvalidParameter(
          field: "controlPlaneId", rule: "invalid", reason: "is no control plane group", source: .path)
      ])
    }
    var members: [String] = []
    for (index, member) in (call.bodyObject["members"]?.array ?? []).enumerated() {
      let id = member["id"]?.string ?? ""
      guard id != group.id, store.resource(id, in: place.path) != nil else {
        throw .invalid("members[\(index)].id", rule: "missing_reference", "there is no control plane \(id)")
      }
      members.append(id)
    }
    let named = Set(members)
    if action != "add" { store.unlink(kind) { $0.left == group.id && (action != "remove" || named.contains($0.right)) } }
    if action != "remove" { for id in members { store.link(.init(left: group.id, right: id), kind) } }
  }

  // MARK: Order

  /// The collection whose order a path such as `…/cluster-policy-chain` tells.
  private func chainCollection(_ shape: PathShape) -> ResourceCollection? {
    guard let last = shape.segments.last, last.hasSuffix("-chain") else { return nil }
    let noun = EnglishNoun.words(String(last.dropLast("-chain".count)))
    return catalog.collections.values.first { $0.shape.parent == shape.parent && $0.noun == noun }
  }

  private func performOnChain(_ call: Call, _ collection: ResourceCollection) throws(Problem) -> Reply {
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
  private func move(_ call: Call) throws(Problem) -> Reply? {
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

  // MARK: Partials

  /// A plugin whose references to partials have id, name and path, as Konnect answers them.
  ///
  /// - Throws: 400 where a partial does not exist.
  func completingPartials(of body: JSONValue, at place: CollectionPlace) throws(Problem) -> JSONValue {
    guard place.storagePath.hasSuffix("/plugins"), let references = body["partials"]?.array else { return body }
    let path = place.storagePath.dropLast("plugins".count) + "partials"
    var completed: [JSONValue] = []
    for (index, reference) in references.enumerated() {
      let id = reference["id"]?.string
      let name = reference["name"]?.string
      let partial = store.resources(in: String(path)).first {
        id == nil ? $0.value["name"]?.string == name : $0.id == id
      }
      guard let partial, id != nil || name != nil else {
        throw .invalid(
          "partials[\(index)]", rule: "missing_reference", "there is no partial \(id ?? name ?? "without id")")
      }
      let kind = partial.value["type"]?.string ?? ""
      let path = reference["path"] ?? KonnectRules.partialPaths[kind].map(JSONValue.string)
      var value: JSONValue = ["id": .string(partial.id)]
      value["name"] = partial.value["name"]
      value["path"] = path
      completed.append(reference.merged(with: value))
    }
    var body = body
    body["partials"] = .array(completed)
    return body
  }
}
