import JSON
import OpenAPI

/// References from bodies to other resources, known by the names and formats of fields alone.
extension Organization {
  /// Refuses a body that refers to something which is not there.
  ///
  /// Only what requests can make is looked for: a provider account comes from elsewhere, and any id of one will do.
  ///
  /// - Throws: 404 where a resource of the path does not exist; 400, or 404 where only that is declared, for a reference
  ///   that leads nowhere.
  func checkReferences(_ call: Call) throws(Problem) {
    guard let body = call.content.body, body.object != nil, let schema = call.bodySchema else { return }
    let references = BodyReference.all(in: body, schema)
    guard !references.isEmpty else { return }
    let segments = try resolved(call.segments, as: call.shape.isItem ? call.shape.parent : call.shape)
    for reference in references {
      guard let id = body[reference.pointer]?.string, let kind = kind(of: reference, in: call.shape),
        target(id, kind.collection, near: call.shape, segments) == nil
      else { continue }
      let reason = "there is no \(kind.words.joined(separator: " ")) \(id)"
      let isBadRequest = call.operation.response(for: 400) != nil || call.operation.response(for: 404) == nil
      guard isBadRequest else { throw Problem(status: 404, detail: reason) }
      throw .invalid(reference.pointer.dotted, rule: "missing_reference", reason)
    }
  }

  /// What a reference wants the id of; nil where no specification lets anybody make such a thing, or it is not certain.
  func kind(of reference: BodyReference, in shape: PathShape) -> ProvisionKind? {
    let own = shape.isItem ? shape.parent : shape
    if reference.words.first == "parent", let collection = catalog.collections[ownCollection(of: shape)] {
      return collection.isCreatable ? ProvisionKind(collection: collection, words: collection.noun) : nil
    }
    guard let kind = kind(of: reference.words, near: shape) ?? longerKind(of: reference.words, near: shape) else {
      return nil
    }
    let isNamed = kind.collection.noun == reference.words || kind.property != nil
    let isSibling = kind.collection.shape.parent == own.parent
    if isNamed || isSibling { return reference.isCertain || isNamed || isSibling ? kind : nil }
    guard reference.isCertain else { return nil }
    // `cloud_gateway_network_id` is a network's below `/cloud-gateways`; a `runtime_group_id` is no group's.
    let known = Set(kind.collection.shape.segments.flatMap(EnglishNoun.singularWords)).union(["default"])
    return reference.words.allSatisfy(known.contains) ? kind : nil
  }

  /// The collection whose name ends with the words: `auth_strategy_id` is that of an application auth strategy.
  private func longerKind(of words: [String], near shape: PathShape) -> ProvisionKind? {
    guard words.count > 1 else { return nil }
    let nouns = catalog.creatable.keys.filter { $0.count > words.count && $0.suffix(words.count).elementsEqual(words) }
    let nearest = nouns.min { ($0.count, $0.joined(separator: " ")) < ($1.count, $1.joined(separator: " ")) }
    return nearest.flatMap { kind(of: $0, near: shape) }
  }

  /// The collection that a path belongs to: that of the thing which is moved, for `…/documents/{}/move`.
  func ownCollection(of shape: PathShape) -> PathShape {
    var shape = shape
    while shape.segments.count > 1, catalog.collections[shape] == nil || shape.isItem { shape = shape.parent }
    return shape
  }

  /// The thing of that id or name where a request near `shape` can mean it: below the same parents, where the collection
  /// has those; else anywhere.
  func target(
    _ key: String, _ collection: ResourceCollection, near shape: PathShape, _ segments: [String]
  ) -> Resource? {
    let parents = collection.shape.segments.dropLast()
    if shape.segments.starts(with: parents), segments.count >= parents.count {
      let place = CollectionPlace(
        collection: collection, segments: segments.prefix(parents.count) + collection.shape.segments.suffix(1))
      if let found = try? resource(key, at: place) { return found }
      if let found = Self.named(key, among: resources(at: place)) { return found }
      if parents.contains(PathShape.parameter) { return nil }
    }
    let paths = store.paths.filter { path in
      let name = path.split(separator: "/").last.map(String.init) ?? ""
      return EnglishNoun.singularWords(name) == collection.noun
    }
    return paths.lazy.compactMap { self.store.resource(key, in: $0) }.first
      ?? paths.lazy.compactMap { Self.named(key, among: self.store.resources(in: $0)) }.first
  }

  /// The thing that has `key` for a name.
  static func named(_ key: String, among resources: [Resource]) -> Resource? {
    for name in KonnectRules.namesInPlaceOfID {
      if let found = resources.first(where: { $0.value[name]?.string == key }) { return found }
    }
    return nil
  }
}
