import Testing

@testable import HowTo

@Suite struct ShellBlockTests {
  @Test func quotesAreTakenOff() {
    #expect(
      ShellBlock.exports(in: "export A='YOUR ID'\nexport B=\"x y\"\nexport C=plain\n") == [
        .init(name: "A", value: "YOUR ID", line: 0, needsShell: false),
        .init(name: "B", value: "x y", line: 1, needsShell: false),
        .init(name: "C", value: "plain", line: 2, needsShell: false),
      ])
  }

  @Test func commentsAndBlankLinesCountAsLines() {
    #expect(
      ShellBlock.exports(in: "# the gateway\n\n  export A=1 # one\n") == [
        .init(name: "A", value: "1", line: 2, needsShell: false)
      ])
  }

  @Test func aPlaceholderMayHaveBlanks() {
    #expect(ShellBlock.exports(in: "export A=YOUR CONTROL PLANE ID")?.first?.value == "YOUR CONTROL PLANE ID")
  }

  @Test func valuesKeepEqualsSignsAndReferences() {
    #expect(ShellBlock.exports(in: "export A=$B/c?d=e")?.first?.value == "$B/c?d=e")
  }

  @Test func substitutionsNeedAShellUnlessQuotesKeepThem() {
    #expect(ShellBlock.exports(in: "export A=$(date)")?.first?.needsShell == true)
    #expect(ShellBlock.exports(in: "export A=\"`date`\"")?.first?.needsShell == true)
    #expect(ShellBlock.exports(in: "export A='$(date)'")?.first?.needsShell == false)
  }

  @Test(arguments: [
    "", "# only a comment", "echo a", "export A=1\necho $A", "export A=1 B=2", "export A=1; echo", "export A='open",
    "export =1", "export A-B=1", "export A", "A=1",
  ])
  func anythingElseIsACommand(_ text: String) {
    #expect(ShellBlock.exports(in: text) == nil)
  }

  @Test(arguments: [
    "YOUR CONTROL PLANE ID", "your-gateway-id", "your_id", "<your-key>", "token-here", "put it here",
    "CONTROL_PLANE_ID", "ID",
    "",
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
