import Testing

@testable import Workbench

/// Whose requests are answered.
struct RequestGuardTests {
  @Test(arguments: [
    ("127.0.0.1:4000", true), ("localhost:4000", true), ("LocalHost:4000", true), ("127.0.0.1:4001", false),
    ("127.0.0.1", false), ("evil.example:4000", false), ("127.0.0.1.evil.example:4000", false), ("", false),
    ("[::1]:4000", false), ("0.0.0.0:4000", false), ("user@127.0.0.1:4000", false),
  ])
  func host(_ host: String, isLocal: Bool) {
    #expect(RequestGuard.isLocal(host: host, port: 4000) == isLocal)
  }

  @Test func hostIsNeeded() {
    #expect(!RequestGuard.isLocal(host: nil, port: 4000))
    #expect(!RequestGuard.isLocal(host: "127.0.0.1:4000", port: nil))
    #expect(RequestGuard.isLocal(host: "localhost", port: 80))
  }

  @Test func changes() {
    let guardian = RequestGuard(token: "abcd")
    #expect(guardian.allowsChange(token: "abcd", origin: nil, port: 4000))
    #expect(guardian.allowsChange(token: "abcd", origin: "http://localhost:4000", port: 4000))
    #expect(!guardian.allowsChange(token: "abcd", origin: "http://evil.example", port: 4000))
    #expect(!guardian.allowsChange(token: "abcd", origin: "https://localhost:4000", port: 4000))
    #expect(!guardian.allowsChange(token: "abcd", origin: "null", port: 4000))
    #expect(!guardian.allowsChange(token: "abce", origin: nil, port: 4000))
    #expect(!guardian.allowsChange(token: "abc", origin: nil, port: 4000))
    #expect(!guardian.allowsChange(token: "", origin: nil, port: 4000))
    #expect(!guardian.allowsChange(token: nil, origin: nil, port: 4000))
  }

  @Test func tokens() {
    let tokens = (0..<100).map { _ in RequestGuard.makeToken() }
    #expect(Set(tokens).count == 100)
    for token in tokens { #expect(token.count == 32 && token.allSatisfy { $0.isHexDigit }) }
  }
}
