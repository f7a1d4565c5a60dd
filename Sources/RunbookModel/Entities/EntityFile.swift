public import JSON

/// A decK file's content → the entities that it declares, in the order in which they are applied.
public struct EntityFile: Sendable {
  /// Why a file is none that Konnect can be given.
  public struct Fault: Error, Hashable, Sendable {
    /// What is wrong, as a sentence without a full stop.
    public var message: String
    /// Where, in the file.
    public var pointer: JSONPointer
  }

  /// The entities; each stands after those that it refers to.
  public private(set) var entities: [DeclaredEntity] = []
  /// The tags by which the file selects what it may change, and which all that it creates gets.
  public private(set) var selectTags: [String]
  /// The control plane that the file names.
  public private(set) var controlPlane: String?

  private let defaults: JSONValue
  private let pluginConfigs: JSONValue

  /// Reads the content of a file.
  ///
  /// - Throws: `Fault` for what decK would not read, or a control plane of Konnect does not take.
  public init(_ value: JSONValue) throws(Fault) {
    guard let members = value.object else {
      throw Fault(message: "a decK file holds keys and values, not \(value.typeName)", pointer: .root)
    }
    let info = members["_info"]
    selectTags = info?["select_tags"]?.array?.compactMap(\.scalarText) ?? []
    defaults = info?["defaults"] ?? .null
    pluginConfigs = members["_plugin_configs"] ?? .null
    let konnect = members["_konnect"]
    controlPlane = (konnect?["control_plane_name"] ?? konnect?["runtime_group_name"])?.scalarText
    for (key, list) in members where !key.hasPrefix("_") {
      guard let kind = EntityKind.named(key), kind.name != "memberships" else {
        throw Fault(message: Self.complaint(of: key), pointer: JSONPointer([key]))
      }
      try add(list, kind, at: JSONPointer([key]), around: nil)
    }
    if members["_workspace"] != nil {
      throw Fault(message: "Konnect has no workspaces", pointer: JSONPointer(["_workspace"]))
    }
    sort()
  }

  private static func complaint(of key: String) -> String {
    let others = ["licenses", "rbac_roles", "filter_chains", "custom_entities", "oauth2_credentials", "mtls_auths"]
    return others.contains(key)
      ? "a control plane of Konnect takes no `\(key)` by its API" : "decK knows no entities called `\(key)`"
  }

  // MARK: Reading

  /// Adds the entities of `list`.
  ///
  /// - Parameter outer: The field that refers to the entity around them, and its place.
  private mutating func add(
    _ list: JSONValue, _ kind: EntityKind, at pointer: JSONPointer, around outer: (field: String, index: Int)?
  ) throws(Fault) {
    if list.isNull { return }
    guard let items = list.array else { throw Fault(message: "`\(kind.name)` must be a list", pointer: pointer) }
    for (index, item) in items.enumerated() {
      let place = pointer.appending(String(index))
      guard let fields = item.object ?? shorthand(item, kind) else {
        throw Fault(message: "an entry of `\(kind.name)` must be keys and values", pointer: place)
      }
      try add(fields, kind, at: place, around: outer)
    }
  }

  /// A name in place of an entity, as `groups` may list them.
  private func shorthand(_ item: JSONValue, _ kind: EntityKind) -> JSONObject? {
    guard let text = item.string, kind.identity.count == 1 else { return nil }
    return kind.name == "memberships" ? ["name": .string(text)] : nil
  }

  private mutating func add(
    _ fields: JSONObject, _ kind: EntityKind, at pointer: JSONPointer, around outer: (field: String, index: Int)?
  ) throws(Fault) {
    var entity = DeclaredEntity(kind: kind, body: [:], references: [:], pointer: pointer)
    if let outer { entity.references[outer.field] = .declared(outer.index) }
    let index = entities.count
    let keys = Set(kind.nestings.map(\.key))
    if kind.name == "memberships" {
      // Below a consumer stand its groups, below a group its consumers.
      let other = outer?.field == "group" ? "consumer" : "group"
      guard let reference = Self.reference(.object(fields)) else {
        throw Fault(message: "a \(other) must have a name", pointer: pointer)
      }
      entity.references[other] = reference
    } else {
      try fill(&entity, from: fields, besides: keys)
    }
    entities.append(entity)
    for nesting in kind.nestings {
      guard let list = fields[nesting.key], let inner = EntityKind.named(nesting.kind) else { continue }
      try add(list, inner, at: pointer.appending(nesting.key), around: (nesting.field, index))
    }
    if kind.name == "consumers", fields["oauth2_credentials"] != nil {
      throw Fault(message: Self.complaint(of: "oauth2_credentials"), pointer: pointer.appending("oauth2_credentials"))
    }
  }

  private func fill(
    _ entity: inout DeclaredEntity, from fields: JSONObject, besides keys: Set<String>
  ) throws(Fault) {
    let kind = entity.kind
    // decK calls defaults by the singular.
    for (key, value) in defaults[kind.noun.replacing(" ", with: "_")]?.object ?? [:] { entity.body[key] = value }
    for (key, value) in fields where !keys.contains(key) {
      if kind.references[key] != nil {
        if value.isNull { continue }
        guard let reference = Self.reference(value) else {
          throw Fault(
            message: "`\(key)` must be a name, or have a `name` or an `id`", pointer: entity.pointer.appending(key))
        }
        entity.references[key] = reference
      } else if key == "partials", kind.name == "plugins" {
        entity.partials = (value.array ?? []).compactMap { partial in
          Self.reference(partial).map { ($0, partial["path"]?.string) }
        }
      } else if key != "_config" {
        entity.body[key] = value
      }
    }
    if let name = fields["_config"]?.string {
      guard let shared = pluginConfigs[name]?.object else {
        throw Fault(
          message: "`_plugin_configs` has no `\(name)`", pointer: entity.pointer.appending("_config"))
      }
      var config = shared
      for (key, value) in entity.body["config"]?.object ?? [:] { config[key] = value }
      entity.body["config"] = .object(config)
    }
    if kind.name == "services" { entity.body = ServiceURL.unrolled(entity.body) }
    guard kind.hasTags, !selectTags.isEmpty else { return }
    let tags = entity.body["tags"]?.array?.compactMap(\.string) ?? []
    entity.body["tags"] = .array((tags + selectTags.filter { !tags.contains($0) }).map(JSONValue.string))
  }

  private static func reference(_ value: JSONValue) -> DeclaredEntity.Reference? {
    let names = ["id", "name", "username", "custom_id", "prefix", "group"]
    let text = value.string ?? names.lazy.compactMap { value[$0]?.string }.first
    return text.flatMap { $0.isEmpty ? nil : .named($0) }
  }

  /// Puts the entities in the order of their kinds, and references to places with them.
  private mutating func sort() {
    let order = entities.indices.sorted { (entities[$0].kind.rank, $0) < (entities[$1].kind.rank, $1) }
    var places = [Int](repeating: 0, count: order.count)
    for (new, old) in order.enumerated() { places[old] = new }
    func moved(_ reference: DeclaredEntity.Reference) -> DeclaredEntity.Reference {
      if case .declared(let index) = reference { .declared(places[index]) } else { reference }
    }
    entities = order.map { old in
      var entity = entities[old]
      entity.references = entity.references.mapValues(moved)
      return entity
    }
  }
}
