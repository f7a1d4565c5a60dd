import CurlClient
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(1)))
struct HTTPRedirectTests {
  @Test func staysUnlessToldToFollow() async throws {
    try await withServer({ _ in [.answer(302, ["Location: /next"])] }) { client, server in
      let response = try await client.send(HTTPRequest(url: server.url()))
      #expect(response.status == 302)
      #expect(response.headers["location"] == "/next")
      #expect(server.requests.count == 1)
    }
  }

  @Test(arguments: [
    (301, "POST", "GET"), (302, "POST", "GET"), (303, "POST", "GET"), (303, "PUT", "GET"), (303, "HEAD", "HEAD"),
    (302, "PUT", "PUT"), (307, "POST", "POST"), (308, "PATCH", "PATCH"), (301, "GET", "GET"),
  ])
  func followsWithTheRightMethod(status: Int, method: String, then: String) async throws {
    try await withServer({ request in
      request.requestLine.contains("/final") ? [.answer(200)] : [.answer(status, ["Location: ../final?x=1"])]
    }) { client, server in
      let response = try await client.send(
        HTTPRequest(
          method: method, url: server.url("/a/b"),
          headers: ["Authorization": "Bearer t", "Content-Type": "application/json"], body: [49], followsRedirects: true
        ))
      #expect(response.status == 200)
      #expect(response.redirectCount == 1)
      #expect(response.effectiveURL == server.url("/final?x=1"))
      let last = try #require(server.requests.last)
      #expect(last.requestLine == "\(then) /final?x=1 HTTP/1.1")
      #expect(last.values(of: "Authorization") == ["Bearer t"])
      let keepsBody = then == method && method != "GET" && method != "HEAD"
      #expect(last.body == (keepsBody || method == "GET" ? [49] : []))
      #expect(last.values(of: "Content-Type") == (then == method ? ["application/json"] : []))
    }
  }

  @Test func takesNoSecretToAnotherHost() async throws {
    try await withServer({ _ in [.answer(200)] }) { client, other in
      for target in [other.url("/taken"), "http://localhost:\(other.port)/taken"] {
        try await withServer({ _ in [.answer(307, ["Location: \(target)"])] }) { _, server in
          let response = try await client.send(
            HTTPRequest(
              url: server.url(),
              headers: [
                "authorization": "Bearer t", "Cookie": "c=1", "Kong-Admin-Token": "t", "X-API-Key": "t",
                "Accept": "application/json",
              ], followsRedirects: true, resolve: [.init(host: "localhost", port: other.port, address: "127.0.0.1")]))
          #expect(response.status == 200)
          #expect(server.requests.first?.values(of: "Authorization") == ["Bearer t"])
        }
        let names = try #require(other.requests.last).headers.map { $0.name.lowercased() }.sorted()
        #expect(names == ["accept", "accept-encoding", "host"])
      }
    }
  }

  @Test func endsCircles() async throws {
    try await withServer({ _ in [.answer(302, ["Location: /again"])] }) { client, server in
      let error = await failure(of: HTTPRequest(url: server.url(), followsRedirects: true), client)
      #expect(error == .tooManyRedirects(limit: 10))
      #expect(server.requests.count == 11)
    }
  }

  @Test(arguments: ["file:///etc/passwd", "ftp://127.0.0.1/"])
  func leavesNoHTTP(location: String) async throws {
    try await withServer({ _ in [.answer(302, ["Location: \(location)"])] }) { client, server in
      let error = await failure(of: HTTPRequest(url: server.url(), followsRedirects: true), client)
      #expect(error == .invalidURL(location, reason: "its scheme must be http or https"))
    }
  }

  @Test func returnsRedirectsWithoutALocation() async throws {
    try await withServer({ _ in [.answer(302)] }) { client, server in
      let answer = try await client.send(HTTPRequest(url: server.url(), followsRedirects: true))
      #expect(answer.status == 302)
    }
  }

  @Test func sharesTheTimeAmongAllRequests() async throws {
    let script: @Sendable (RawRequest) -> [RawAction] = { _ in
      [.pause(.milliseconds(400)), .answer(302, ["Location: /again"])]
    }
    try await withServer(script) { client, server in
      let request = HTTPRequest(url: server.url(), timeout: .seconds(1), followsRedirects: true)
      #expect(await failure(of: request, client) == .timedOut(host: "127.0.0.1", after: .seconds(1), connected: true))
      #expect((1...3).contains(server.requests.count))
    }
  }
}
