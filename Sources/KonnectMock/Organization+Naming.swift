import JSON
import OpenAPI

/// How answers name other things, which requests may name otherwise.
extension Organization {
  /// What a valid body says of a thing: without what clients may not write, with others named as answers name them.
  ///
  /// - Throws: 400 where a name is nobody's.
  func accepted(
    _ body: JSONValue, of call: Call, _ schema: Schema?, at place: CollectionPlace
  ) throws(Problem) -> JSONValue {
    var accepted = writable(body, schema, sent: call.bodySchema)
    guard let schema else { return try completingPartials(of: accepted, at: place) }
    for (name, value) in accepted.object ?? [:] {
      guard let answered = try answered(name, value, schema, at: place) else { continue }
      if answered.name != name { accepted[name] = nil }
      // A model's id and its name are sent one by one.
      let known = answered.name != name && answered.value.object != nil ? accepted[answered.name] : nil
      accepted[answered.name] = known?.object == nil ? answered.value : known?.merged(with: answered.value)
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
      guard let found = try named(value, by: ["key", "name"], called: name, nil, at: place) else { return nil }
      return (name + "_id", .string(found.id))
    }
    guard Self.property("id", of: declared) != nil else { return nil }
    if let key = value.string {
      guard !declared.validate(value).isEmpty else { return nil }
      let found = referred(key, called: name, declared, at: place)
      return (name, found.map { ["id": .string($0.id)] } ?? Self.unknown(value, declared))
    }
    guard value["id"] == nil, Self.property("name", of: declared) != nil,
      let found = try named(value, by: ["name"], called: name, declared, at: place)
    else { return nil }
    return (name, value.merged(with: ["id": .string(found.id)]))
  }

  /// What is answered of a thing that is known by one text alone, such as a provider: its name, and its id where that can
  /// be such a text.
  private static func unknown(_ text: JSONValue, _ schema: Schema) -> JSONValue {
    var object = JSONValue.emptyObject
    for name in ["id", "name"] where property(name, of: schema)?.validate(text).isEmpty == true { object[name] = text }
    return object
  }

  /// The thing that an object without an id names; nil where it names none.
  ///
  /// - Throws: 400 where there is none of that name, and requests could have made one.
  private func named(
    _ value: JSONValue, by keys: [String], called field: String, _ schema: Schema?, at place: CollectionPlace
  ) throws(Problem) -> Resource? {
    let shape = place.collection.shape
    guard let key = keys.first(where: { value[$0]?.string != nil }), let text = value[key]?.string,
      let collection = collection(called: field, schema, near: shape)
    else { return nil }
    if let found = target(text, collection, near: shape, place.segments) { return found }
    guard collection.isCreatable else { return nil }
    let noun = collection.noun.joined(separator: " ")
    throw .invalid("\(field).\(key)", rule: "missing_reference", "there is no \(noun) called \(text)")
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
