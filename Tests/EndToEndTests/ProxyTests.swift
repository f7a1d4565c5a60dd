import Foundation
import TestSupport
import Testing

/// Proxies by environment, as libcurl has them.
@Suite(.enabled(if: Certificates.isPossible, "the openssl command is absent"))
struct ProxyTests {
  @Test func aProxySeesNothingButTheNameOfTheHost() async throws {
    let konnect = try KonnectFixture()
    let proxy = try RawServer { _ in [.answer(407), .close] }
    defer { proxy.stop() }
    let address = "http://me:planted-password@127.0.0.1:\(proxy.port)"
    let result = try await RunbookProcess.run(
      "run", "page.md", "--target", "konnect", "--yes", in: konnect.folder.url,
      environment: ["KONNECT_TOKEN": KonnectFixture.token, "HTTPS_PROXY": address])
    #expect(result.status == 1)
    #expect(
      result.words.contains("the proxy refused to pass on to us.api.konghq.com (status 407)"), "\(result.output)")
    #expect(!proxy.requests.isEmpty)
    for request in proxy.requests {
      // Whose the token is, is asked of the global host.
      let hosts = ["us", "global"].map { "CONNECT \($0).api.konghq.com:443 HTTP/1.1" }
      #expect(hosts.contains(request.requestLine))
      #expect(!"\(request.headers)".contains(KonnectFixture.token))
    }
    #expect(!(result.output + result.errors).contains("planted-password"))
  }

  @Test func aProxyThatIsNotThereIsTold() async throws {
    let konnect = try KonnectFixture()
    let result = try await RunbookProcess.run(
      "run", "page.md", "--target", "konnect", "--yes", in: konnect.folder.url,
      environment: ["KONNECT_TOKEN": KonnectFixture.token, "HTTPS_PROXY": "http://127.0.0.1:9"])
    #expect(result.status == 1)
    #expect(result.words.contains("the proxy at 127.0.0.1, port 9, refused the connection"), "\(result.output)")
  }

  @Test(arguments: ["NO_PROXY", "no_proxy"])
  func someHostsNeedNoProxy(_ name: String) async throws {
    let konnect = try KonnectFixture()
    let proxy = try RawServer { _ in [.answer(407), .close] }
    defer { proxy.stop() }
    let result = try await konnect.run(
      "--yes", environment: ["HTTPS_PROXY": "http://127.0.0.1:\(proxy.port)", name: "api.konghq.com"])
    #expect(result.status == 0, "\(result.output)\(result.errors)")
    #expect(proxy.connections == 0)
  }
}
