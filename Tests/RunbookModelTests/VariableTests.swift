import RunbookModel
import Testing

@Suite struct VariableTests {
  @Test(arguments: [
    "KONNECT_TOKEN", "client-secret", "PASSWORD", "DB_PASSWD", "API_KEY", "GITHUB_PAT", "AWS_CREDENTIALS", "private.x",
    "key",
  ])
  func secretsAreKnownByAWord(_ name: String) {
    #expect(Variable.isSecret(name))
    #expect(Variable(name: name).isSecret)
  }

  @Test(arguments: ["CONTROL_PLANE_ID", "PATH", "KEYRING", "TOKENS", "MONKEY", "PATTERN", ""])
  func othersAreNot(_ name: String) {
    #expect(!Variable.isSecret(name))
  }
}
