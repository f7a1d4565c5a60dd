import JSON

/// Why a request gets no success: an answer in the form that Konnect's errors have (RFC 9457).
struct Problem: Error, Hashable, Sendable {
  var status: Int
  var detail: String
  var invalidParameters: [InvalidParameter] = []
  /// For 405: the methods that there are.
  var allowedMethods: [String] = []

  /// The name of the status.
  var title: String { Self.titles[status] ?? "Error" }

  /// The problem in JSON.
  ///
  /// - Parameter instance: Names this one occurrence.
  func json(instance: String) -> JSONValue {
    var value: JSONValue = [
      "status": .number(JSONNumber(status)), "title": .string(title), "instance": .string(instance),
      "detail": .string(detail),
    ]
    if !invalidParameters.isEmpty { value["invalid_parameters"] = .array(invalidParameters.map(\.json)) }
    return value
  }

  static func badRequest(_ invalid: [InvalidParameter]) -> Problem {
    let first = invalid.first.map { $0.field.isEmpty ? $0.reason : "\($0.field) \($0.reason)" } ?? "Bad Request"
    let more = invalid.count > 1 ? " (and \(invalid.count - 1) more)" : ""
    return Problem(status: 400, detail: first + more, invalidParameters: invalid)
  }

  static func invalid(_ field: String, rule: String, _ reason: String) -> Problem {
    badRequest([InvalidParameter(field: field, rule: rule, reason: reason, source: .body)])
  }

  static func notFound(_ what: String, _ id: String) -> Problem {
    Problem(status: 404, detail: "there is no \(what) \(id)")
  }

  static func conflict(_ detail: String) -> Problem { Problem(status: 409, detail: detail) }

  private static let titles = [
    400: "Bad Request", 401: "Unauthorized", 403: "Forbidden", 404: "Not Found", 405: "Method Not Allowed",
    409: "Conflict", 410: "Gone", 412: "Precondition Failed", 413: "Content Too Large", 415: "Unsupported Media Type",
    422: "Unprocessable Content", 429: "Too Many Requests", 500: "Internal Server Error", 501: "Not Implemented",
    502: "Bad Gateway", 503: "Service Unavailable", 504: "Gateway Timeout",
  ]
}
