public import JSON

/// What is told of one request to the mock.
///
/// It holds no token, no header, no query and no body.
public struct MockLogEntry: Sendable {
  /// When the answer was ready, by the wall clock: `2026-01-01T00:00:00.000Z`.
  public var time: String
  /// The id of the organization that the token opens; nil for a token that opens none.
  public var organization: String?
  /// The number of the request within its organization, from 1.
  public var number: Int
  /// The method.
  public var method: String
  /// The path, without the query.
  public var path: String
  /// The status that the client was told; nil where it got no answer.
  public var status: Int?
  /// The status that the operation came to; nil where it was not carried out.
  public var outcome: Int?
  /// The id of what a POST made.
  public var created: String?
  /// What went wrong on purpose.
  public var fault: Fault?

  /// The entry as a JSON object; what is not there is null.
  public var json: JSONValue {
    [
      "time": .string(time), "organization": .init(organization), "request": .number(JSONNumber(number)),
      "method": .string(method), "path": .string(path), "status": .init(status), "outcome": .init(outcome),
      "created": .init(created), "fault": .init(fault?.rawValue),
    ]
  }
}

extension JSONValue {
  fileprivate init(_ text: String?) { self = text.map(JSONValue.string) ?? .null }
  fileprivate init(_ number: Int?) { self = number.map { .number(JSONNumber($0)) } ?? .null }
}
