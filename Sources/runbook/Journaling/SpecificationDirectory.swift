import JSON
import Journal
import OpenAPI
import Runner

/// What the specifications say of resources, for the runner.
struct SpecificationDirectory: ResourceDirectory {
  private let lifecycle: ResourceLifecycle

  /// What the operations of `index` say.
  init(_ index: OperationIndex) { lifecycle = ResourceLifecycle(index) }

  func creation(by request: SentRequest, status: Int, answer: JSONValue?) -> CreatedResource? {
    lifecycle.creation(by: Self.request(request), status: status, answer: answer).map { creation in
      CreatedResource(
        label: creation.label, url: creation.url,
        inverse: creation.inverse.map { .init(method: $0.method, url: $0.url, body: $0.body) })
    }
  }

  func search(for request: SentRequest) -> OutcomeSearch? {
    lifecycle.search(for: Self.request(request)).map { search in
      let evidence: OutcomeSearch.Evidence =
        switch search.evidence {
        case .item(let field, let value): .item(field: field, value: value)
        case .members(let ids): .members(ids)
        }
      return OutcomeSearch(
        list: search.list, collection: search.collection, evidence: evidence, listMember: search.listMember)
    }
  }

  func successStatus(of request: SentRequest) -> Int? { lifecycle.successStatus(of: Self.request(request)) }

  private static func request(_ request: SentRequest) -> ResourceLifecycle.Request {
    .init(method: request.method, url: request.url, body: request.body)
  }
}
