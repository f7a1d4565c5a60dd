/// What an organization has: resources by the path of their collection, ids in place of parameters.
struct ResourceStore: Sendable {
  /// One link between two things that exist apart from each other.
  struct Link: Hashable, Sendable {
    let left: String
    let right: String
  }

  private var collections: [String: [Resource]] = [:]
  private var positions: [String: [String: Int]] = [:]
  /// How many things were ever created in a collection.
  private var counts: [String: Int] = [:]
  private var links: [String: [Link]] = [:]

  // MARK: Resources

  /// The resources of the collection at `path`, in order.
  func resources(in path: String) -> [Resource] { collections[path] ?? [] }

  /// The paths of the collections that hold something.
  var paths: [String] { collections.keys.sorted() }

  /// The resource with `id`.
  func resource(_ id: String, in path: String) -> Resource? {
    positions[path]?[id].flatMap { collections[path]?[$0] }
  }

  /// The resource with `id`, whatever its collection: of several that are kept under it, the one with the shortest path,
  /// as a publication goes by the id of its portal.
  func resource(withID id: String) -> Resource? {
    home(ofID: id).flatMap { resource(id, in: $0) }
  }

  /// The path of the collection that holds what `id` is the id of.
  func home(ofID id: String) -> String? {
    var best: (depth: Int, path: String)?
    for (path, numbers) in positions where numbers[id] != nil {
      let place = (depth: path.utf8.count { $0 == UInt8(ascii: "/") }, path: path)
      if let known = best, known < place { continue }
      best = place
    }
    return best?.path
  }

  /// Adds `resource`, or replaces the one with its id.
  mutating func put(_ resource: Resource, in path: String) {
    if let position = positions[path]?[resource.id] {
      collections[path]?[position] = resource
    } else {
      positions[path, default: [:]][resource.id] = collections[path]?.count ?? 0
      collections[path, default: []].append(resource)
    }
  }

  /// Takes the resource with `id` out, and all below it.
  mutating func remove(_ id: String, from path: String) {
    guard let position = positions[path]?[id] else { return }
    collections[path]?.remove(at: position)
    renumber(path)
    let below = path + "/" + id + "/"
    for key in collections.keys where key.hasPrefix(below) {
      collections[key] = nil
      positions[key] = nil
    }
    for key in links.keys {
      links[key]?.removeAll { $0.left == id || $0.right == id }
    }
  }

  /// Takes `resource` out of one collection and puts it into another, with all below it and all links.
  mutating func move(_ resource: Resource, from old: String, to new: String) {
    guard old != new, let position = positions[old]?[resource.id] else { return put(resource, in: new) }
    collections[old]?.remove(at: position)
    renumber(old)
    put(resource, in: new)
    let (from, to) = ("\(old)/\(resource.id)", "\(new)/\(resource.id)")
    collections = Self.renamed(collections, from: from, to: to)
    positions = Self.renamed(positions, from: from, to: to)
    counts = Self.renamed(counts, from: from, to: to)
    // The names of links begin with the path that they are below, without its first slash.
    links = Self.renamed(links, from: String(from.dropFirst()), to: String(to.dropFirst()))
  }

  /// The values with what is below `from` below `to`.
  private static func renamed<Value>(_ values: [String: Value], from: String, to: String) -> [String: Value] {
    let pairs = values.map { key, value -> (String, Value) in
      let rest = key.dropFirst(from.count)
      let isBelow = key.hasPrefix(from) && (rest.first == "/" || rest.first == ":")
      return (isBelow ? to + rest : key, value)
    }
    return Dictionary(pairs, uniquingKeysWith: { _, new in new })
  }

  /// Takes out whatever is kept under `id`, in any collection: a publication is kept under the id of its portal.
  mutating func removeAll(withID id: String) {
    for path in positions.keys.sorted() where positions[path]?[id] != nil { remove(id, from: path) }
  }

  /// Puts the resources of a collection into the order of `ids`; those not named come after, as they were.
  mutating func order(_ path: String, by ids: [String]) {
    guard let resources = collections[path] else { return }
    var names: Set<String> = []
    let named = ids.filter { names.insert($0).inserted }.compactMap { resource($0, in: path) }
    collections[path] = named + resources.filter { !names.contains($0.id) }
    renumber(path)
  }

  /// The number of the next thing created in a collection, from 1.
  mutating func nextNumber(in path: String) -> Int {
    counts[path, default: 0] += 1
    return counts[path, default: 1]
  }

  private mutating func renumber(_ path: String) {
    var numbers: [String: Int] = [:]
    for (position, resource) in (collections[path] ?? []).enumerated() { numbers[resource.id] = position }
    positions[path] = numbers
  }

  // MARK: Links

  /// The links of one kind, in order.
  func links(_ kind: String) -> [Link] { links[kind] ?? [] }

  /// Adds a link, unless it is there.
  mutating func link(_ link: Link, _ kind: String) {
    if !links(kind).contains(link) { links[kind, default: []].append(link) }
  }

  /// Takes out the links of one kind that `isMeant` says.
  mutating func unlink(_ kind: String, where isMeant: (Link) -> Bool) { links[kind]?.removeAll(where: isMeant) }
}
