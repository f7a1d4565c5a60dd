public import OpenAPI
public import RunbookModel

/// Which operations of a specification pages exercise.
public struct OperationUsage: Sendable {
  /// An operation with the steps that use it.
  public struct Entry: Sendable {
    /// The operation.
    public let operation: OpenAPI.Operation
    /// The steps, in the order of the pages, each with its page.
    public internal(set) var uses: [(runbook: Runbook, step: Step)]
  }

  /// The operations of one document.
  public struct API: Sendable {
    /// The document.
    public let document: Document
    /// Its operations, in the order written.
    public internal(set) var entries: [Entry]
  }

  /// The documents, in the order given.
  public private(set) var apis: [API]

  /// Counts the operations of `index` that the steps of `runbooks` use, those outside the procedure included.
  public init(of runbooks: [Runbook], in index: OperationIndex) {
    apis = index.documents.map { document in
      API(document: document, entries: document.operations.map { Entry(operation: $0, uses: []) })
    }
    var places: [ObjectIdentifier: (api: Int, entries: [String: Int])] = [:]
    for (number, document) in index.documents.enumerated() {
      let entries = document.operations.enumerated().map { ($1.location, $0) }
      places[ObjectIdentifier(document)] = (number, Dictionary(entries) { first, _ in first })
    }
    for runbook in runbooks {
      for step in runbook.steps + runbook.otherSteps {
        guard case .request(let request) = step.action,
          let match = RequestAddress(request.url, in: runbook.graph)?.operation(request.method, in: index),
          let place = places[ObjectIdentifier(match.document)],
          let entry = place.entries[match.operation.location]
        else { continue }
        apis[place.api].entries[entry].uses.append((runbook, step))
      }
    }
  }
}
