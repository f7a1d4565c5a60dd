import JSON
import OpenAPI

extension Organization {
  /// POST on a collection.
  func create(at place: CollectionPlace, _ call: Call) throws(Problem) -> Reply {
    if case .relation = place.collection.storage { return try link(at: place, call) }
    if let batch = call.content.body?.array {
      for item in batch { _ = try make(at: place, call.with(body: item), key: nil) }
      return Reply(isCreation: true)
    }
    let resource = try make(at: place, call, key: nil)
    return Reply(body: shown(resource, call, at: place), isCreation: true)
  }

  /// PUT on a collection: makes a thing, or replaces the one that its key says.
  func put(at place: CollectionPlace, _ call: Call) throws(Problem) -> Reply {
    let name = place.collection.shape.segments.last ?? ""
    if let key = KonnectRules.putCollectionKeys[name], let value = call.bodyObject[key],
      let existing = resources(at: place).first(where: { $0.value[key] == value })
    {
      return try replace(existing.id, at: place, call)
    }
    return try create(at: place, call)
  }

  /// Makes a resource of a call's body and keeps it.
  ///
  /// - Parameter key: The last segment of the path, for a PUT that creates.
  /// - Throws: 409 where something that must be unique is taken, 400 where a reference leads nowhere.
  func make(at place: CollectionPlace, _ call: Call, key: String?) throws(Problem) -> Resource {
    let path = place.storagePath
    let schema = call.thingSchema ?? place.collection.itemSchema
    var body = try accepted(call.bodyObject.filled(from: defaults(call, schema)), of: call, schema, at: place)
    body = referring(body, at: place)
    if body["name"] == nil, let name = KonnectRules.impliedName(of: body, in: place.collection.shape) {
      body["name"] = .string(name)
    }
    if let key { body = naming(body, key, schema, place.collection) }
    if let schema = call.bodySchema { body = body.filled(from: Self.slugs(of: body, schema)) }
    try checkUnique(body, at: place, call, except: nil)
    let now = clock()
    let seed = SeededRandom.seed(self.seed, path + "#\(store.nextNumber(in: path))")
    let draft = Resource(id: "", seed: seed, value: body, createdAt: now, updatedAt: now)
    let value = built(draft, body: body, schema: schema, place.collection)
    var random = SeededRandom(seed: seed)
    let own = identity(of: value, in: place.collection)
    // A thing that a PUT made must be found by what its path calls it: by its id, or by a name that goes for one.
    let isNamed = KonnectRules.namesInPlaceOfID.contains { value[$0]?.string == key }
    let id = isNamed ? own ?? key ?? random.uuid() : key ?? own ?? random.uuid()
    let resource = Resource(id: id, seed: seed, value: value, createdAt: now, updatedAt: now)
    guard store.resource(id, in: path) == nil || key != nil else {
      throw .conflict("there is a \(place.collection.noun.joined(separator: " ")) \(id) already")
    }
    store.put(resource, in: path)
    try arrange(resource, at: place, call)
    return resource
  }

  /// The resource's value: what was sent, and what answers promise besides.
  func built(_ draft: Resource, body: JSONValue, schema: Schema?, _ collection: ResourceCollection) -> JSONValue {
    guard let schema else { return body }
    let declared = Self.propertyNames(of: schema)
    var hoisted = JSONValue.emptyObject
    for (name, value) in body.object ?? [:] where !declared.contains(name) { hoisted[name] = value }
    let value = builder(for: draft, noun: collection.noun, hoisted: hoisted).value(for: schema, from: draft.value)
    return value.filled(from: draft.value)
  }

  /// The members of a body that clients may write: answers mark the others, save what the request's own schema takes.
  func writable(_ body: JSONValue, _ schema: Schema?, sent: Schema?) -> JSONValue {
    var body = body
    for property in schema?.properties ?? [] where property.schema.isReadOnly && body[property.name] != nil {
      if let own = sent?.property(property.name)?.schema, !own.isReadOnly, own != property.schema { continue }
      body[property.name] = nil
    }
    return body
  }

  /// The names of the properties of a schema and of its alternatives.
  static func propertyNames(of schema: Schema) -> Set<String> {
    Set((schema.properties + (schema.oneOf + schema.anyOf).flatMap(\.properties)).map(\.name))
  }

  /// What a request leaves to Konnect, by its own schema; what answers have a default of their own for is left out.
  func defaults(_ call: Call, _ schema: Schema?) -> JSONValue {
    var defaults = JSONValue.emptyObject
    for property in call.bodySchema?.properties ?? [] {
      guard let value = property.schema.default,
        let answered = schema.flatMap({ Self.property(property.name, of: $0) }),
        answered.default == nil, !answered.isReadOnly
      else { continue }
      defaults[property.name] = value
    }
    return defaults
  }

  /// What a request leaves to Konnect that says it by a formula: ``Defaults to `slugify(name + version)` ``.
  private static func slugs(of body: JSONValue, _ schema: Schema) -> JSONValue {
    var slugs = JSONValue.emptyObject
    for property in schema.properties where body[property.name] == nil {
      guard let text = property.schema.summary, text.contains("slugify("),
        let match = text.firstMatch(of: /Defaults to `slugify\(([\w +]+)\)`/)
      else { continue }
      let names = match.output.1.split(separator: "+").map { $0.filter { $0 != " " } }
      let words = names.compactMap { body[$0]?.scalarText }.flatMap { text in
        text.lowercased().split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
      }
      if !words.isEmpty { slugs[property.name] = .string(words.joined(separator: "-")) }
    }
    return slugs
  }

  /// A body with the references to what is above it.
  private func referring(_ body: JSONValue, at place: CollectionPlace) -> JSONValue {
    var body = body
    if case .children(_, let field, let isObject) = place.collection.storage, let parent = place.parentID {
      body[field] = isObject ? ["id": .string(parent)] : .string(parent)
    }
    return belonging(body, at: place, place.collection.itemSchema)
  }

  /// A body whose identity is the last segment of the path.
  private func naming(
    _ body: JSONValue, _ key: String, _ schema: Schema?, _ collection: ResourceCollection
  ) -> JSONValue {
    var body = body
    let name = collection.parameterName ?? "id"
    for property in [name, EnglishNoun.snake(name)] where property != "id" && schema?.property(property) != nil {
      body[property] = .string(key)
      return body
    }
    guard let schema, let id = Self.property("id", of: schema) else {
      if schema.flatMap({ Self.property("name", of: $0) }) != nil, body["name"] == nil { body["name"] = .string(key) }
      return body
    }
    if Self.isUUID(key) || Self.property("name", of: schema) == nil, id.validate(.string(key)).isEmpty {
      body["id"] = .string(key)
    } else if let property = ["name", "username", "key"].first(where: { Self.property($0, of: schema) != nil }),
      body[property] == nil
    {
      body[property] = .string(key)
    }
    return body
  }

  static func property(_ name: String, of schema: Schema) -> Schema? {
    schema.property(name)?.schema ?? (schema.oneOf + schema.anyOf).lazy.compactMap { $0.property(name)?.schema }.first
  }

  /// Whether `text` has the form of a UUID.
  static func isUUID(_ text: String) -> Bool {
    let groups = text.split(separator: "-", omittingEmptySubsequences: false)
    return groups.map(\.utf8.count) == [8, 4, 4, 4, 12] && groups.allSatisfy { $0.allSatisfy(\.isHexDigit) }
  }

  /// What the description of a name calls unique: the name, or ``name + version``; nil where it says nothing of it.
  private static func uniqueProperties(of schema: Schema) -> [String]? {
    guard let text = property("name", of: schema)?.summary, text.contains(/(must be|is) unique/) else { return nil }
    guard let match = text.firstMatch(of: /`([\w +]+)` combination must be unique/) else { return ["name"] }
    return match.output.1.split(separator: "+").map { $0.filter { $0 != " " } }
  }

  /// - Throws: 409 where another resource has what must be unique.
  func checkUnique(
    _ body: JSONValue, at place: CollectionPlace, _ call: Call, except id: String?
  ) throws(Problem) {
    let name = place.storagePath.split(separator: "/").last.map(String.init) ?? ""
    let declares409 = call.operation.response(for: 409)?.status == .exact(409)
    let described = catalog.operation("POST", place.collection.shape)?.requestBody?.content.json?.schema
      .flatMap(Self.uniqueProperties)
    guard let properties = KonnectRules.uniqueProperties[name] ?? described ?? (declares409 ? ["name"] : nil),
      let first = properties.first, let value = body[first], !value.isNull
    else { return }
    let others = store.resources(in: place.storagePath)
    guard
      others.contains(where: { other in
        other.id != id && properties.allSatisfy { (other.value[$0] ?? .null) == (body[$0] ?? .null) }
      })
    else { return }
    let noun = place.collection.noun.joined(separator: " ")
    throw .conflict("\(first) must be unique: there is a \(noun) \(value.scalarText ?? value.description) already")
  }
}
