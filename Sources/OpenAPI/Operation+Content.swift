public import JSON

extension Operation {
  /// What a body of one media type looks like.
  public struct Content: Sendable {
    /// The media type or range as written: `application/json`, `text/*`.
    public let mediaType: String
    /// What the body must fit; nil where anything goes.
    public let schema: Schema?
    /// The examples with their names, references resolved; a lone `example` has the name ``.
    public let examples: [Example]

    /// Whether a body of `type` is meant: equal without parameters and case, or within the range.
    public func covers(_ type: String) -> Bool {
      let own = Self.essence(mediaType)
      let other = Self.essence(type)
      if own == other || own == "*/*" || own == "*" { return true }
      return own.hasSuffix("/*") && other.hasPrefix(own.dropLast())
    }

    /// A media type in lower case without parameters.
    static func essence(_ type: String) -> String {
      type.prefix { $0 != ";" }.filter { !$0.isWhitespace }.lowercased()
    }
  }

  /// A named example of a body.
  public struct Example: Sendable, Hashable {
    /// The name; empty for a lone `example`.
    public let name: String
    /// The short text shown for it.
    public let summary: String?
    /// The example itself.
    public let value: JSONValue
  }
}

extension [Operation.Content] {
  /// The entry for a body of `type`: the exact one before a range.
  public func content(for type: String) -> Operation.Content? {
    let essence = Operation.Content.essence(type)
    return first { Operation.Content.essence($0.mediaType) == essence } ?? first { $0.covers(type) }
  }

  /// The first entry whose media type is JSON: `application/json`, `application/problem+json`.
  public var json: Operation.Content? {
    first {
      let essence = Operation.Content.essence($0.mediaType)
      return essence == "application/json" || essence.hasSuffix("+json")
    }
  }
}
