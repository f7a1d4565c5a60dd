public import JSON

extension Schema {
  /// So many schemas are looked at.
  private static let maximumSearched = 2000

  /// Where in such a value, outermost first, there is something that declares all of `fields`, each a path of names.
  ///
  /// Items are `-` in the pointer. Nil where nothing declares them all.
  public func place(declaring fields: [JSONPointer]) -> JSONPointer? {
    guard !fields.isEmpty else { return nil }
    var seen: Set<[Schema]> = []
    var queue: [(view: SchemaView, place: JSONPointer)] = [(SchemaView([self]), .root)]
    var next = 0
    while next < queue.count, seen.count < Self.maximumSearched {
      let (view, place) = queue[next]
      next += 1
      guard seen.insert(view.roots).inserted else { continue }
      if fields.allSatisfy({ view.declares($0) }) { return place }
      for token in view.tokens { if let part = view.part(token) { queue.append((part, place.appending(token))) } }
    }
    return nil
  }
}

extension SchemaView {
  fileprivate func declares(_ field: JSONPointer) -> Bool {
    var view = self
    for token in field.tokens {
      guard let part = view.part(token) else { return false }
      view = part
    }
    return true
  }
}
