import Testing

@testable import HowTo

@Suite struct ShellRequestTests {
  private func request(_ text: String) throws -> ShellRequest { try ShellRequest(commands(text)) }

  private func refusal(_ text: String) -> String? { ShellReading(of: text).reasons.first?.reason }

  @Test func jqTakesSomethingOut() throws {
    let request = try request("curl -s x | jq -r '.a[0].b'")
    #expect(request.curl.url == "http://x")
    #expect(request.filter?.program == ".a[0].b")
    #expect(request.filter?.isRaw == true)
    #expect(request.outputFile == nil)
  }

  @Test(arguments: [
    ("curl x > f", "f"), ("curl x -o f", "f"), ("curl x | jq . > \"$D/f\"", "$D/f"), ("curl x >/dev/null", nil),
    ("curl x", nil),
    ("curl x 2>/dev/null", nil), ("curl x 2>&1", nil), ("curl x 1> f 2>>log", "f"), ("curl -d @- x > f <<E\na\nE", "f"),
  ])
  func answersGoToFiles(_ text: String, _ file: String?) throws {
    #expect(try request(text).outputFile == file)
  }

  @Test(arguments: [
    ("kubectl get x", "runs 'kubectl'"), ("echo a | kubectl apply -f -", "runs 'kubectl'"),
    ("echo a | curl -d @- x", "runs 'echo'"),
    ("echo a > f", "runs 'echo'"), ("$A x", "runs a command"), ("curl x | bash", "feeds 'bash'"),
    ("curl x | jq . | tr -d x", "feeds what jq prints to 'tr'"),
    ("curl x | jq . | $A", "feeds what jq prints to a command"), ("A=1 curl x", "sets variables for one command only"),
    ("curl x | A=1 jq .", "sets variables for one command only"), ("for a in b; do c; done", "has 'for'"),
    ("curl x | while a; do b; done", "has 'while'"),
    ("curl x >> f", "redirects by '>>'"), ("curl x &> f", "redirects by '&>'"),
    ("curl x > f | jq .", "redirects by '>'"), ("curl -o f x > g", "redirects by '>'"),
    ("curl x > f 2>&1", "redirects by '>&'"), ("curl x 2>&1 | jq .", "redirects by '>&'"),
    ("curl x | jq . < f", "redirects by '<'"),
    ("curl -i x | jq .", "takes headers and body together"), ("curl -w a x | jq .", "takes what curl prints by '-w'"),
    ("curl -o f x | jq .", "takes what goes to a file"),
    ("A=$(curl -s -o /dev/null -w '%{http_code}' x)", "takes what curl prints by '-w'"),
    ("A=$(curl -I x)", "takes headers and body together"),
    ("A=$(curl x > f)", "redirects by '>'"), ("A=$(curl x 2>&1)", "redirects by '>&'"),
    ("A=$(curl x | jq .a | tr -d '\"')", "feeds what jq prints to 'tr'"),
    ("A=$(curl x; curl y)", "takes in the output of several commands"),
    ("A=$(curl x || true)", "takes in the output of several commands"),
    ("curl 'x", "has a quote ' that nothing closes"),
  ])
  func anythingElseNeedsAShell(_ text: String, _ reason: String) {
    #expect(refusal(text) == reason)
  }
}
