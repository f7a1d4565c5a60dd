import JSON
import OpenAPI

extension Organization {
  /// What there is one of under a path, such as a portal's appearance, and actions, such as a plan's `publish`.
  func performOnSingleton(_ call: Call) throws(Problem) -> Reply {
    let segments = try resolved(call.segments, as: call.shape)
    let path = "/" + segments.joined(separator: "/")
    let parent = parentResource(of: call.shape, segments)
    switch call.operation.method {
    case "GET", "HEAD":
      guard let resource = try singleton(at: path, call, parent) else { throw .notFound("resource", path) }
      return Reply(body: shown(resource, call))
    case "DELETE":
      guard try singleton(at: path, call, parent) != nil else { throw .notFound("resource", path) }
      store.remove(path, from: Self.singletons)
      return Reply(body: call.answerSchema.map { builder(for: draft(at: path, parent), noun: []).value(for: $0) })
    case "POST" where catalog.operation("GET", call.shape) == nil, "PATCH" where isAction(call.shape):
      return act(call, path, parent, segments)
    default: return try writeSingleton(at: path, call, parent)
    }
  }

  private static let singletons = "singletons"
  /// Where the organization itself is read.
  private static let itself = "/v3/organizations/me"

  private func writeSingleton(at path: String, _ call: Call, _ parent: Resource?) throws(Problem) -> Reply {
    let existing = store.resource(path, in: Self.singletons)
    if call.operation.method == "POST", existing != nil, call.operation.response(for: 409)?.status == .exact(409) {
      throw .conflict("there is one already")
    }
    var resource = existing ?? draft(at: path, parent)
    if existing == nil, call.operation.method == "POST" {
      resource = Resource(id: path, seed: resource.seed, value: .emptyObject, createdAt: clock(), updatedAt: clock())
    }
    let body = writable(call.bodyObject, call.answerSchema, sent: call.bodySchema)
    resource.updatedAt = clock()
    resource.value =
      call.operation.method == "PATCH" ? (existing?.value ?? .emptyObject).merged(with: body) : body
    let schema = call.answerSchema ?? catalog.operation("GET", call.shape)?.successResponse?.content.json?.schema
    if let schema, call.content.body?.object != nil || call.content.body == nil {
      resource.value = builder(for: resource, noun: []).value(for: schema, from: resource.value)
        .filled(from: resource.value)
    }
    store.put(resource, in: Self.singletons)
    return Reply(body: shown(resource, call), isCreation: existing == nil && call.operation.method == "POST")
  }

  /// The thing at `path`; made up where it is one that is always there, because nothing makes it and takes it away.
  private func singleton(at path: String, _ call: Call, _ parent: Resource?) throws(Problem) -> Resource? {
    if let existing = store.resource(path, in: Self.singletons) { return existing }
    func has(_ method: String) -> Bool { catalog.operation(method, call.shape) != nil }
    guard !has("POST"), !(has("PUT") && has("DELETE")) else { return nil }
    var resource = draft(at: path, parent)
    let schema = catalog.operation("GET", call.shape)?.successResponse?.content.json?.schema
    let known: JSONValue = path == Self.itself ? ["id": .string(id)] : .emptyObject
    if let schema { resource.value = builder(for: resource, noun: []).value(for: schema, from: known) }
    store.put(resource, in: Self.singletons)
    return resource
  }

  /// Whether a path does something to the thing above it, such as a token's `revoke`: nothing reads or removes it.
  private func isAction(_ shape: PathShape) -> Bool {
    shape.parent.isItem && ["GET", "PUT", "DELETE"].allSatisfy { catalog.operation($0, shape) == nil }
  }

  /// What an action answers: the thing it acts on where its answer is of that kind, else what the schema says.
  ///
  /// The thing comes into the state that the action's name tells, where it has one: `archive` → `archived`.
  private func act(_ call: Call, _ path: String, _ parent: Resource?, _ segments: [String]) -> Reply {
    let collection = catalog.collections[PathShape(segments: Array(call.shape.segments.dropLast(2)))]
    var parent = parent
    if let collection, let changed = parent.flatMap({ self.changed($0, by: call, collection) }) {
      let place = CollectionPlace(collection: collection, segments: Array(segments.dropLast(2)))
      store.put(changed, in: storagePath(of: changed, at: place))
      parent = changed
    }
    guard let schema = call.answerSchema else { return Reply() }
    if let parent, let collection, let item = collection.itemSchema, Catalog.isSameKind(item, schema) {
      return Reply(body: render(parent, schema, collection))
    }
    let subject = draft(at: path, parent)
    return Reply(body: builder(for: subject, noun: []).value(for: schema, from: call.bodyObject), isCreation: true)
  }

  /// The thing in the state that an action brings it to; nil where no state is called so.
  private func changed(_ resource: Resource, by call: Call, _ collection: ResourceCollection) -> Resource? {
    guard let verb = call.shape.segments.last, let schema = collection.itemSchema else { return nil }
    for name in ["state", "status"] {
      let states = schema.property(name)?.schema.enumeration ?? []
      guard let state = KonnectRules.state(after: verb, among: states.compactMap(\.string)) else { continue }
      var changed = resource
      changed.value[name] = .string(state)
      if let moment = KonnectRules.momentsOfActions[verb], schema.property(moment) != nil {
        changed.value[moment] = .string(Timestamp(clock()).dateTime)
      }
      changed.updatedAt = clock()
      return changed
    }
    return nil
  }

  private func shown(_ resource: Resource, _ call: Call) -> JSONValue? {
    call.answerSchema.map { builder(for: resource, noun: []).value(for: $0, from: resource.value) }
  }

  private func draft(at path: String, _ parent: Resource?) -> Resource {
    let since = parent?.createdAt ?? (clock() - readyAfter)
    return Resource(
      id: path, seed: SeededRandom.seed(seed, path), value: .emptyObject, createdAt: since, updatedAt: since)
  }

  /// The nearest thing above a path.
  private func parentResource(of shape: PathShape, _ segments: [String]) -> Resource? {
    guard let index = shape.segments.lastIndex(of: PathShape.parameter) else { return nil }
    return resource(segments[index], of: shape, at: index, segments)
  }
}
