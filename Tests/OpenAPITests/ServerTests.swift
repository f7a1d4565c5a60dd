import OpenAPI
import Testing

@Suite struct ServerTests {
  @Test(
    arguments: [
      ("https://us.api.konghq.com/v2", "us.api.konghq.com", nil, "/v2"),
      ("https://US.Example.com:8443/v2/", "us.example.com", 8443, "/v2"),
      ("https://example.com", "example.com", nil, ""),
      ("https://example.com/", "example.com", nil, ""),
      ("http://[::1]:80/a/b", "[::1]", 80, "/a/b"),
      ("/v3", nil, nil, "/v3"),
      ("/", nil, nil, ""),
      ("v1", nil, nil, "/v1"),
      ("", nil, nil, ""),
      ("https://user:secret@example.com/x", "example.com", nil, "/x"),
    ] as [(String, String?, Int?, String)])
  func parts(url: String, host: String?, port: Int?, basePath: String) {
    let server = Server(url: url)
    #expect(server.host == host)
    #expect(server.port == port)
    #expect(server.basePath == basePath)
  }

  @Test func servesItsHostOnly() {
    let server = Server(url: "https://us.example.com/v2")
    #expect(server.serves(host: "us.example.com"))
    #expect(server.serves(host: "US.example.com:443"))
    #expect(server.serves(host: nil))
    #expect(!server.serves(host: "eu.example.com"))
    #expect(Server(url: "/v2").serves(host: "eu.example.com"))
  }
}
