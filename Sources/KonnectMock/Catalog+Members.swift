import OpenAPI

/// Which lists of other things a thing shows.
extension Catalog {
  /// The properties of a collection's things that list others, known by their names and schemas.
  func members(of shape: PathShape) -> [ResourceCollection.MemberList] {
    guard let collection = collections[shape], collection.isCreatable, let item = collection.itemSchema else {
      return []
    }
    return item.properties.compactMap { property in
      guard property.schema.type == .array, let member = property.schema.items, member.property("id") != nil else {
        return nil
      }
      if Self.isSameKind(member, item) {
        let field = item.properties.first { field in
          let words = EnglishNoun.words(field.name)
          return words.first == "parent" && words.last == "id"
        }
        return field.map { .init(property: property.name, source: .children(field: $0.name)) }
      }
      let key = EnglishNoun.singularWords(property.name) + ["id"]
      guard property.schema.isReadOnly, let child = child(of: shape, keyedBy: key) else { return nil }
      return .init(property: property.name, source: .keys(child: child))
    }
  }

  /// The last segment of the collection below a thing whose own things go by another's id: `publications`, by `portalId`.
  private func child(of shape: PathShape, keyedBy key: [String]) -> String? {
    let children = collections.values.filter { child in
      child.shape.parent == shape.item && child.parameterName.map(EnglishNoun.words) == key
        && operation("POST", child.shape) == nil
    }
    return children.compactMap(\.shape.segments.last).min()
  }
}
