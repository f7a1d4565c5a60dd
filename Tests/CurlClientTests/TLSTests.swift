import CurlClient
import Testing

@Suite(.timeLimit(.minutes(1)), .enabled(if: TLSServer.isPossible, "the openssl command is absent"))
struct TLSTests {
  @Test func trustsWhomItShouldOnly() async throws {
    let server = try TLSServer()
    defer { server.stop() }
    let client = try HTTPClient()
    let here = ["localhost", "other.example"].map {
      HTTPResolveOverride(host: $0, port: server.port, address: "127.0.0.1")
    }
    func request(_ host: String, caFile: String?) -> HTTPRequest {
      HTTPRequest(url: "https://\(host):\(server.port)/", caFile: caFile, resolve: here)
    }

    // The command needs a moment to listen.
    var response: HTTPResponse?
    for _ in 0..<200 where response == nil {
      response = try? await client.send(request("localhost", caFile: server.certificate))
      if response == nil { try await Task.sleep(for: .milliseconds(25)) }
    }
    #expect(response?.status == 200)
    #expect(response.map { $0.timings.tlsHandshake > $0.timings.connect } == true)

    let strangers = [request("localhost", caFile: nil), request("other.example", caFile: server.certificate)]
    for stranger in strangers {
      let error = await failure(of: stranger, client)
      guard case .tls = error else {
        Issue.record("\(String(describing: error))")
        continue
      }
      #expect(error?.mayHaveBeenCarriedOut == false)
    }
  }
}
