import Testing

@testable import KonnectMock

struct MockRequestTests {
  private func request(_ headers: [String: String], target: String = "/") -> MockRequest {
    MockRequest(method: "GET", target: target, headers: headers, body: [])
  }

  @Test func host() {
    #expect(request(["x-forwarded-host": "EU.api.konghq.com:443, proxy"]).host == "eu.api.konghq.com")
    #expect(request(["host": "us.api.konghq.com"]).host == "us.api.konghq.com")
    #expect(request(["host": "127.0.0.1:8080"]).host == nil)
    #expect(request(["host": "us.api.konghq.com", "x-forwarded-host": ""]).host == nil)
    #expect(request([:]).host == nil)
  }

  @Test func token() {
    #expect(request(["authorization": "Bearer abc"]).token == "abc")
    #expect(request(["authorization": "bearer  abc"]).token == "abc")
    #expect(request(["authorization": "Basic abc"]).token == nil)
    #expect(request(["authorization": "Bearer "]).token == nil)
    #expect(request([:]).token == nil)
  }

  @Test func preferredStatus() {
    #expect(request(["prefer": "code=404"]).preferredStatus == 404)
    #expect(request(["prefer": "respond-async, code=\"503\""]).preferredStatus == 503)
    #expect(request(["prefer": "code=x"]).preferredStatus == nil)
    #expect(request([:]).preferredStatus == nil)
  }

  @Test func target() {
    let sent = request([:], target: "/a/b?x=1?y#z")
    #expect(sent.path == "/a/b")
    #expect(sent.query == "x=1?y")
    #expect(request([:], target: "/a#b?c").path == "/a")
  }
}
