import JSON
import OpenAPI

/// How answers name other things, which requests may name otherwise.
extension Organization {
  /// What a valid body says of a thing: without what clients may not write, with others named as answers name them.
  ///
  /// - Throws: 400 where a name is nobody's.
  func accepted(_ body: JSONValue, _ schema: Schema?, at place: CollectionPlace) throws(Problem) -> JSONValue {
    var accepted = writable(body, schema)
    guard let schema else { return try completingPartials(of: accepted, at: place) }
    for (name, value) in accepted.object ?? [:] {
      guard let answered = try answered(name, value, schema, at: place), answered.value != value else { continue }
      if answered.name != name { accepted[name] = nil }
      accepted[answered.name] = answered.value
    }
    return try completingPartials(of: accepted, at: place)
  }

  /// The value of a thing without what it says of others that `body` replaces: the name of another is not that of the
  /// one before.
  func released(_ value: JSONValue, for body: JSONValue) -> JSONValue {
    var value = value
    for (name, new) in body.object ?? [:] where new["id"] != nil && value[name]?["id"] != new["id"] {
      value[name] = nil
    }
    return value
  }

  /// The member of an answer that says what a member of a request says by another name or with less; nil where it is
  /// called the same and no less.
  ///
  /// - `portal_id` and `portal_name` are a `portal` with that id or name, where answers have that alone, and
  ///   the other way round.
  /// - A `service` that is a text, or has a name alone, is the one of that id or name.
  private func answered(
    _ name: String, _ value: JSONValue, _ schema: Schema, at place: CollectionPlace
  ) throws(Problem) -> (name: String, value: JSONValue)? {
    guard let declared = Self.property(name, of: schema) else {
      for suffix in ["id", "name"] where name.hasSuffix("_" + suffix) {
        let object = String(name.dropLast(suffix.count + 1))
        guard let target = Self.property(object, of: schema), Self.property(suffix, of: target) != nil else { continue }
        guard let key = value.string else { return value.isNull ? (object, .null) : nil }
        let found = referred(key, called: object, target, at: place)
        return (object, found.map { ["id": .string($0.id)] } ?? [suffix: value])
      }
      guard value.object != nil, Self.property(name + "_id", of: schema) != nil else { return nil }
      if let id = value["id"] { return (name + "_id", id) }
      guard let key = value["key"]?.string ?? value["name"]?.string else { return nil }
      let found = referred(key, called: name, nil, at: place)
      return found.map { (name + "_id", .string($0.id)) }
    }
    guard Self.property("id", of: declared) != nil else { return nil }
    if let key = value.string {
      guard !declared.validate(value).isEmpty else { return nil }
      let found = referred(key, called: name, declared, at: place)
      return (name, found.map { ["id": .string($0.id)] } ?? ["name": value])
    }
    guard value["id"] == nil, let key = value["name"]?.string, Self.property("name", of: declared) != nil,
      let collection = collection(called: name, declared, near: place.collection.shape)
    else { return nil }
    let segments = place.segments
    guard let found = target(key, collection, near: place.collection.shape, segments) else {
      guard collection.isCreatable else { return nil }
      let noun = collection.noun.joined(separator: " ")
      throw .invalid(name + ".name", rule: "missing_reference", "there is no \(noun) called \(key)")
    }
    return (name, value.merged(with: ["id": .string(found.id)]))
  }

  /// The thing of that id or name that a field means.
  private func referred(
    _ key: String, called field: String, _ schema: Schema?, at place: CollectionPlace
  ) -> Resource? {
    let shape = place.collection.shape
    return collection(called: field, schema, near: shape).flatMap { target(key, $0, near: shape, place.segments) }
  }

  /// The collection of what a field holds, by the name of its schema (`BackendClusterReference`) or its own.
  private func collection(called field: String, _ schema: Schema?, near shape: PathShape) -> ResourceCollection? {
    let component = EnglishNoun.words(schema?.componentName ?? "").prefix { !["ref", "reference"].contains($0) }
    let isReference = component.count < EnglishNoun.words(schema?.componentName ?? "").count
    var names = [EnglishNoun.words(field)]
    if isReference, !component.isEmpty { names.insert(contentsOf: [Array(component), component.suffix(1)], at: 0) }
    for words in names {
      if let found = catalog.collection(of: words, near: shape, own: ownCollection(of: shape)) { return found }
    }
    let reference = BodyReference(pointer: JSONPointer([field]), words: EnglishNoun.words(field), isCertain: true)
    return kind(of: reference, in: shape)?.collection
  }

  // MARK: Parents

  /// A thing's value with the ids of all that is above it, where its schema has a place for them: `realm_id` as the path
  /// calls it, `portal: {id}` as the collection does.
  ///
  /// - Parameter replaces: Whether what it says itself is outdated.
  func belonging(_ value: JSONValue, at place: CollectionPlace, _ schema: Schema?, replaces: Bool = false) -> JSONValue
  {
    guard let schema else { return value }
    var value = value
    for parent in place.parents {
      for noun in parent.nouns {
        let name = noun + "_id"
        if Self.property(name, of: schema)?.type == .string, replaces || value[name] == nil {
          value[name] = .string(parent.id)
        }
        if let object = Self.property(noun, of: schema), Self.property("id", of: object) != nil,
          replaces || value[noun] == nil
        {
          value[noun] = ["id": .string(parent.id)]
        }
      }
    }
    return value
  }
}
