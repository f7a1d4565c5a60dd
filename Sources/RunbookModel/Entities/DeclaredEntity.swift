public import JSON

/// An entity of a decK file, taken out of the lists it stands in.
public struct DeclaredEntity: Sendable {
  /// What a field of an entity refers to.
  public enum Reference: Sendable, Hashable {
    /// Another entity of the file, by its place in it.
    case declared(Int)
    /// An entity of this id, name, username or prefix, of the file or of the control plane.
    case named(String)
  }

  /// What it is.
  public var kind: EntityKind
  /// Its fields as the API takes them, without references and what stands inside.
  public var body: JSONObject
  /// Its references, by field.
  public var references: [String: Reference]
  /// The partials that a plugin takes in, each with the path in its configuration where it names one.
  public var partials: [(reference: Reference, path: String?)] = []
  /// Where it stands in the file.
  public var pointer: JSONPointer

  /// What tells it from others of its kind, for people: ``plugin `rate-limiting` ``.
  public var label: String {
    // A key or certificate is no name to show.
    let names =
      ["name", "username", "custom_id", "prefix", "target", "subject_name"] + (kind.name == "acls" ? ["group"] : [])
    let name = names.lazy.compactMap { body[$0]?.string }.first
    return name.map { "\(kind.noun) `\($0)`" } ?? kind.noun
  }

  /// The id that the file gives it.
  public var id: String? { body["id"]?.string }
}
