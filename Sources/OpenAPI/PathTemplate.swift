/// A path with parameters: `/control-planes/{id}/nodes`, `/files/{name}.json`, `/jobs/{id}:cancel`.
public struct PathTemplate: Hashable, Sendable {
  /// A piece of a segment.
  public enum Part: Hashable, Sendable {
    /// Text that stands as it is, percent-decoded.
    case literal(String)
    /// A parameter by its name, which stands for at least one character.
    case parameter(String)
  }

  /// What stands between two slashes.
  public struct Segment: Hashable, Sendable {
    /// The pieces in order; none for an empty segment.
    public let parts: [Part]
  }

  /// The template as written.
  public let text: String
  /// The segments; the path `/` has none.
  public let segments: [Segment]

  /// Reads a template; braces that do not pair are literal text.
  public init(_ text: String) {
    self.text = text
    segments = Self.split(text).map { Segment(String($0)) }
  }

  /// The names of the parameters in order.
  public var parameterNames: [String] { segments.flatMap(\.parameterNames) }

  /// The value of each parameter, percent-decoded, where `path` (without query) fits; nil where it does not.
  public func match(_ path: String) -> [String: String]? {
    let texts = Self.split(path)
    guard texts.count == segments.count else { return nil }
    var values: [String: String] = [:]
    for (segment, text) in zip(segments, texts) {
      guard let own = segment.match(Self.decoded(text)) else { return nil }
      values.merge(own) { $1 }
    }
    return values
  }

  /// Whether this is tried before `other`, given that both may fit one path: text before parameters, from the left.
  public func isMoreSpecific(than other: PathTemplate) -> Bool {
    for (own, its) in zip(segments, other.segments) where own.rank != its.rank { return own.rank < its.rank }
    return false
  }

  /// The texts between the slashes; what follows `?` or `#` is left out.
  static func split(_ path: String) -> [Substring] {
    let bare = path.prefix { $0 != "?" && $0 != "#" }
    let body = bare.hasPrefix("/") ? bare.dropFirst() : bare
    return body.isEmpty ? [] : body.split(separator: "/", omittingEmptySubsequences: false)
  }

  /// The text with `%41` read as `A`; as it stands where that yields no UTF-8.
  static func decoded(_ text: Substring) -> String { URIReference.decoded(text) ?? String(text) }
}
