import JSON
import RunbookModel

/// What is known while the entities of a file are applied to a control plane.
struct EntityApplication {
  /// What came of an entity.
  enum Outcome: String {
    case created
    case updated
    /// A membership that was there.
    case unchanged
  }

  /// The file.
  let file: EntityFile
  /// The URL of the control plane's entities, without a slash at the end.
  let base: String
  /// The ids of the file's entities so far, by their places.
  var ids: [Int: String] = [:]
  /// What the control plane holds, by the collection's path below `base`.
  var known: [String: [JSONValue]] = [:]
  /// What came of the entities so far.
  private(set) var outcomes: [Outcome] = []

  init(file: EntityFile, base: String) {
    self.file = file
    self.base = base
  }

  /// Notes that the entity at `index` is on the control plane now, as `value`.
  mutating func note(_ outcome: Outcome, _ index: Int, as value: JSONValue, in collection: String) {
    outcomes.append(outcome)
    let id = value["id"]?.string
    if let id { ids[index] = id }
    if let id, let place = known[collection]?.firstIndex(where: { $0["id"]?.string == id }) {
      known[collection]?[place] = value
    } else {
      known[collection, default: []].append(value)
    }
  }

  /// `2 created, 1 updated`.
  var summary: String {
    let counts = [Outcome.created, .updated, .unchanged].compactMap { outcome -> String? in
      let count = outcomes.count { $0 == outcome }
      return count > 0 ? "\(count) \(outcome.rawValue)" : nil
    }
    return counts.isEmpty ? "nothing to apply" : counts.joined(separator: ", ")
  }

  /// The place of the entity of the file that `name` means.
  func index(of name: String, _ kind: EntityKind) -> Int? {
    file.entities.indices.first { index in
      let entity = file.entities[index]
      return entity.kind == kind && Self.isNamed(name, .object(entity.body), kind)
    }
  }

  /// Whether `name` is the id of an entity, or what tells it from others.
  static func isNamed(_ name: String, _ value: JSONValue, _ kind: EntityKind) -> Bool {
    value["id"]?.string == name || kind.identity.contains { value[$0]?.string == name }
  }

  /// Whether `value`, of the control plane, is what `entity` declares.
  ///
  /// - Parameter references: The ids of what the entity refers to, by field.
  static func isSame(_ value: JSONValue, as entity: DeclaredEntity, references: [String: String]) -> Bool {
    if let id = entity.id { return value["id"]?.string == id }
    switch entity.kind.name {
    case "memberships": return value["id"]?.string == references["group"]
    case "plugins":
      // One of a name for each scope, unless instances are named.
      let isOfScope = entity.kind.references.keys.allSatisfy { value[$0]?["id"]?.string == references[$0] }
      let instance = entity.body["instance_name"]
      return isOfScope && value["name"] == entity.body["name"]
        && (instance == nil || value["instance_name"] == instance)
    default:
      guard let field = entity.kind.identity.first(where: { entity.body[$0] != nil }) else { return false }
      return value[field] == entity.body[field]
    }
  }
}
