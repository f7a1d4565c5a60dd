import Testing

@testable import HowTo

@Suite struct ShellBlockTests {
  @Test(arguments: [
    ("kubectl get pods", "sh"), ("x", "BASH"), ("echo '\na: 1\n' | kubectl apply -f -", "yaml"),
    ("echo '\nx\n' > auth.tf", "hcl"), ("cat <<EOF > a.json\n{}\nEOF", "text"),
  ])
  func commandsAreToldByLanguageOrBeginning(_ text: String, _ language: String) {
    #expect(ShellBlock.isCommand(text, language: language))
  }

  @Test(arguments: [
    ("kubectl get pods", "text"), ("echo is a command", "text"), ("{}", "json"), ("", ""),
    ("echo 'a'\nprints a", "text"),
  ])
  func anythingElseIsNoCommand(_ text: String, _ language: String) {
    #expect(!ShellBlock.isCommand(text, language: language))
  }

  @Test(arguments: [
    "YOUR CONTROL PLANE ID", "your-gateway-id", "your_id", "<your-key>", "token-here", "put it here",
    "CONTROL_PLANE_ID", "ID",
    "", "0194f5b4-9d8d-7d8a-8f5e-0a1b2c3d4e5f",
  ])
  func placeholders(_ value: String) {
    #expect(ShellBlock.isPlaceholder(value, for: "CONTROL_PLANE_ID"))
  }

  @Test(arguments: ["hybrid-cp", "us", "42", "$OTHER", "https://example.com", "AWS", "yours", "1-2"])
  func values(_ value: String) {
    #expect(!ShellBlock.isPlaceholder(value, for: "CONTROL_PLANE_ID"))
  }

  @Test func aPipeToDecKFeedsIt() {
    #expect(ShellBlock.feedsDecK("echo '\n_format_version: \"3.0\"\n' | deck gateway apply -"))
    #expect(!ShellBlock.feedsDecK("deck gateway dump | less"))
    #expect(!ShellBlock.feedsDecK("_format_version: \"3.0\""))
  }
}
