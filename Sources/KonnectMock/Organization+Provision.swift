import JSON
import OpenAPI

extension Organization {
  /// How many parents of parents are made for one variable.
  private static let maximumParents = 6

  /// Makes the resource that a variable stands for, or gives the one made for it before.
  func provision(_ request: ProvisionRequest, shape: PathShape, segments: [String]) -> ProvisionedResource? {
    guard shape.segments.count == segments.count else { return nil }
    switch request.place {
    case .path:
      let index = segments.firstIndex { ProvisionTarget.variable(in: $0) == request.variable }
      guard let index, shape.segments[index] == PathShape.parameter else { return nil }
      return provision(request.variable, parameter: index, of: shape, segments, depth: 0)
    case .body(let pointer):
      guard let kind = kind(at: pointer, of: request.variable, near: shape) else { return nil }
      return provision(request.variable, kind, near: shape, segments, depth: 0)
    }
  }

  /// What is to be made: a resource of a collection, with a property that makes it of the special kind wanted.
  struct ProvisionKind {
    let collection: ResourceCollection
    let words: [String]
    var property: (name: String, value: JSONValue)?
  }

  private func provision(
    _ variable: String, parameter index: Int, of shape: PathShape, _ segments: [String], depth: Int
  ) -> ProvisionedResource? {
    guard let collection = catalog.collections[PathShape(segments: Array(shape.segments.prefix(index)))] else {
      return nil
    }
    // Only groups have members, whatever the variable is called.
    let isGroup = shape.segments.dropFirst(index + 1).first == KonnectRules.memberships.last
    let words = isGroup ? collection.noun + ["group"] : Self.nounWords(variable)
    var kind = ProvisionKind(collection: collection, words: collection.noun)
    if words.count > collection.noun.count, words.starts(with: collection.noun),
      let property = specialProperty(words, collection)
    {
      kind = ProvisionKind(collection: collection, words: words, property: property)
    }
    return provision(variable, kind, near: shape, segments, depth: depth)
  }

  private func provision(
    _ variable: String, _ kind: ProvisionKind, near shape: PathShape, _ segments: [String], depth: Int
  ) -> ProvisionedResource? {
    if let known = provisioned[variable] { return known }
    guard depth < Self.maximumParents else { return nil }
    let elsewhere: PathShape? =
      switch kind.collection.storage {
      case .union(let nested): nested
      case .mentions(let flat): flat
      case .own, .children, .relation: nil
      }
    if let elsewhere, let source = catalog.collections[elsewhere] {
      let inner = ProvisionKind(collection: source, words: kind.words, property: kind.property)
      return provision(variable, inner, near: shape, segments, depth: depth + 1)
    }
    var path: [String] = []
    let target = kind.collection.shape
    for (index, segment) in target.segments.enumerated() {
      guard segment == PathShape.parameter else {
        path.append(segment)
        continue
      }
      let isShared = shape.segments.prefix(index + 1).elementsEqual(target.segments.prefix(index + 1))
      let given = isShared ? segments[index] : nil
      if let given, ProvisionTarget.variable(in: given) == nil {
        path.append(given)
        continue
      }
      let name = given.flatMap(ProvisionTarget.variable) ?? "parent of \(target.text) at \(index)"
      guard let parent = provision(name, parameter: index, of: target, segments, depth: depth + 1) else { return nil }
      path.append(parent.value)
    }
    guard let resource = made(kind, at: path, depth: depth), isUsable(resource.id, in: kind.collection) else {
      return nil
    }
    let name = resource.value["name"]?.string ?? resource.value["username"]?.string ?? resource.id
    let made = ProvisionedResource(
      variable: variable, value: resource.id, description: kind.words.joined(separator: " ") + " " + name)
    provisioned[variable] = made
    return made
  }

  /// Makes a resource of the least that its collection takes, as if it had been there for long.
  private func made(_ kind: ProvisionKind, at path: [String], depth: Int) -> Resource? {
    let collection = kind.collection
    guard let segments = try? resolved(path, as: collection.shape) else { return nil }
    let place = CollectionPlace(collection: collection, segments: segments)
    guard collection.isCreatable else { return resources(at: place).first }
    if case .relation(let flat) = collection.storage, let target = catalog.collections[flat], !target.isCreatable {
      let flatPlace = CollectionPlace(
        collection: target, segments: Array(segments.prefix(flat.segments.count - 1) + flat.segments.suffix(1)))
      guard let example = resources(at: flatPlace).first else { return nil }
      link(example, at: place)
      return example
    }
    let creating = if case .relation(let flat) = collection.storage { flat } else { collection.shape }
    let collective = catalog.operation("POST", creating) ?? catalog.operation("PUT", creating)
    guard let operation = collective ?? catalog.operation("PUT", creating.item) else { return nil }
    for number in 1...9 {
      let name = "mock-" + kind.words.joined(separator: "-") + (number > 1 ? "-\(number)" : "")
      var body: JSONValue?
      if let schema = operation.requestBody?.content.json?.schema {
        guard let valid = minimalBody(schema, name: name, kind) else { return nil }
        body = providing(valid, schema, near: collection.shape, segments, depth: depth)
      }
      let key = collective == nil ? self.key(of: operation, name: name, in: place) : nil
      let call = Call(
        operation: operation, shape: collection.shape, segments: segments,
        content: RequestContent(query: QueryString(""), parameters: [:], body: body), path: place.path)
      do throws(Problem) {
        var resource = try make(at: place, call, key: key)
        resource = Resource(
          id: resource.id, seed: resource.seed, value: resource.value, createdAt: resource.createdAt - readyAfter,
          updatedAt: resource.updatedAt)
        store.put(resource, in: place.storagePath)
        link(resource, at: place)
        return resource
      } catch {
        guard error.status == 409 else { return nil }
      }
    }
    return nil
  }

  /// What the path calls a thing that a PUT makes: `name`, unless the parameter wants something else.
  private func key(of operation: OpenAPI.Operation, name: String, in place: CollectionPlace) -> String {
    let parameter = operation.path.parameterNames.last.flatMap { operation.parameter($0, in: .path) }
    guard let schema = parameter?.schema, !schema.validate(.string(name)).isEmpty else { return name }
    let builder = ValueBuilder.plain(seed: SeededRandom.seed(seed, place.path + name))
    return builder.value(for: schema).scalarText ?? name
  }

  /// Whether a path takes `id` for a thing of `collection`.
  private func isUsable(_ id: String, in collection: ResourceCollection) -> Bool {
    let item = collection.shape.item
    let operation = ["GET", "PUT", "PATCH", "DELETE"].lazy.compactMap { self.catalog.operation($0, item) }.first
    let parameter = operation?.path.parameterNames.last.flatMap { operation?.parameter($0, in: .path) }
    return parameter?.schema?.validate(.string(id)).isEmpty ?? true
  }

  /// A body that refers to things which are there: each that it must refer to is made.
  private func providing(
    _ body: JSONValue, _ schema: Schema, near shape: PathShape, _ segments: [String], depth: Int
  ) -> JSONValue {
    var body = body
    for reference in BodyReference.all(in: body, schema) {
      guard let kind = kind(of: reference, in: shape) else { continue }
      let name = "\(kind.words.joined(separator: " ")) of \(shape.text)"
      guard let made = provision(name, kind, near: shape, segments, depth: depth + 1) else { continue }
      body = body.setting(.string(made.value), at: reference.pointer.tokens[...])
    }
    return body
  }

  private func minimalBody(_ schema: Schema, name: String, _ kind: ProvisionKind) -> JSONValue? {
    var known = JSONValue.emptyObject
    for property in ["name", "username"] where Self.propertyNames(of: schema).contains(property) {
      known[property] = .string(name)
    }
    if let property = kind.property { known[property.name] = property.value }
    let builder = ValueBuilder(
      purpose: .request,
      subject: .init(
        seed: SeededRandom.seed(seed, name), noun: kind.words, createdAt: Timestamp(clock()),
        updatedAt: Timestamp(clock()), isReady: true))
    let body = builder.value(for: schema, from: known)
    return KonnectRules.violations(of: body, against: schema, direction: .request).isEmpty ? body : .none
  }

  // MARK: What is meant

  /// The words of a name that ends in `id`, without that: `CONTROL_PLANE_ID` → control, plane.
  static func nounWords(_ name: String) -> [String] {
    let words = EnglishNoun.words(name.allSatisfy { !$0.isLowercase } ? name.lowercased() : name)
    return words.last == "id" ? words.dropLast() : []
  }

  /// What a field of a body wants the id of.
  private func kind(at pointer: JSONPointer, of variable: String, near shape: PathShape) -> ProvisionKind? {
    if let words = BodyReference.words(of: pointer) {
      let reference = BodyReference(pointer: pointer, words: words, isCertain: true)
      if let kind = kind(of: reference, in: shape) { return kind }
    }
    let names = pointer.tokens.filter { Int($0) == nil }
    guard let last = names.last, EnglishNoun.words(last).last == "id" || Self.nounWords(variable).isEmpty == false
    else { return nil }
    var sources = [Self.nounWords(last)]
    if sources[0].isEmpty, EnglishNoun.words(last) == ["id"], names.count > 1 {
      sources.append(EnglishNoun.singularWords(names[names.count - 2]))
    }
    sources.append(Self.nounWords(variable))
    for words in sources where !words.isEmpty {
      if let kind = kind(of: words, near: shape) { return kind }
    }
    return nil
  }

  /// The collection of a thing of that name: of that very name; of the name's beginning, where the whole name is a
  /// special kind of it; of the name's end.
  func kind(of words: [String], near shape: PathShape) -> ProvisionKind? {
    if let exact = nearest(to: shape, named: words) {
      return ProvisionKind(collection: exact, words: words)
    }
    for count in stride(from: words.count - 1, to: 0, by: -1) {
      let prefix = Array(words.prefix(count))
      if let collection = nearest(to: shape, named: prefix),
        let property = specialProperty(words, collection)
      {
        return ProvisionKind(collection: collection, words: words, property: property)
      }
    }
    for count in stride(from: words.count - 1, to: 0, by: -1) {
      let suffix = Array(words.suffix(count))
      if let collection = nearest(to: shape, named: suffix) {
        return ProvisionKind(collection: collection, words: suffix)
      }
    }
    return nil
  }

  /// The collection of things of that name that shares most of its path with `shape`; the one that `shape` itself is in
  /// only where there is no other: a plan's add-on refers to one of all the add-ons.
  private func nearest(to shape: PathShape, named words: [String]) -> ResourceCollection? {
    func shared(_ collection: ResourceCollection) -> Int {
      zip(collection.shape.segments, shape.segments).prefix { $0.0 == $0.1 }.count
    }
    let named = catalog.creatable[words] ?? []
    let own = ownCollection(of: shape)
    let others = named.filter { $0.shape != own }
    return (others.isEmpty ? named : others).min { a, b in
      let ranks = [(a, b), (b, a)].map { [-shared($0.0), $0.0.shape.segments.count] }
      return ranks[0] == ranks[1] ? a.shape.text < b.shape.text : ranks[0].lexicographicallyPrecedes(ranks[1])
    }
  }

  /// The property of a collection's create request one of whose values ends with the words: `cluster_type`.
  private func specialProperty(
    _ words: [String], _ collection: ResourceCollection
  ) -> (name: String, value: JSONValue)? {
    let schema = catalog.operation("POST", collection.shape)?.requestBody?.content.json?.schema
    for property in schema?.properties ?? [] {
      for value in property.schema.enumeration ?? [] {
        let own = EnglishNoun.words((value.string ?? "").lowercased())
        if own.suffix(words.count).elementsEqual(words) { return (property.name, value) }
      }
    }
    return nil
  }
}
