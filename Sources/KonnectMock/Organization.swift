import JSON
import OpenAPI

/// One organization: what it has, and what its requests do.
actor Organization {
  let catalog: Catalog
  let seed: UInt64
  let readyAfter: Duration
  let clock: @Sendable () -> Duration
  var store = ResourceStore()
  /// What was made for variables, by their names.
  var provisioned: [String: ProvisionedResource] = [:]

  init(catalog: Catalog, seed: UInt64, readyAfter: Duration, clock: @escaping @Sendable () -> Duration) {
    self.catalog = catalog
    self.seed = seed
    self.readyAfter = readyAfter
    self.clock = clock
  }

  /// Carries out a valid request.
  ///
  /// - Throws: `Problem` where the organization's state does not let it.
  func perform(_ call: Call) throws(Problem) -> Reply {
    if let reply = try performSpecial(call) { return reply }
    if call.shape.isItem, let collection = catalog.collections[call.shape.parent] {
      return try performOnItem(call, in: collection)
    }
    if let collection = catalog.collections[call.shape] { return try performOnCollection(call, collection) }
    return try performOnSingleton(call)
  }

  private func performOnItem(_ call: Call, in collection: ResourceCollection) throws(Problem) -> Reply {
    let place = try place(of: collection, call)
    let key = call.segments.last ?? ""
    switch call.operation.method {
    case "GET", "HEAD": return Reply(body: render(try resource(key, at: place), call.answerSchema, collection))
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
      return list.reply(to: call, with: resources(at: place).map { item in
        render(item, list.item, collection)
      })
    case "POST": return try create(at: place, call)
    case "PUT" where collection.isCreatable: return try put(at: place, call)
    case "DELETE":
      for resource in resources(at: place) { remove(resource, at: place) }
      return Reply()
    default: return try performOnSingleton(call)
    }
  }

  // MARK: What things look like

  /// What a resource looks like in an answer now.
  func render(_ resource: Resource, _ schema: Schema?, _ collection: ResourceCollection) -> JSONValue {
    guard let schema else { return resource.value }
    return builder(for: resource, noun: collection.noun).value(for: schema, from: resource.value)
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
