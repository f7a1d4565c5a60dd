/// What goes wrong with the answer to one request.
public enum Fault: String, Sendable, CaseIterable {
  /// The connection is reset before the operation is carried out.
  case resetBefore = "reset-before"
  /// The connection is reset after the operation was carried out, and before any answer.
  case resetAfter = "reset-after"
  /// 429 with `Retry-After`; the operation is not carried out.
  case tooManyRequests = "429"
  /// 500; the operation is not carried out.
  case internalError = "500"
  /// 502; the operation is not carried out.
  case badGateway = "502"
  /// 503 with `Retry-After`; the operation is not carried out.
  case unavailable = "503"
  /// 504, as of a gateway that gave up waiting; the operation is carried out.
  case gatewayTimeout = "504"
  /// The answer comes in small pieces.
  case slow
  /// The operation is carried out, and the connection ends in the midst of the answer.
  case truncate

  /// The status that the client is told; nil for that of the operation.
  var status: Int? { Int(rawValue) }

  /// Whether the operation is carried out all the same.
  var carriesOut: Bool {
    switch self {
    case .resetBefore, .tooManyRequests, .internalError, .badGateway, .unavailable: false
    case .resetAfter, .gatewayTimeout, .slow, .truncate: true
    }
  }

  /// Whether the answer tells when to come back.
  var asksToComeBack: Bool { self == .tooManyRequests || self == .unavailable }
}
