public import JSON

extension Operation {
  /// Something that a request's path, query, headers or cookies carry.
  public struct Parameter: Sendable {
    /// Which part of a request carries it.
    public enum Place: String, Sendable, Hashable, CaseIterable {
      /// A segment of the path.
      case path
      /// The query string.
      case query
      /// A header.
      case header
      /// A cookie.
      case cookie
    }

    /// How arrays and objects are written as text.
    public enum Style: String, Sendable, Hashable, CaseIterable {
      /// `blue,black`: the default of path and header.
      case simple
      /// `color=blue&color=black`: the default of query and cookie.
      case form
      /// `;color=blue`.
      case matrix
      /// `.blue.black`.
      case label
      /// `blue%20black`.
      case spaceDelimited
      /// `blue|black`.
      case pipeDelimited
      /// `filter[name]=x`.
      case deepObject
    }

    /// The name as a request writes it.
    public let name: String
    /// Which part of a request carries it.
    public let place: Place
    /// Whether a request must have it; always so for the path.
    public let isRequired: Bool
    /// Whether it should no longer be used.
    public let isDeprecated: Bool
    /// Whether an empty value (`?name=`) is allowed whatever the schema says.
    public let allowsEmptyValue: Bool
    /// How arrays and objects are written.
    public let style: Style
    /// Whether each element of an array or member of an object is a parameter of its own.
    public let explodes: Bool
    /// What it is for.
    public let summary: String?
    /// What its value must fit; that of its only media type where it is declared by `content`.
    public let schema: Schema?
    /// The media type of its value where it is declared by `content`, such as `application/json`.
    public let mediaType: String?
    /// A value shown as an example.
    public let example: JSONValue?
  }
}
