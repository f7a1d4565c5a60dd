import JSON
import OpenAPI

/// A field of a body that names another resource by its id: `control_plane_id`, `service: {id}`, `portal_ids`.
struct BodyReference {
  /// Where the id stands.
  let pointer: JSONPointer
  /// The words of the name of what it is the id of: control, plane.
  let words: [String]
  /// Whether the specification says by the id's format that it is one of Konnect's own.
  let isCertain: Bool

  /// The references in `body`, as `schema` declares them, in order.
  ///
  /// `<noun>_id` counts where its format is `uuid`: a `client_id` without one belongs to somebody else. An object
  /// `<noun>` with an `id` says enough by its form. What only Konnect writes, and `null`, refers to nothing.
  static func all(in body: JSONValue, _ schema: Schema) -> [BodyReference] {
    var found: [BodyReference] = []
    body.walk { pointer, value in
      guard let text = value.string, !text.isEmpty, !text.contains("{"), let words = Self.words(of: pointer),
        let declared = Self.declarations(at: pointer, in: schema)
      else { return }
      let isUUID = declared.contains { $0.format == "uuid" }
      guard isUUID || pointer.tokens.last == "id" else { return }
      found.append(BodyReference(pointer: pointer, words: words, isCertain: isUUID))
    }
    return found
  }

  /// What the schema declares there; nil for nothing, or for what only Konnect writes.
  private static func declarations(at pointer: JSONPointer, in schema: Schema) -> [Schema]? {
    let declared = schema.field(at: pointer).schemas
    return declared.isEmpty || declared.contains(where: \.isReadOnly) ? nil : declared
  }

  /// The noun in the field's name; nil for a field that names no id.
  static func words(of pointer: JSONPointer) -> [String]? {
    var names = pointer.tokens
    let isItem = names.last.map { Int($0) != nil } ?? false
    if isItem { names.removeLast() }
    guard let name = names.popLast() else { return nil }
    var words = EnglishNoun.words(name)
    guard let last = words.popLast(), last == (isItem ? "ids" : "id") else { return nil }
    if words.isEmpty, !isItem, let parent = names.last, Int(parent) == nil { words = EnglishNoun.words(parent) }
    return words.isEmpty ? nil : words
  }
}
