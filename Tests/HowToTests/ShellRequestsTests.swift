import TestSupport
import Testing

@testable import HowTo

struct ShellRequestsTests {
  private func urls(_ script: String) -> [String] { ShellRequests(of: ShellScript(script)).requests.map(\.curl.url) }

  @Test(arguments: [
    "for i in 1 2; do curl https://a/b; done", "X=$(curl https://a/b | tee c)", "curl https://a/b | bash",
    "if true; then curl https://a/b > c; fi", "echo \"$(curl https://a/b)\"", "docker ps && curl https://a/b || true",
  ])
  func findsRequestsWhereverTheyStand(_ script: String) { #expect(urls(script) == ["https://a/b"]) }

  @Test func leavesOutWhatCannotBeRead() {
    #expect(urls("curl $(cat url)").isEmpty)
    #expect(urls("wget https://a/b").isEmpty)
  }
}
