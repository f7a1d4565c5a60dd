import SourceText
import StaticChecks
import TestSupport
import Testing

struct SecretInPageTests {
  private func check(_ page: MarkedText) -> [Diagnostic] { SmallAPI.check(page, SecretInPage()) }

  // Put together here, so that nobody who looks for credentials finds one in this file.
  private static let tail = ["Zq7", "mXw2", "LkP9", "vTr4", "HsB8", "nYc3", "GfD6", "jRa1", "EuW5", "oK0Q"].joined()

  @Test(arguments: ["kp" + "at_", "sp" + "at_", "gh" + "p_", "gl" + "pat-", "hv" + "s."])
  func reportsCredentialsByTheirForm(_ prefix: String) {
    let secret = prefix + Self.tail
    for page: MarkedText in [
      SmallAPI.page("url: /v1/things\nmethod: POST\nbody:\n  name: 1️⃣\(secret)2️⃣"),
      "```sh\nexport TOKEN=1️⃣\(secret)2️⃣\n```\n", "```sh\nsome-program --token 1️⃣\(secret)2️⃣ | other\n```\n",
    ] {
      let found = check(page)
      #expect(found.map(\.severity) == [.warning])
      #expect(page.isMarked(found.first?.range))
    }
  }

  @Test(arguments: [
    "$KONNECT_TOKEN", "kpat_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", "kpat_YOUR_TOKEN", "ghp_short1", "my-secret",
  ])
  func acceptsOthers(_ value: String) {
    #expect(check(SmallAPI.page("url: /v1/things\nmethod: POST\nbody: {name: '\(value)'}")).isEmpty)
    #expect(check("```sh\nexport TOKEN='\(value)'\n```\n").isEmpty)
  }
}
