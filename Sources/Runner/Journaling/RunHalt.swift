public import Journal

/// Why a run must not go on.
public enum RunHalt: Error, Sendable {
  /// The journal cannot be written, so that what follows would be lost.
  case journal(JournalError)
  /// Whether a request was carried out is unknown, and only the user can tell.
  case question(String, help: String)

  /// Why, as a sentence without a full stop.
  public var reason: String {
    switch self {
    case .journal(let error): error.description
    case .question(let text, _): text
    }
  }

  /// What to do about it.
  public var help: String {
    switch self {
    case .journal(let error): error.help
    case .question(_, let help): help
    }
  }
}
