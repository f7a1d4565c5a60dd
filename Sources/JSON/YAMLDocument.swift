/// YAML text → `JSONValue`, with the place of every key and value in the text.
///
/// YAML is read as Ruby's Psych reads it (YAML 1.1: `yes`, `no`, `on`, `off` are Booleans), because the site that
/// these pages come from does. Dates stay strings, as JSON has none.
public struct YAMLDocument: Sendable {
  /// Why a text is no YAML.
  public struct Failure: Error, Hashable, Sendable, CustomStringConvertible {
    /// What was met, as a clause.
    public var message: String
    /// Where, as an offset in UTF-8 bytes.
    public var offset: Int

    /// The message with its offset.
    public var description: String { "\(message) at byte \(offset)" }
  }

  /// Where a node stands, as UTF-8 offsets into the text.
  public struct Place: Hashable, Sendable {
    /// The key that leads to the value, if it is a member of a mapping.
    public var key: Range<Int>?
    /// The value.
    public var value: Range<Int>
  }

  /// A document of more nodes than this, aliases expanded, is refused.
  public static let maximumNodes = 2_000_000

  /// The value.
  public let value: JSONValue
  /// The place of every node, by the pointer that leads to it; nodes that an alias repeats have the place of the alias's target.
  public let places: [JSONPointer: Place]

  /// Parses a single document; an empty text is `null`.
  ///
  /// - Parameter keepsPlaces: Whether to fill `places`; large files that are never pointed into are faster without.
  /// - Throws: `Failure` where `text` is no YAML, holds several documents, repeats a key, or is too large.
  public static func parse(_ text: String, keepsPlaces: Bool = true) throws(Failure) -> YAMLDocument {
    var reader = YAMLReader(text: text, keepsPlaces: keepsPlaces)
    let value = try reader.read()
    return YAMLDocument(value: value, places: reader.places)
  }

  /// The place of the value at `pointer`, or of the nearest thing above it that exists.
  public func nearestPlace(of pointer: JSONPointer) -> Place? {
    var pointer = pointer
    while true {
      if let place = places[pointer] { return place }
      if pointer.tokens.isEmpty { return nil }
      pointer = pointer.parent
    }
  }
}
