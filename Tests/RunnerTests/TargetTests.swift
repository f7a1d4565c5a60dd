import Testing

@testable import Runner

struct TargetTests {
  private let konnect = Target(baseURL: nil, name: "Konnect")
  private let mock = Target(baseURL: "http://127.0.0.1:8080/base//", name: "a mock")

  @Test func dropsSlashesAtTheEndOfTheBase() {
    #expect(mock.baseURL == "http://127.0.0.1:8080/base")
  }

  @Test(arguments: [
    "https://us.api.konghq.com/v2/x?a=b", "https://GLOBAL.api.konghq.com:443/v2", "https://eu.api.konghq.com",
  ])
  func sendsToKonnectItself(_ url: String) throws {
    #expect(try konnect.route(url) == .init(url: url, forwardedHost: nil, isTrusted: true))
  }

  @Test(arguments: [
    ("https://us.api.konghq.com/v2/x?a=b", "http://127.0.0.1:8080/base/v2/x?a=b", "us.api.konghq.com"),
    ("https://Global.API.konghq.com:443", "http://127.0.0.1:8080/base", "global.api.konghq.com"),
    ("https://eu.api.konghq.com?x", "http://127.0.0.1:8080/base?x", "eu.api.konghq.com"),
  ])
  func sendsToWhatStandsForKonnect(_ url: String, expected: String, host: String) throws {
    #expect(try mock.route(url) == .init(url: expected, forwardedHost: host, isTrusted: true))
  }

  @Test(arguments: ["http://127.0.0.1:8080/base", "http://127.0.0.1:8080/base/x", "http://127.0.0.1:8080/base?x"])
  func trustsURLsOfTheBase(_ url: String) throws {
    #expect(try mock.route(url) == .init(url: url, forwardedHost: nil, isTrusted: true))
  }

  @Test(arguments: [
    "http://127.0.0.1:8080/basement", "http://127.0.0.1:8080/", "http://127.0.0.1:80801/", "http://localhost:8000/x",
    "http://[::1]/",
  ])
  func sendsToThisMachineWithoutTrust(_ url: String) throws {
    guard url != "http://127.0.0.1:80801/" else {
      #expect(throws: Target.Refusal.malformed) { try mock.route(url) }
      return
    }
    #expect(try mock.route(url) == .init(url: url, forwardedHost: nil, isTrusted: false))
  }

  @Test(arguments: [
    ("https://evil.api.konghq.com.attacker.test/", "evil.api.konghq.com.attacker.test"),
    ("https://evilapi.konghq.com/", "evilapi.konghq.com"), ("https://api.konghq.com/", "api.konghq.com"),
    ("https://us.api.konghq.com:8443/", "us.api.konghq.com:8443"), ("https://127.evil.test/x", "127.evil.test"),
    ("https://example.com/?x=.api.konghq.com", "example.com"), ("https://localhost.evil.test", "localhost.evil.test"),
    ("http://10.0.0.1/", "10.0.0.1"),
  ])
  func refusesForeignHosts(_ url: String, host: String) {
    #expect(throws: Target.Refusal.foreignHost(host)) { try konnect.route(url) }
    #expect(throws: Target.Refusal.foreignHost(host)) { try mock.route(url) }
  }

  @Test func refusesKonnectWithoutTLS() {
    #expect(throws: Target.Refusal.cleartext("us.api.konghq.com")) { try konnect.route("http://us.api.konghq.com/v2") }
    #expect(throws: Target.Refusal.foreignHost("us.api.konghq.com:80")) {
      try konnect.route("http://us.api.konghq.com:80/v2")
    }
  }

  @Test func refusesUserInformation() {
    #expect(throws: Target.Refusal.userInformation) { try konnect.route("https://us.api.konghq.com@evil.test/") }
    #expect(throws: Target.Refusal.userInformation) { try mock.route("http://127.0.0.1:8080@evil.test/base/") }
  }

  @Test(arguments: ["/v2/x", "", "https://evil.test\\.api.konghq.com/", "ftp://us.api.konghq.com/"])
  func refusesWhatIsNoURL(_ url: String) {
    #expect(throws: Target.Refusal.malformed) { try konnect.route(url) }
  }

  // MARK: Further hosts

  @Test func asksAllowedHostsWithoutTrust() throws {
    var target = konnect
    target.allowedHosts = ["example.com", "other.test:8443"]
    for url in ["https://example.com/x", "http://example.com:8080/", "https://other.test:8443/"] {
      #expect(try target.route(url) == .init(url: url, forwardedHost: nil, isTrusted: false))
    }
    for url in ["https://sub.example.com/", "https://other.test/", "https://example.com.evil.test/"] {
      #expect(throws: Target.Refusal.self) { try target.route(url) }
    }
  }

  @Test(arguments: [
    ("example.com", true), ("example.com:8443", true), ("[::1]:80", true), ("Example.COM", true), ("", false),
    ("https://example.com", false), ("example.com/", false), ("example.com:0", false), ("a b", false),
    ("me@example.com", false), ("*", false), ("*.example.com", false),
  ])
  func knowsAHost(_ text: String, _ isHost: Bool) {
    #expect(Target.isHost(text) == isHost)
  }

  @Test(arguments: [
    ("http://mock.test", true), ("https://mock.test", false), ("http://127.0.0.1:8080", false),
    ("http://localhost", false), (nil, false),
  ])
  func knowsWhereATokenCanBeRead(_ url: String?, _ isReadable: Bool) {
    #expect(Target(baseURL: url, name: "it").isReadableOnTheWay == isReadable)
  }
}
