/// Sends HTTP requests through libcurl; request → response.
///
/// One thread does the work of all requests, which share its connections (keep-alive, HTTP/2 where TLS offers it). The
/// thread ends with `shutdown()`, or with the last reference to the client. A proxy is taken from the environment
/// (`https_proxy` and its like), as curl does, but never for this machine.
///
/// A request that does more than ask is sent once at most: libcurl would silently repeat one whose kept connection ends
/// without an answer, and a second `DELETE` does not find what the first one took away, though it may be repeated.
public final class HTTPClient: Sendable {
  /// The redirects that are followed at most.
  public static let maximumRedirects = 10

  private let loop: TransferLoop

  /// A client with a thread of its own.
  ///
  /// - Throws: `HTTPClientError.other` where libcurl cannot be initialized.
  public init() throws(HTTPClientError) { loop = try TransferLoop() }

  deinit { loop.close() }

  /// Sends `request` and returns the whole answer, whatever its status.
  ///
  /// Cancelling the task aborts the transfer at once.
  ///
  /// - Throws: `HTTPClientError` where no complete answer came.
  public func send(_ request: HTTPRequest) async throws(HTTPClientError) -> HTTPResponse {
    let clock = ContinuousClock()
    let deadline = clock.now + min(request.timeout, .longest)
    var next = request
    var redirects = 0
    while true {
      let result: TransferResult
      do throws(HTTPClientError) {
        result = try await exchange(next)
      } catch .timedOut(let host, _, _) where redirects > 0 {
        throw .timedOut(host: host, after: request.timeout, connected: true)
      }
      guard request.followsRedirects, let following = try next.following(result) else {
        var response = result.response
        response.redirectCount = redirects
        return response
      }
      guard redirects < Self.maximumRedirects else { throw .tooManyRedirects(limit: Self.maximumRedirects) }
      redirects += 1
      next = following
      next.timeout = deadline - clock.now
      guard next.timeout > .zero else {
        throw .timedOut(host: try URLText(next.url).host, after: request.timeout, connected: true)
      }
    }
  }

  /// Aborts all requests, which fail with `HTTPClientError.shutDown`, and returns when the thread has let go of everything.
  ///
  /// Later requests fail the same way; calling it again does nothing.
  public func shutdown() async {
    loop.close()
    await loop.waitForEnd()
  }

  private func exchange(_ request: HTTPRequest) async throws(HTTPClientError) -> TransferResult {
    let url = try request.checkedURL()
    let ticket = TransferTicket()
    let result = await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        loop.start(TransferJob(request: request, url: url, ticket: ticket, continuation: continuation))
      }
    } onCancel: {
      loop.cancel(ticket)
    }
    return try result.get()
  }
}
