/// Two versions of an operation → what is different for a client.
public struct OperationComparison: Sendable {
  /// The older version.
  public let old: Operation
  /// The newer version.
  public let new: Operation

  /// A comparison of two versions of an operation.
  public init(old: Operation, new: Operation) {
    self.old = old
    self.new = new
  }

  /// All differences that may concern a client: operation, servers, parameters, request, answers.
  public var changes: [OperationChange] {
    var changes: [OperationChange] = []
    if becameDeprecated { changes.append(OperationChange(.operation, .deprecated)) }
    for server in old.servers where !new.servers.contains(where: { $0.url == server.url }) {
      changes.append(OperationChange(.server(url: server.url), .removed(renamedTo: nil)))
    }
    return changes + parameterChanges + requestChanges + old.responses.flatMap(responseChanges)
  }

  /// Whether the operation should no longer be used since the newer version.
  public var becameDeprecated: Bool { new.isDeprecated && !old.isDeprecated }

  // MARK: Request

  /// The bodies of one media type compared; nil where one of the versions takes none or says nothing of it.
  public func request(_ mediaType: String) -> SchemaComparison? {
    guard let old = old.requestBody?.content.content(for: mediaType)?.schema,
      let new = new.requestBody?.content.content(for: mediaType)?.schema
    else { return nil }
    return SchemaComparison(old: old, new: new, direction: .request)
  }

  /// Whether a body of `mediaType` was taken and no longer is.
  public func refuses(_ mediaType: String) -> Bool {
    old.requestBody?.content.content(for: mediaType) != nil && new.requestBody?.content.content(for: mediaType) == nil
  }

  /// Whether a request must have a body now, and need not have had one.
  public var requiresBody: Bool { new.requestBody?.isRequired == true && old.requestBody?.isRequired != true }

  private var requestChanges: [OperationChange] {
    var changes: [OperationChange] = []
    for content in old.requestBody?.content ?? [] {
      let subject = OperationChange.Subject.request(mediaType: content.mediaType)
      if refuses(content.mediaType) {
        changes.append(OperationChange(subject, .removed(renamedTo: nil)))
      } else if let comparison = request(content.mediaType) {
        changes += comparison.changes.map { OperationChange(subject, field: $0.field, $0.change) }
      }
    }
    if requiresBody, let content = new.requestBody?.content.first {
      changes.append(OperationChange(.request(mediaType: content.mediaType), .required))
    }
    return changes
  }

  // MARK: Answers

  /// The JSON answers with `status`, or of success without one, compared; nil where one of the versions declares none.
  ///
  /// Where the newer version does not declare the status, its answer of success stands for it.
  public func response(_ status: Int?) -> SchemaComparison? {
    let older = status.flatMap(old.response(for:)) ?? old.successResponse
    let newer = status.flatMap(new.response(for:)) ?? new.successResponse
    guard let old = older?.content.json?.schema, let new = newer?.content.json?.schema else { return nil }
    return SchemaComparison(old: old, new: new, direction: .response)
  }

  private func responseChanges(_ response: Operation.Response) -> [OperationChange] {
    guard let other = new.responses.first(where: { $0.status == response.status }) else {
      return [OperationChange(.response(response.status), .removed(renamedTo: nil))]
    }
    var changes: [OperationChange] = []
    for header in response.headers
    where !other.headers.contains(where: { $0.name.lowercased() == header.name.lowercased() }) {
      changes.append(OperationChange(.header(name: header.name, of: response.status), .removed(renamedTo: nil)))
    }
    guard let schema = response.content.json?.schema, let newer = other.content.json?.schema else { return changes }
    return changes
      + SchemaComparison(old: schema, new: newer, direction: .response).changes.map {
        OperationChange(.response(response.status), field: $0.field, $0.change)
      }
  }
}
