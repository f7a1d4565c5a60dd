import JSON
import OpenAPI

/// Control plane groups and their members.
extension Organization {
  /// Where the group's id stands in a path about memberships.
  func groupIndex(_ shape: PathShape) -> Int? {
    guard let last = shape.segments.lastIndex(of: PathShape.parameter), last >= 1,
      shape.segments[last - 1] == KonnectRules.memberships.first, last + 1 < shape.segments.count,
      ["group-memberships", "group-status", "group-member-status"].contains(shape.segments[last + 1])
    else { return nil }
    return last
  }

  func performOnGroup(_ call: Call, at index: Int) throws(Problem) -> Reply {
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
      throw Problem(
        status: 400, detail: "\(group.id) is no control plane group",
        invalidParameters: [
          InvalidParameter(
            field: "controlPlaneId", rule: "invalid", reason: "is no control plane group", source: .path)
        ])
    }
    var members: [String] = []
    var named: Set<String> = []
    for (index, member) in (call.bodyObject["members"]?.array ?? []).enumerated() {
      let id = member["id"]?.string ?? ""
      guard id != group.id, store.resource(id, in: place.path) != nil else {
        throw .invalid("members[\(index)].id", rule: "missing_reference", "there is no control plane \(id)")
      }
      if named.insert(id).inserted { members.append(id) }
    }
    if action != "add" {
      store.unlink(kind) { $0.left == group.id && (action != "remove" || named.contains($0.right)) }
    }
    if action != "remove" { for id in members { store.link(.init(left: group.id, right: id), kind) } }
  }
}
