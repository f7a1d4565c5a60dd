import Synchronization

/// What a waiting task and the loop's thread both hold of one request.
final class TransferTicket: Sendable {
  private let cancelled = Atomic(false)

  /// Whether the task gave up; set before the loop is told, so that no order of events misses it.
  var isCancelled: Bool { cancelled.load(ordering: .acquiring) }

  /// Notes that the task gave up.
  func cancel() { cancelled.store(true, ordering: .releasing) }
}

/// A request on its way to the loop's thread, with the task that waits for it.
struct TransferJob: Sendable {
  let request: HTTPRequest
  let url: URLText
  let ticket: TransferTicket
  let continuation: CheckedContinuation<Result<TransferResult, HTTPClientError>, Never>
}

/// An answer, and where it redirects to.
struct TransferResult: Sendable {
  var response: HTTPResponse
  var location: String?
}
