public import JSON
public import RunbookModel

/// A request as the journal has it: its intent before it was sent, its outcome after.
public struct RequestRecord: Sendable {
  /// What is known of its outcome.
  public enum State: String, Sendable {
    /// It was about to be sent, and nothing is known of what came of it.
    case intended
    /// It was answered.
    case answered
    /// No answer came, and whether it was carried out is unknown.
    case unanswered
    /// It never reached the server.
    case unsent
    /// It was found to have been carried out, though its answer was lost.
    case adopted
    /// It was found not to have been carried out, or was sent again under a later number.
    case superseded
  }

  /// Its number in the run, from 1.
  public var number: Int
  /// The step that sent it.
  public var step: Step.ID
  /// The method.
  public var method: String
  /// The URL as on Konnect, redacted.
  public var url: String
  /// The body, redacted.
  public var body: JSONValue?
  /// What is known of its outcome.
  public var state: State
  /// The answer's status.
  public var status: Int?
  /// Why there is no answer.
  public var reason: String?
  /// The answer as far as resuming needs it, redacted; see `StoredAnswer`.
  public var answer: JSONValue?
  /// When it was about to be sent, in seconds since 1970.
  public var sent: Double
  /// How long it took, in seconds.
  public var duration: Double?

  /// An intent.
  public init(number: Int, step: Step.ID, method: String, url: String, body: JSONValue?, sent: Double) {
    self.number = number
    self.step = step
    self.method = method
    self.url = url
    self.body = body
    self.sent = sent
    state = .intended
  }

  /// Whether the server has it and said so, or was found to have it.
  public var isDone: Bool {
    state == .adopted || (state == .answered && (200..<400).contains(status ?? 0))
  }

  /// Whether it may have been carried out without anybody knowing: a 5xx to a POST tells nothing, too.
  public var isUnknown: Bool {
    switch state {
    case .intended, .unanswered: true
    case .answered: method == "POST" && (status ?? 0) >= 500
    case .unsent, .adopted, .superseded: false
    }
  }
}
