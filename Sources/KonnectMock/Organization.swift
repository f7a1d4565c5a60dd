import JSON
import OpenAPI

/// One organization: what it has, and what its requests do.
actor Organization {
  /// Its own id, a UUID that its seed decides.
  let id: String
  let catalog: Catalog
  let seed: UInt64
  let readyAfter: Duration
  let clock: @Sendable () -> Duration
  var store = ResourceStore() {
    // An answer about one thing may quote others, so that any change outdates them all.
    didSet { if !rendered.isEmpty { rendered = [:] } }
  }
  /// What was made for variables, by their names.
  var provisioned: [String: ProvisionedResource] = [:]

  /// Answers about things as they are now: who polls asks for the same again and again.
  private var rendered: [Rendering: JSONValue] = [:]

  private struct Rendering: Hashable {
    let seed: UInt64
    let updatedAt: Duration
    let isReady: Bool
    let schema: Schema
  }

  init(catalog: Catalog, seed: UInt64, readyAfter: Duration, clock: @escaping @Sendable () -> Duration) {
    var random = SeededRandom(seed: seed)
    id = random.uuid()
    self.catalog = catalog
    self.seed = seed
    self.readyAfter = readyAfter
    self.clock = clock
  }

  /// Carries out a valid request.
  ///
  /// - Throws: `Problem` where the organization's state does not let it.
  func perform(_ call: Call) throws(Problem) -> Reply {
    if let index = groupIndex(call.shape) { return try performOnGroup(call, at: index) }
    try checkReferences(call)
    if let chain = chainCollection(call.shape) { return try performOnChain(call, chain) }
    if call.shape.segments.last == "move", call.operation.method == "POST", let reply = try move(call) { return reply }
    if call.shape.isItem, let collection = catalog.collections[call.shape.parent] {
      return try performOnItem(call, in: collection)
    }
    if let collection = catalog.collections[call.shape] { return try performOnCollection(call, collection) }
    if let reply = try performOnOwnItem(call) { return reply }
    return try performOnSingleton(call)
  }

  private func performOnItem(_ call: Call, in collection: ResourceCollection) throws(Problem) -> Reply {
    try performOnItem(call, try place(of: collection, call), key: call.segments.last ?? "")
  }

  /// What a path such as `/users/me` comes to, which means one of a collection's things without saying its id; nil for
  /// any other path, and where there is no such thing.
  private func performOnOwnItem(_ call: Call) throws(Problem) -> Reply? {
    guard let collection = catalog.collections[call.shape.parent], let item = collection.itemSchema,
      let answer = catalog.operation("GET", call.shape)?.thingSchema, Catalog.isSameKind(item, answer),
      case let place = try place(of: collection, call), let own = resources(at: place).first
    else { return nil }
    return try performOnItem(call, place, key: own.id)
  }

  private func performOnItem(_ call: Call, _ place: CollectionPlace, key: String) throws(Problem) -> Reply {
    switch call.operation.method {
    case "GET", "HEAD": return Reply(body: shown(try resource(key, at: place), call, at: place))
    case "DELETE": return try delete(key, at: place, call)
    case "PUT": return try replace(key, at: place, call)
    default: return try update(key, at: place, call)
    }
  }

  private func performOnCollection(_ call: Call, _ collection: ResourceCollection) throws(Problem) -> Reply {
    let place = try place(of: collection, call)
    switch call.operation.method {
    case "GET":
      guard let list = ListSchema(call.operation) else { return try performOnSingleton(call) }
      let filter = ListFilter(call)
      var items = listed(at: place, filter).map { render(withMembers($0, at: place), list.item, collection) }
      if filter.apply(to: items).isEmpty, let example = seedExample(at: place, fulfilling: filter) {
        items.append(render(example, list.item, collection))
      }
      return list.reply(to: call, with: items)
    case "POST": return try create(at: place, call)
    case "PUT" where collection.isCreatable: return try put(at: place, call)
    case "DELETE":
      for resource in resources(at: place) { remove(resource, at: place) }
      return Reply()
    default: return try performOnSingleton(call)
    }
  }

  // MARK: What things look like

  /// What a call's answer says of a resource, in its wrapper where it has one; nil where it has no JSON.
  func shown(_ resource: Resource, _ call: Call, at place: CollectionPlace) -> JSONValue? {
    guard let content = call.operation.successResponse?.content.json else { return nil }
    let (resource, collection) = (withMembers(resource, at: place), place.collection)
    guard let wrapper = call.operation.answerWrapper else { return render(resource, content.schema, collection) }
    return [wrapper.name: render(resource, wrapper.schema, collection)]
  }

  /// What a resource looks like in an answer now.
  func render(_ resource: Resource, _ schema: Schema?, _ collection: ResourceCollection) -> JSONValue {
    guard let schema else { return resource.value }
    let builder = builder(for: resource, noun: collection.noun)
    let key = Rendering(
      seed: resource.seed, updatedAt: resource.updatedAt, isReady: builder.subject.isReady, schema: schema)
    if let known = rendered[key] { return known }
    let value = builder.value(for: schema, from: resource.value)
    rendered[key] = value
    return value
  }

  /// A builder of answers about `resource`.
  func builder(for resource: Resource, noun: [String], hoisted: JSONValue = .emptyObject) -> ValueBuilder {
    let store = self.store
    return ValueBuilder(
      purpose: .response,
      subject: .init(
        seed: resource.seed, noun: noun, createdAt: Timestamp(resource.createdAt),
        updatedAt: Timestamp(resource.updatedAt), isReady: clock() - resource.createdAt >= readyAfter),
      hoisted: hoisted, resource: { store.resource(withID: $0)?.value })
  }
}
