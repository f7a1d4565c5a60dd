/// Why a program gives no result.
public enum JSONQueryError: Error, Hashable, Sendable {
  /// The program is none, in jq's words, or reaches for more than its input.
  case invalidProgram(String)
  /// The program raised an error, in jq's words: `Cannot index number with string "id"`.
  case failed(String)
  /// The evaluation went beyond its limits, which the text names.
  case limitExceeded(String)
}

extension JSONQueryError: CustomStringConvertible {
  /// What happened.
  public var description: String {
    switch self {
    case .invalidProgram(let message): "invalid jq program: \(message)"
    case .failed(let message): "jq: \(message)"
    case .limitExceeded(let message): "jq: \(message)"
    }
  }
}
