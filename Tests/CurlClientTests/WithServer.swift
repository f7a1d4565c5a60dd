import CurlClient
import TestSupport
import Testing

/// Runs `body` with a client and a server of `script`, and ends both.
func withServer(
  _ script: @escaping @Sendable (RawRequest) -> [RawAction],
  _ body: (HTTPClient, RawServer) async throws -> Void
) async throws {
  let server = try RawServer(script)
  defer { server.stop() }
  let client = try HTTPClient()
  try await body(client, server)
  await client.shutdown()
}

/// The error that `client` throws upon `request`; nil, and a recorded issue, where it throws none.
func failure(of request: HTTPRequest, _ client: HTTPClient) async -> HTTPClientError? {
  do throws(HTTPClientError) {
    let response = try await client.send(request)
    Issue.record("answered with \(response.status)")
    return nil
  } catch {
    return error
  }
}

/// Waits until `condition` holds, at most 20 s.
func eventually(_ condition: () -> Bool) async -> Bool {
  for _ in 0..<2000 {
    if condition() { return true }
    try? await Task.sleep(for: .milliseconds(10))
  }
  return condition()
}
