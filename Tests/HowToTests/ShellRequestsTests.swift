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

  @Test(arguments: [
    ("curl https://a -H 'T: 1️⃣$NAME2️⃣'", true), ("curl https://a -d '{\"a\": \"1️⃣${NAME}2️⃣\"}'", false),
    ("X=$(curl 'https://a/1️⃣$NAME2️⃣')", true), ("curl https://a -d \"'$NAME'\"'1️⃣$NAME2️⃣'", true),
  ])
  func findsVariablesInSingleQuotes(script: MarkedText, isPlain: Bool) {
    let found = ShellRequests(of: ShellScript(script.text)).quotedReferences
    #expect(found.map(\.name) == ["NAME"])
    #expect(found.first?.range == script.offsets[1].flatMap { start in script.offsets[2].map { start..<$0 } })
    #expect(found.first?.isInPlainText == isPlain)
  }

  @Test(arguments: [
    "curl https://a -H \"T: '$NAME'\"", "curl https://a -H 'T: '\"$NAME\"", "curl https://a | jq '.[] | $NAME'",
    "echo '$NAME'", "curl https://a -d '$name $1 $$ ${NAME $ $(x)'", "curl https://a -H 'T: \"'$NAME'\"'",
    "curl https://a -H T:\\'$NAME\\'", "curl https://a -d \"\\\"'$NAME'\"",
  ])
  func leavesAloneWhatTheShellReplacesOrNobodyMeant(_ script: String) {
    #expect(ShellRequests(of: ShellScript(script)).quotedReferences.isEmpty)
  }
}
