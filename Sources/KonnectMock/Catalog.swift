import OpenAPI

/// All paths of the specifications, and which of them are collections.
struct Catalog: Sendable {
  /// The operations of each path by method; of several files that have a path the first counts.
  private(set) var paths: [PathShape: [String: OpenAPI.Operation]] = [:]
  /// The collections by their path.
  private(set) var collections: [PathShape: ResourceCollection] = [:]
  /// The collections in which requests can make things, by the words of one thing's name, in the order of their paths.
  private(set) var creatable: [[String]: [ResourceCollection]] = [:]

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
    }
    creatable = Dictionary(
      grouping: collections.values.filter(\.isCreatable).sorted { $0.shape.text < $1.shape.text }, by: \.noun)
  }

  /// The operation of `method` on `shape`.
  func operation(_ method: String, _ shape: PathShape) -> OpenAPI.Operation? { paths[shape]?[method] }

  /// Whether `shape` exists.
  func contains(_ shape: PathShape) -> Bool { paths[shape] != nil }

  // MARK: Collections

  private mutating func addCollection(at shape: PathShape) {
    guard collections[shape] == nil, !shape.isItem, !shape.segments.isEmpty else { return }
    let own = paths[shape] ?? [:]
    let items = paths[shape.item] ?? [:]
    let list = own["GET"].flatMap(ListSchema.init)
    guard list != nil || ["GET", "PUT", "PATCH", "DELETE"].contains(where: { items[$0] != nil }) else { return }
    let itemOperation = ["GET", "PUT", "PATCH", "DELETE"].lazy.compactMap { items[$0] }.first
    let parameterName = itemOperation?.path.parameterNames.last
    let parameter = parameterName.flatMap { itemOperation?.parameter($0, in: .path) }
    let itemSchema =
      list?.item ?? items["GET"]?.successResponse?.content.json?.schema
      ?? own["POST"]?.successResponse?.content.json?.schema
    let isPutCreated = own["PUT"] != nil && !items.isEmpty
    let isUpserted = own["POST"] == nil && items["PUT"] != nil
    collections[shape] = ResourceCollection(
      shape: shape, itemSchema: itemSchema, parameterName: parameterName,
      isFoundByIDOnly: parameter?.schema?.format == "uuid",
      isCreatable: own["POST"] != nil || isPutCreated || isUpserted, isListed: list != nil)
  }

  /// Finds out whether the things of a collection are those of another.
  private func storage(of shape: PathShape) -> ResourceCollection.Storage {
    guard let collection = collections[shape], let name = shape.segments.last else { return .own }
    for (end, target) in KonnectRules.views where shape.ends(with: end) {
      let flat = PathShape(segments: shape.segments.dropLast(end.count) + [target])
      return collections[flat] == nil ? .own : .mentions(flat: flat)
    }
    if let nested = nestedSource(of: collection) { return .union(nested: nested) }
    guard shape.segments.count >= 3, shape.parent.isItem else { return .own }
    let base = shape.segments.dropLast(3)
    let parent = EnglishNoun.singularWords(shape.segments[shape.segments.count - 3]).joined(separator: "_")
    guard let flat = flatTwin(of: collection, named: name, below: Array(base)), let item = collection.itemSchema else {
      return .own
    }
    guard collection.isCreatable || collections[flat]?.isCreatable == true else { return .own }
    if let field = Self.declares(parent, in: item), Self.declares("id", in: field) != nil {
      return .children(flat: flat, field: parent, isObject: true)
    }
    if Self.declares(parent + "_id", in: item) != nil {
      return .children(flat: flat, field: parent + "_id", isObject: false)
    }
    return collection.isCreatable ? .relation(flat: flat) : .mentions(flat: flat)
  }

  /// The collection beside the parent that holds things of the same kind.
  private func flatTwin(of collection: ResourceCollection, named name: String, below base: [String]) -> PathShape? {
    let sameName = PathShape(segments: base + [name])
    if let twin = collections[sameName], Self.isSameKind(twin, collection) { return sameName }
    return collections.values.filter {
      $0.shape.segments.count == base.count + 1 && $0.shape.segments.starts(with: base) && $0.isCreatable
        && Self.isSameKind($0, collection)
    }.map(\.shape).min { $0.text < $1.text }
  }

  /// The creatable collection, one level further in than this one that can't create, that holds what it lists.
  ///
  /// It holds things of the same kind, or is called what the list is called: `api-publications`, also those of a portal,
  /// are the `publications` of each of the `apis`.
  private func nestedSource(of collection: ResourceCollection) -> PathShape? {
    guard !collection.isCreatable else { return nil }
    let outer = collection.shape.segments.dropLast()
    return collections.values.filter { nested in
      let base = nested.shape.segments.dropLast(3)
      guard nested.isCreatable, nested.shape.segments.count >= 3, nested.shape.parent.isItem, outer.starts(with: base),
        makesThings(nested)
      else { return false }
      return outer == base && Self.isSameKind(nested, collection)
        || collection.isListed && collection.shape.segments.last == Self.qualifiedName(of: nested)
    }.map(\.shape).min { $0.text < $1.text }
  }

  /// What a list of all that nested collections hold is called: `api-publications` for `apis/{}/publications`.
  private static func qualifiedName(of nested: ResourceCollection) -> String {
    let owner = EnglishNoun.singularWords(nested.shape.segments.dropLast(2).last ?? "")
    return (owner + [nested.shape.segments.last ?? ""]).joined(separator: "-")
  }

  /// Whether what creates in a collection answers with the new thing; else it only links things that exist.
  private func makesThings(_ collection: ResourceCollection) -> Bool {
    let operations = [operation("POST", collection.shape), operation("PUT", collection.shape.item)]
    return operations.contains { operation in
      guard let answer = operation?.successResponse?.content.json?.schema, let item = collection.itemSchema else {
        return false
      }
      return Self.isSameKind(answer, item)
    }
  }

  /// Whether two schemas describe things of one kind.
  static func isSameKind(_ a: Schema, _ b: Schema) -> Bool {
    a == b || (a.componentName != nil && a.componentName == b.componentName)
  }

  private static func isSameKind(_ a: ResourceCollection, _ b: ResourceCollection) -> Bool {
    guard let a = a.itemSchema, let b = b.itemSchema else { return false }
    return isSameKind(a, b)
  }

  /// The schema of the property `name`, in the schema itself or in one of its alternatives.
  private static func declares(_ name: String, in schema: Schema) -> Schema? {
    if let property = schema.property(name) { return property.schema }
    return (schema.oneOf + schema.anyOf).lazy.compactMap { $0.property(name)?.schema }.first
  }
}
