/// One operation of a document: a method on a path, with what it takes and what it answers.
///
/// In a file that also imports Foundation, write `OpenAPI.Operation`.
public struct Operation: Sendable, Identifiable {
  /// The `operationId`; method and path (`GET /users/{id}`) where there is none.
  public let id: String
  /// The method in upper case: `GET`.
  public let method: String
  /// The path below the servers' base path: `/control-planes/{controlPlaneId}`.
  public let path: PathTemplate
  /// The servers that serve it: the operation's own, else the path's, else the document's; never empty.
  public let servers: [Server]
  /// The short text shown for it.
  public let summary: String?
  /// The names of its groups.
  public let tags: [String]
  /// Whether it should no longer be used.
  public let isDeprecated: Bool
  /// Whether a request needs credentials: its security, else the document's, demands some.
  public let requiresSecurity: Bool
  /// The parameters, those of the path item first, overridden where the operation repeats them.
  public let parameters: [Parameter]
  /// What it takes; nil where it takes none.
  public let requestBody: RequestBody?
  /// What it answers, in the order written.
  public let responses: [Response]
  /// Where it stands in its document: `/paths/~1users/get`.
  public let location: String

  /// The response declared for `status`: the exact one, else its range (`2XX`), else `default`.
  public func response(for status: Int) -> Response? {
    responses.first { $0.status == .exact(status) } ?? responses.first { $0.status == .range(status / 100) }
      ?? responses.first { $0.status == .default }
  }

  /// The response of success: the lowest status from 200 to 299, else `2XX`, else `default`.
  public var successResponse: Response? {
    let exact = responses.filter { (200..<300).contains($0.status.code ?? 0) }
    return exact.min { ($0.status.code ?? 0) < ($1.status.code ?? 0) }
      ?? responses.first { $0.status == .range(2) } ?? responses.first { $0.status == .default }
  }

  /// The parameter called `name` in `place`; header names are compared regardless of case.
  public func parameter(_ name: String, in place: Parameter.Place) -> Parameter? {
    parameters.first {
      $0.place == place && ($0.name == name || (place == .header && $0.name.lowercased() == name.lowercased()))
    }
  }
}
