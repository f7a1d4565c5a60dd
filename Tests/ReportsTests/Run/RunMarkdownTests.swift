import Reports
import RunbookModel
import Testing

@Suite struct RunMarkdownTests {
  @Test func aTableAndWhatDidNotHold() {
    let good = RunFixture.page(RunFixture.run("docs/good.md", [RunFixture.result("a/1", line: 2, .passed)]))
    let bad = RunFixture.page(RunFixture.run("docs/bad.md", [RunFixture.fullResult]), number: 2)
    #expect(
      RunMarkdown.lines(RunFixture.document([good, bad])) == [
        "## runbook", "", "2 pages: 1 passed, 1 failed", "",
        "| page | verdict | steps | requests | time |", "|---|---|---|--:|--:|",
        "| `docs/bad.md` | ❌ failed | 1 step: 1 failed | 3 | 1.5s |",
        "| `docs/good.md` | ✅ passed | 1 step: 1 passed | 0 | 1.5s |",
        "", "### `docs/bad.md`", "",
        #"- **failed** line 2, `make/1`: secret-reason; name is "a" &amp; &lt;b&gt;"#,
        "", "  ```", "  - x", "  + y", "  ```", "",
      ])
  }

  @Test func nothingOfAnAnswerActsAsMarkdown() throws {
    var result = RunFixture.result("a/1", line: 1, .failed, "| <img src=x> [a](b) `c` @user #1\n# head")
    result.checks = [CheckResult(.failed, "s", details: ["````", "</details>"])]
    let lines = RunMarkdown.lines(RunFixture.document([RunFixture.page(RunFixture.run([result]))]))
    let item = try #require(lines.first { $0.hasPrefix("- **failed**") })
    #expect(item.hasSuffix(##"\| &lt;img src=x&gt; \[a\](b) \`c\` \@user \#1\\n\# head; s"##), "\(item)")
    #expect(lines.contains("  `````"))
  }

  @Test func aSummaryThatIsTooLongIsCut() throws {
    let results = [RunFixture.result("a/1", line: 1, .failed, String(repeating: "x", count: 5000))]
    let pages = (1...300).map { RunFixture.page(RunFixture.run("docs/\($0).md", results), number: $0) }
    let lines = RunMarkdown.lines(RunFixture.document(pages))
    #expect(lines.reduce(0) { $0 + $1.utf8.count + 1 } < 1_048_576)
    #expect(lines.last == "More is in the other reports.")
    #expect(lines.count { $0.hasPrefix("| `docs/") } == 300)
  }
}
