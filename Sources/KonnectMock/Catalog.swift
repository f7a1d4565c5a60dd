import OpenAPI

/// All paths of the specifications, and which of them are collections.
struct Catalog: Sendable {
  /// The operations of each path by method; of several files that have a path the first counts.
  private(set) var paths: [PathShape: [String: OpenAPI.Operation]] = [:]
  /// The collections by their path.
  private(set) var collections: [PathShape: ResourceCollection] = [:]
  /// The collections in which requests can make things, by the words of one thing's name, in the order of their paths.
  private(set) var creatable: [[String]: [ResourceCollection]] = [:]
  /// All collections, by the words of one thing's name.
  private(set) var named: [[String]: [ResourceCollection]] = [:]

  init(_ index: OperationIndex) {
    for (operation, _) in index.operations {
      for basePath in Set(operation.servers.map(\.basePath)) {
        let shape = PathShape(basePath: basePath, template: operation.path)
        guard paths[shape]?[operation.method] == nil else { continue }
        paths[shape, default: [:]][operation.method] = operation
      }
    }
    for shape in paths.keys { addCollection(at: shape.isItem ? shape.parent : shape) }
    for shape in collections.keys.sorted(by: { $0.text < $1.text }) {
      let storage = storage(of: shape)
      collections[shape]?.storage = storage
      let members = members(of: shape)
      collections[shape]?.members = members
    }
    named = Dictionary(grouping: collections.values.sorted { $0.shape.text < $1.shape.text }, by: \.noun)
    creatable = named.mapValues { $0.filter(\.isCreatable) }.filter { !$0.value.isEmpty }
  }

  /// The operation of `method` on `shape`.
  func operation(_ method: String, _ shape: PathShape) -> OpenAPI.Operation? { paths[shape]?[method] }

  /// Whether `shape` exists.
  func contains(_ shape: PathShape) -> Bool { paths[shape] != nil }

  /// The collection of things of that name; of several the one that requests can make things in, that shares most of its
  /// path with `shape`, and that is not `own` if there is another.
  func collection(of words: [String], near shape: PathShape, own: PathShape) -> ResourceCollection? {
    func ranks(_ collection: ResourceCollection) -> [Int] {
      let segments = collection.shape.segments
      let shared = zip(segments, shape.segments).prefix { $0.0 == $0.1 }.count
      return [collection.shape == own ? 1 : 0, collection.isCreatable ? 0 : 1, -shared, segments.count]
    }
    return (named[words] ?? []).min { a, b in
      let both = (ranks(a), ranks(b))
      return both.0 == both.1 ? a.shape.text < b.shape.text : both.0.lexicographicallyPrecedes(both.1)
    }
  }

  // MARK: Collections

  private mutating func addCollection(at shape: PathShape) {
    guard collections[shape] == nil, !shape.isItem, !shape.segments.isEmpty else { return }
    let own = paths[shape] ?? [:]
    let items = paths[shape.item] ?? [:]
    let list = own["GET"].flatMap(ListSchema.init)
    guard list != nil || ["GET", "PUT", "PATCH", "DELETE"].contains(where: { items[$0] != nil }) else { return }
    let itemOperation = ["GET", "PUT", "PATCH", "DELETE"].lazy.compactMap { items[$0] }.first
    let parameterName = itemOperation?.path.parameterNames.last ?? nestedParameterName(of: shape)
    let parameter = parameterName.flatMap { itemOperation?.parameter($0, in: .path) }
    let itemSchema =
      list?.item ?? items["GET"]?.thingSchema ?? own["POST"]?.thingSchema
    let isPutCreated = own["PUT"] != nil && !items.isEmpty
    let isUpserted = own["POST"] == nil && items["PUT"] != nil
    collections[shape] = ResourceCollection(
      shape: shape, itemSchema: itemSchema, parameterName: parameterName, parentNames: parentNames(of: shape),
      isFoundByIDOnly: parameter?.schema?.format == "uuid",
      isCreatable: own["POST"] != nil || isPutCreated || isUpserted, isListed: list != nil)
  }

  /// The names of the parameters in a collection's path.
  private func parentNames(of shape: PathShape) -> [String] {
    let operation = (paths[shape] ?? paths[shape.item])?.min { $0.key < $1.key }?.value
    return (operation?.path.parameterNames ?? []).prefix(shape.segments.count { $0 == PathShape.parameter }).map(\.self)
  }

  /// What paths that go on below a collection's things call these: `eventId`, where none ends with one.
  private func nestedParameterName(of shape: PathShape) -> String? {
    let position = shape.segments.count { $0 == PathShape.parameter }
    let below = paths.keys.filter { $0.segments.count > shape.segments.count + 1 && $0.starts(with: shape.item) }
    guard let nested = below.min(by: { $0.text < $1.text }),
      let operation = paths[nested]?.min(by: { $0.key < $1.key })?.value,
      case let names = operation.path.parameterNames, names.indices.contains(position)
    else { return nil }
    return names[position]
  }

  /// Whether two schemas describe things of one kind.
  static func isSameKind(_ a: Schema, _ b: Schema) -> Bool {
    a == b || (a.componentName != nil && a.componentName == b.componentName)
  }

  static func isSameKind(_ a: ResourceCollection, _ b: ResourceCollection) -> Bool {
    guard let a = a.itemSchema, let b = b.itemSchema else { return false }
    return isSameKind(a, b)
  }
}
