extension Operation {
  /// What an operation takes.
  public struct RequestBody: Sendable {
    /// Whether a request must have a body.
    public let isRequired: Bool
    /// What it is for.
    public let summary: String?
    /// The media types taken, in the order written.
    public let content: [Content]
  }

  /// What an operation answers for one status.
  public struct Response: Sendable {
    /// For which status.
    public let status: Status
    /// When it is given.
    public let summary: String
    /// The headers it declares.
    public let headers: [Header]
    /// The media types answered, in the order written; empty for no body.
    public let content: [Content]
  }

  /// Which status a response is for.
  public enum Status: Hashable, Sendable {
    /// One status: `201`.
    case exact(Int)
    /// A hundred of them by their first digit: `2XX`.
    case range(Int)
    /// All that have no entry of their own.
    case `default`

    /// The status, if it is one.
    public var code: Int? { if case .exact(let code) = self { code } else { nil } }

    /// The status as a document writes it; nil where `text` is none.
    public init?(_ text: String) {
      if text == "default" {
        self = .default
      } else if let code = Int(text), (100...599).contains(code) {
        self = .exact(code)
      } else if text.count == 3, text.uppercased().hasSuffix("XX"), let digit = text.first?.wholeNumberValue,
        (1...5).contains(digit)
      {
        self = .range(digit)
      } else {
        return nil
      }
    }
  }

  /// A header of a response.
  public struct Header: Sendable {
    /// The name as written.
    public let name: String
    /// Whether the response always has it.
    public let isRequired: Bool
    /// What its value fits.
    public let schema: Schema?
  }
}
