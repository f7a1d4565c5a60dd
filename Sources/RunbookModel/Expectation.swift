public import JSON
public import SourceText

/// What must hold of a response.
public struct Expectation: Sendable {
  /// The status code; without one any 2xx will do.
  public var status: Int?
  /// The status code of all answers but the last, where a request is sent several times and they differ.
  public var earlierStatus: Int?
  /// Text that the body must contain.
  public var message: String?
  /// Header lines that the response must have.
  public var headers: [RequestTemplate.Header]
  /// Fragments that the body must contain.
  public var snippets: [ResponseSnippet]

  /// An expectation of any success.
  public init(status: Int? = nil) {
    self.status = status
    headers = []
    snippets = []
  }
}

/// A piece of a response that the page shows, and what its prose says of it.
public struct ResponseSnippet: Sendable {
  /// A sentence's claim that a field has a value: `config.strategy` is set to `redis`.
  public struct Claim: Sendable, Hashable {
    /// The field's path, dotted.
    public var path: String
    /// Its value as text.
    public var value: String

    /// The claim that `path` has `value`.
    public init(path: String, value: String) {
      self.path = path
      self.value = value
    }
  }

  /// The fragment, or why the text can't be read as one.
  public enum Content: Sendable, Hashable {
    /// What the response must contain, at any depth.
    case fragment(JSONValue)
    /// The status that the first line of an answer's head shows.
    case status(Int)
    /// Lines that the response must hold.
    case text(String)
    /// Only the claims of the prose are to be judged: the page shows no fragment.
    case none
    /// What the page shows can't be read as an expectation.
    case unreadable(reason: String)
  }

  /// The fragment.
  public var content: Content
  /// A value that the object in question holds: "locate your `rate-limiting-advanced` plugin".
  public var subject: String?
  /// What the prose says of that object.
  public var claims: [Claim]
  /// Where the fragment, or else the prose, stands.
  public var range: SourceRange

  /// A snippet.
  public init(content: Content, subject: String?, claims: [Claim], range: SourceRange) {
    self.content = content
    self.subject = subject
    self.claims = claims
    self.range = range
  }
}
