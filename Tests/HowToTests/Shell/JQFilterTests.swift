import Testing

@testable import HowTo

@Suite struct JQFilterTests {
  private func filter(_ text: String) throws -> JQFilter {
    let command = try #require(commands(text).first)
    return try JQFilter(command)
  }

  @Test func theProgramIsKeptAsItIs() throws {
    #expect(try filter("jq '.[] as $x | \"\\($x.id)\"'").program == ".[] as $x | \"\\($x.id)\"")
    #expect(try filter("jq -r \".id\"").program == ".id")
    #expect(try filter("jq .a.b").program == ".a.b")
    #expect(try filter("jq").program == ".")
  }

  @Test func plainOptionsAreRead() throws {
    let all = try filter("jq -rc .a -es")
    #expect(all.isRaw && all.isCompact && all.failsWithoutOutput && all.slurps)
    var long = try filter("jq --raw-output --compact-output --exit-status --slurp --sort-keys -SMC .a")
    long.programWord = all.programWord
    #expect(long == all)
    let none = try filter("jq .a")
    #expect(!none.isRaw && !none.isCompact && !none.failsWithoutOutput && !none.slurps)
  }

  @Test(arguments: [
    ("jq -n .a", "runs jq with '-n'"), ("jq --arg x 1 .a", "runs jq with '--arg'"),
    ("jq .a file", "has jq read a file"),
    ("jq \".$A\"", "has variables of the shell in a jq program"),
    ("jq $A", "has variables of the shell in a jq program"),
    ("jq -rj .a", "runs jq with '-rj'"),
  ])
  func anythingElseNeedsAShell(_ text: String, _ reason: String) throws {
    let command = try #require(commands(text).first)
    #expect {
      _ = try JQFilter(command)
    } throws: {
      ($0 as? NeedsShell)?.reason == reason
    }
  }
}
