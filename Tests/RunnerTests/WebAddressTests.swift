import Testing

@testable import Runner

struct WebAddressTests {
  @Test(
    arguments: [
      ("https://us.api.konghq.com/v2/x?y=1#z", true, "us.api.konghq.com", nil, "/v2/x?y=1#z"),
      ("HTTP://LocalHost:8000", false, "localhost", 8000, ""),
      ("http://[::1]:9/x", false, "[::1]", 9, "/x"),
      ("http://[fe80::1]", false, "[fe80::1]", nil, ""),
      ("https://a-b_c.example?q=@", true, "a-b_c.example", nil, "?q=@"),
      ("https://h#@evil", true, "h", nil, "#@evil"),
    ] as [(String, Bool, String, Int?, String)])
  func readsParts(_ url: String, isSecure: Bool, host: String, port: Int?, rest: String) throws {
    let address = try WebAddress(url)
    #expect(address.isSecure == isSecure)
    #expect(address.host == host)
    #expect(address.port == port)
    #expect(address.rest == rest)
  }

  @Test(arguments: [
    "", "/v2/x", "us.api.konghq.com", "ftp://h/x", "https://", "https:///x", "https://a b/", "https://h:0/",
    "https://h:65536/", "https://h:/", "https://h:8x/", "https://h:-1/", "https://a..b/", "https://.b/", "https://h./",
    "https://evil.test\\.api.konghq.com/", "https://us%2eapi.konghq.com/", "https://[::1/", "https://[::1]x/",
    "https://[]/", "https://höst/", "https://$REGION.api.konghq.com/", "https://h:99999999999999999999/",
  ])
  func refusesWhatCouldBeReadTwoWays(_ url: String) {
    #expect(throws: WebAddress.Fault.malformed) { try WebAddress(url) }
  }

  @Test(arguments: [
    "https://user@us.api.konghq.com/", "https://a:b@h", "https://us.api.konghq.com@evil.test/", "https://@h",
  ])
  func refusesUserInformation(_ url: String) {
    #expect(throws: WebAddress.Fault.userInformation) { try WebAddress(url) }
  }

  @Test(arguments: [
    ("http://localhost", true), ("http://127.0.0.1:1", true), ("http://127.255.3.4", true), ("http://[::1]", true),
    ("http://127.evil.test", false), ("http://127.0.0.1.evil.test", false), ("http://127.0.0.256", false),
    ("http://127.1", false), ("http://localhost.evil.test", false), ("http://[::2]", false),
    ("http://128.0.0.1", false),
  ])
  func knowsThisMachine(_ url: String, isLoopback: Bool) throws {
    #expect(try WebAddress(url).isLoopback == isLoopback)
  }

  @Test func namesHostAndPort() throws {
    #expect(try WebAddress("http://h:8/x").authority == "h:8")
    #expect(try WebAddress("http://h/x").authority == "h")
  }
}
