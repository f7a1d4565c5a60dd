/// YAML text → `JSONValue`, with the place of every key and value in the text.
///
/// YAML is read as Ruby's Psych reads it (YAML 1.1: `yes`, `no`, `on`, `off` are Booleans), because the site that
/// these pages come from does. Where JSON has no such thing, what was written stays a string: dates, `.inf`, `:symbol`.
/// Keys are always strings, as written. Of a key that stands twice the last counts. Stricter than Psych: a second document
/// is refused.
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
    /// The value, from its first byte (a tag, an anchor, a quote, the `|` of a block) to its last.
    public var value: Range<Int>
  }

  /// Aliases may make this many nodes, and ten for each byte of the text; more are refused.
  public static let nodesOfAliases = 10_000

  /// Nesting deeper than this, aliases expanded, is refused, so that no input exhausts the stack.
  public static let maximumDepth = JSONParser.maximumDepth

  /// The value.
  public let value: JSONValue
  /// The place of every node, by the pointer that leads to it.
  ///
  /// Nodes that an alias repeats have the place of the alias's target; members that `<<` brings in have their own.
  public let places: [JSONPointer: Place]
  /// Where keys stand that the same mapping has again below, so that nothing comes of them.
  public let repeatedKeys: [Range<Int>]

  /// Parses a single document; an empty text is `null`.
  ///
  /// - Parameter keepsPlaces: Whether to fill `places`; large files that are never pointed into are faster without.
  /// - Throws: `Failure` where `text` is no YAML, holds several documents, or is too large or too deep.
  public static func parse(_ text: String, keepsPlaces: Bool = true) throws(Failure) -> YAMLDocument {
    guard mayBeDeep(text) else { return try YAMLReader.document(text, keepsPlaces: keepsPlaces) }
    return try LargeStack.run {
      Result { () throws(Failure) in try YAMLReader.document(text, keepsPlaces: keepsPlaces) }
    }.get()
  }

  /// Whether there may be more than a few dozen levels: each takes a bracket, an alias, or a column of a line's beginning.
  private static func mayBeDeep(_ text: String) -> Bool {
    var brackets = 0
    var prefix: Int? = 0
    for byte in text.utf8 {
      switch byte {
      case 10, 13: prefix = 0
      case UInt8(ascii: "["), UInt8(ascii: "{"), UInt8(ascii: "*"):
        brackets += 1
        prefix = nil
      case 32, UInt8(ascii: "-"), UInt8(ascii: "?"), UInt8(ascii: ":"): prefix = prefix.map { $0 + 1 }
      default: prefix = nil
      }
      if brackets > 32 || prefix ?? 0 > 32 { return true }
    }
    return false
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
