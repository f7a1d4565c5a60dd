import JSON
import OpenAPI

/// Lists of other things that a thing shows, as they follow from what there is.
extension Organization {
  /// How deep a tree is shown.
  private static let maximumDepth = 12

  /// A thing with the lists of others that belong to it: an API's `portals`, a page's `children`.
  func withMembers(_ resource: Resource, at place: CollectionPlace, depth: Int = 0) -> Resource {
    guard case .own = place.collection.storage, depth < Self.maximumDepth else { return resource }
    var resource = resource
    for list in place.collection.members {
      switch list.source {
      case .keys(let child):
        let keys = store.resources(in: "\(place.storagePath)/\(resource.id)/\(child)").map(\.id)
        resource.value[list.property] = .array(keys.map { ["id": .string($0)] })
      case .children(let field):
        let children = store.resources(in: place.storagePath).filter { $0.value[field]?.string == resource.id }
        resource.value[list.property] = .array(
          children.map { withMembers($0, at: place, depth: depth + 1).value })
      }
    }
    return resource
  }

  /// The things that a list shows at its top: of a tree that is not searched, those that are below no other.
  func listed(at place: CollectionPlace, _ filter: ListFilter) -> [Resource] {
    let all = resources(at: place)
    let fields = place.collection.members.compactMap { list in
      if case .children(let field) = list.source { field } else { nil }
    }
    guard let field = fields.first, filter.wantsAll else { return all }
    let ids = Set(all.map(\.id))
    return all.filter { resource in resource.value[field]?.string.map { !ids.contains($0) } ?? true }
  }
}
