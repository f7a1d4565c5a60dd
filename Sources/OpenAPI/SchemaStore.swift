import JSON

/// The table of a graph: sources, places known, nodes compiled; used under the graph's lock.
struct SchemaStore: Sendable {
  /// A document that schemas stand in.
  struct Source: Sendable {
    let root: JSONValue
    let address: String
    var isScanned = false
  }

  private struct Entry: Sendable {
    let location: SchemaLocation
    /// nil where nothing stands there.
    let raw: JSONValue?
    /// The address that references inside start from.
    let base: String
    var node: SchemaNode?
  }

  let dialect: SchemaDialect
  let resolver: ReferenceResolver?
  private(set) var sources: [Source] = []
  private(set) var problems: [SchemaProblem] = []
  private var entries: [Entry] = []
  private var indexes: [SchemaLocation: Int] = [:]
  private var resources = SchemaResources()
  /// Addresses that the resolver did not know.
  private var unknown: Set<String> = []

  init(root: JSONValue, base: String, dialect: SchemaDialect, resolver: ReferenceResolver?) {
    self.dialect = dialect
    self.resolver = resolver
    addSource(root, address: base)
  }

  private mutating func addSource(_ root: JSONValue, address: String) {
    let location = SchemaLocation(source: sources.count, pointer: .root)
    sources.append(Source(root: root, address: address))
    resources.add(address, at: location)
    if dialect == .draft202012, let id = root["$id"]?.string {
      resources.add(URIReference(id).resolved(against: address).address, at: location)
    }
  }

  mutating func report(_ problem: SchemaProblem) { problems.append(problem) }

  // MARK: Places

  /// The JSON at a place.
  func value(at location: SchemaLocation) -> JSONValue? { sources[location.source].root[location.pointer] }

  /// The address that references at a place start from: the source's, changed by every `$id` on the way.
  func base(of location: SchemaLocation) -> String {
    let source = sources[location.source]
    guard dialect == .draft202012 else { return source.address }
    var base = source.address
    var value: JSONValue? = source.root
    for token in [nil] + location.pointer.tokens.map(Optional.some) {
      if let token { value = value?[JSONPointer([token])] }
      if let id = value?["$id"]?.string { base = URIReference(id).resolved(against: base).address }
    }
    return base
  }

  /// The number of the node at a place, references followed.
  mutating func index(of location: SchemaLocation) -> Int {
    if let index = indexes[location] { return index }
    return index(of: location, raw: value(at: location), base: base(of: location))
  }

  /// The number of the node at a place whose content is known, references followed.
  ///
  /// - Parameter base: The address that applies at the place, its own `$id` included.
  mutating func index(of location: SchemaLocation, raw: JSONValue?, base: String) -> Int {
    if let index = indexes[location] { return index }
    var passed: Set<SchemaLocation> = []
    var end = (location: location, raw: raw, base: base)
    var reported: Int?
    while let reference = follows(end.raw) {
      passed.insert(end.location)
      guard let target = resolve(reference, base: end.base) else {
        problems.append(
          SchemaProblem(
            kind: .reference, location: end.location.appending("$ref"), message: "\"\(reference)\" names nothing"))
        end.raw = nil
        break
      }
      if let index = indexes[target] {
        reported = index
        break
      }
      guard !passed.contains(target) else {
        problems.append(
          SchemaProblem(
            kind: .reference, location: end.location.appending("$ref"),
            message: "\"\(reference)\" leads back to itself"))
        end.raw = nil
        break
      }
      end = (target, value(at: target), self.base(of: target))
    }
    let index = reported ?? entries.count
    if reported == nil { entries.append(Entry(location: end.location, raw: end.raw, base: end.base, node: nil)) }
    indexes[end.location] = index
    for place in passed { indexes[place] = index }
    return index
  }

  /// The reference that stands for the whole schema, if it is one.
  private func follows(_ raw: JSONValue?) -> String? {
    guard let members = raw?.object, let reference = raw?["$ref"]?.string else { return nil }
    return dialect == .openAPI30 || members.count == 1 ? reference : nil
  }

  // MARK: Nodes

  mutating func node(_ index: Int) -> SchemaNode {
    let entry = entries[index]
    if let node = entry.node { return node }
    var compiler = SchemaCompiler(location: entry.location, base: entry.base)
    let keywords = compiler.compile(entry.raw, in: &self)
    let node = SchemaNode(
      location: entry.location, resource: resources.number(of: entry.base), raw: entry.raw ?? .bool(true),
      keywords: keywords)
    entries[index].node = node
    return node
  }

  // MARK: References

  /// The place that `reference` names as seen from `base`; nil where nothing is there.
  mutating func resolve(_ reference: String, base: String) -> SchemaLocation? {
    let uri = URIReference(reference).resolved(against: base)
    guard let root = resource(at: uri.address) else { return nil }
    guard let written = uri.fragment, !written.isEmpty else { return root }
    guard let fragment = URIReference.decoded(written) else { return nil }
    if fragment.hasPrefix("/") {
      guard let pointer = JSONPointer(fragment) else { return nil }
      let target = root.appending(pointer)
      return value(at: target) == nil ? nil : target
    }
    scanAll()
    return resources.anchor(fragment, in: uri.address)?.location
  }

  private mutating func resource(at address: String) -> SchemaLocation? {
    if let known = resources.location(of: address) { return known }
    scanAll()
    if let known = resources.location(of: address) { return known }
    guard let resolver, unknown.insert(address).inserted else { return nil }
    guard let root = resolver(address) else { return nil }
    addSource(root, address: address)
    return resources.location(of: address)
  }

  /// Looks for `$id` and anchors in all sources that were not looked through yet.
  private mutating func scanAll() {
    guard dialect == .draft202012 else { return }
    for number in sources.indices where !sources[number].isScanned {
      sources[number].isScanned = true
      let source = sources[number]
      resources.scan(source.root, source: number, base: source.address)
    }
  }

  /// Whether `reference` ends at an anchor that is dynamic.
  mutating func isDynamic(_ reference: String, base: String) -> Bool {
    let uri = URIReference(reference).resolved(against: base)
    scanAll()
    return uri.fragment.flatMap { resources.anchor($0, in: uri.address) }?.isDynamic ?? false
  }

  mutating func dynamicAnchor(_ anchor: String, in resource: Int) -> Int? {
    scanAll()
    guard let found = resources.anchor(anchor, in: resources.address(of: resource)), found.isDynamic else {
      return nil
    }
    return index(of: found.location)
  }
}
