import CurlClient
import TestSupport
import Testing

struct HTTPRequestTests {
  @Test(arguments: ["a\r\nX-Evil: 1", "a\nb", "a\rb", "a\u{0}b"])
  func refusesHeadersThatBreakOut(value: String) async throws {
    try await withServer({ _ in [.answer(200)] }) { client, server in
      let error = await failure(of: HTTPRequest(url: server.url(), headers: ["X-Token": value]), client)
      #expect(error == .invalidRequest("the value of header X-Token has a line break or a NUL character"))
      #expect(server.requests.isEmpty)
    }
  }

  @Test(arguments: ["", "a b", "a:", "a\r\n", "ä"])
  func refusesNamesThatAreNone(name: String) async throws {
    let client = try HTTPClient()
    let inHeader = await failure(of: HTTPRequest(url: "http://127.0.0.1:1/", headers: [name: "x"]), client)
    #expect(inHeader == .invalidRequest("a header's name is empty or has characters that names cannot have"))
    let inMethod = await failure(of: HTTPRequest(method: name, url: "http://127.0.0.1:1/"), client)
    #expect(inMethod == .invalidRequest("the method must be a word such as GET"))
  }

  @Test(arguments: [
    ("", "it must begin with http:// or https://"), ("/v2/things", "it must begin with http:// or https://"),
    ("ftp://example.com/", "its scheme must be http or https"),
    ("file:///etc/passwd", "its scheme must be http or https"),
    ("http://a b/", "it has spaces or control characters; percent-encode them"),
    ("http://a/\r\nX: 1", "it has spaces or control characters; percent-encode them"),
    ("http://a/\u{0}", "it has spaces or control characters; percent-encode them"),
    ("http://a:99999/", "its port is not a number from 1 to 65535"),
  ])
  func refusesURLsThatCannotBeAsked(url: String, reason: String) async throws {
    let client = try HTTPClient()
    #expect(await failure(of: HTTPRequest(url: url), client) == .invalidURL(url, reason: reason))
  }

  @Test func showsNoSecrets() async throws {
    let request = HTTPRequest(
      url: "ftp://user:hunter2@example.com/path?key=hunter2#hunter2", headers: ["Authorization": "Bearer hunter2"],
      body: Array("hunter2".utf8))
    #expect(request.description == "GET ftp://…@example.com/path")
    #expect("\(request)" == String(reflecting: request))
    let client = try HTTPClient()
    let error = try #require(await failure(of: request, client))
    #expect(error.description == "cannot send to 'ftp://…@example.com/path': its scheme must be http or https")
    #expect(!String(reflecting: error).contains("hunter2"))
  }

  @Test func connectsWhereAnOverrideSaysForThatRequestOnly() async throws {
    try await withServer({ _ in [.answer(200)] }) { client, server in
      let url = "http://api.example.invalid:\(server.port)/x"
      let override = HTTPResolveOverride(host: "api.example.invalid", port: server.port, address: "127.0.0.1")
      let answer = try await client.send(HTTPRequest(url: url, resolve: [override]))
      #expect(answer.status == 200)
      #expect(server.requests.first?.values(of: "Host") == ["api.example.invalid:\(server.port)"])
      #expect(await failure(of: HTTPRequest(url: url), client) == .couldNotResolve(host: "api.example.invalid"))
    }
  }

  @Test(arguments: [
    ("a.b:443:1.2.3.4:8443", HTTPResolveOverride(host: "a.b", port: 443, address: "1.2.3.4", connectPort: 8443)),
    ("a.b:443:c.d:", HTTPResolveOverride(host: "a.b", port: 443, address: "c.d")),
    ("::127.0.0.1:80", HTTPResolveOverride(host: nil, port: nil, address: "127.0.0.1", connectPort: 80)),
    ("[::1]:80:[fe80::1]:81", HTTPResolveOverride(host: "::1", port: 80, address: "fe80::1", connectPort: 81)),
    ("", nil), ("a.b", nil), ("a.b:80", nil), ("a.b:80:", nil), ("a.b:80::", nil), ("a.b:80:c.d", nil),
    ("a.b:0:c.d:", nil), ("a.b:x:c.d:", nil), ("a.b:80:c.d:65536", nil), ("a.b:80:::1:80", nil),
  ])
  func readsWhereToConnectAsCurlWritesIt(_ text: String, _ expected: HTTPResolveOverride?) {
    #expect(HTTPResolveOverride(connectTo: text) == expected)
  }

  @Test func connectsElsewhereByPortAndForAnyHost() async throws {
    try await withServer({ _ in [.answer(200)] }) { client, server in
      let overrides = [
        HTTPResolveOverride(host: "api.example.invalid", port: 80, address: "127.0.0.1", connectPort: server.port),
        HTTPResolveOverride(host: nil, port: nil, address: "127.0.0.1", connectPort: server.port),
      ]
      for override in overrides {
        let request = HTTPRequest(url: "http://api.example.invalid/", resolve: [override])
        let response = try await client.send(request)
        #expect(response.status == 200)
      }
      #expect(server.requests.map { $0.values(of: "Host") } == [["api.example.invalid"], ["api.example.invalid"]])
    }
  }
}
