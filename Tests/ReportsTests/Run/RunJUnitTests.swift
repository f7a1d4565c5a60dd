import Reports
import RunbookModel
import SourceText
import Testing

@Suite struct RunJUnitTests {
  @Test func aSuiteAPageAndACaseAStep() throws {
    let run = RunFixture.run([
      RunFixture.fullResult, RunFixture.result("b/1", line: 3, .errored, "no answer"),
      RunFixture.result("b/2", line: 4, .skipped, "needs $X"), RunFixture.result("b/3", line: 5, .unverified, "nobody"),
      RunFixture.result("b/4", line: 6, .passed),
    ])
    let document = RunFixture.document([RunFixture.page(run, scenario: "docs/p.scenario.yaml")])
    #expect(
      try RunFixture.text(document, as: .junit) == """
        <?xml version="1.0" encoding="UTF-8"?>
        <testsuites name="runbook" tests="5" failures="1" errors="1" time="1.500">
          <testsuite name="docs/p.md" tests="5" failures="1" errors="1" skipped="2" time="1.500">
            <properties>
              <property name="title" value="Page"/>
              <property name="verdict" value="failed"/>
              <property name="deployment" value="konnect"/>
              <property name="target" value="the embedded mock"/>
              <property name="scenario" value="docs/p.scenario.yaml"/>
            </properties>
            <testcase classname="docs/p.md" name="make/1" file="docs/p.md" line="2" time="1.255">
              <failure message="secret-reason; name is &quot;a&quot; &amp; &lt;b&gt;" type="wait">secret-reason
        name is "a" &amp; &lt;b&gt;
            - x
            + y
        warning[a-rule]: is odd</failure>
              <system-out>POST https://us.api.konghq.com/v2/things?q=1 → 201
        GET https://h/x → no route
        2 looks: initializing → ready
        passed: status 201
        failed: name is "a" &amp; &lt;b&gt;</system-out>
            </testcase>
            <testcase classname="docs/p.md" name="b/1" file="docs/p.md" line="3" time="0.000">
              <error message="no answer" type="wait">no answer</error>
            </testcase>
            <testcase classname="docs/p.md" name="b/2" file="docs/p.md" line="4" time="0.000">
              <skipped message="needs $X"/>
            </testcase>
            <testcase classname="docs/p.md" name="b/3" file="docs/p.md" line="5" time="0.000">
              <skipped message="unverified: nobody"/>
            </testcase>
            <testcase classname="docs/p.md" name="b/4" file="docs/p.md" line="6" time="0.000"/>
          </testsuite>
        </testsuites>

        """)
  }

  @Test func whatXMLForbidsIsReplaced() throws {
    let reason = "a\u{0}\u{1B}[31m\u{FFFE}\rb\nc\td \u{1F600}"
    let run = RunFixture.run([RunFixture.result("a/1", line: 1, .failed, reason)])
    let text = try RunFixture.text(RunFixture.document([RunFixture.page(run)]), as: .junit)
    #expect(text.contains(#"message="a\#u{FFFD}\#u{FFFD}[31m\#u{FFFD}&#13;b&#10;c&#9;d \#u{1F600}""#))
    #expect(text.contains(">a\u{FFFD}\u{FFFD}[31m\u{FFFD}&#13;b\nc\td \u{1F600}<"))
  }

  @Test func expectedFailuresAreSkippedAndBrokenOnesFail() throws {
    let expected = ExpectedFailure(
      reason: "known", owner: "docs", until: try #require(CalendarDay("2026-01-31")),
      range: RunFixture.file.lineRange(5))
    var run = RunFixture.run([RunFixture.result("a/1", line: 1, .xfailed, "status 404")])
    run.steps[0].expectedFailure = expected
    run.expectedFailures = ExpectedFailures([expected], today: CalendarDay("2026-02-01"))
      .judged(run.steps, of: run.runbook, isPartial: false)
    let text = try RunFixture.text(RunFixture.document([RunFixture.page(run)]), as: .junit)
    #expect(
      text.contains(
        #"<skipped message="failed as expected: status 404; expected: known (docs, until 2026-01-31)"/>"#))
    #expect(text.contains(#"name="expected failure: known" file="docs/p.md" line="5""#))
    #expect(
      text.contains(
        #"<failure message="it was expected to fail until 2026-01-31, which is past" type="expected-failure">"#))
    #expect(text.contains(#"<testsuite name="docs/p.md" tests="2" failures="1" errors="0" skipped="1""#))
  }

  @Test func aPageThatCannotBeReadIsAnError() throws {
    let fault = Diagnostic(.error, rule: "unreadable-block", "no YAML", at: RunFixture.file.lineRange(3))
    let run = RunFixture.run([RunFixture.result("a/1", line: 1, .unverified)], diagnostics: [fault])
    let text = try RunFixture.text(RunFixture.document([RunFixture.page(run)]), as: .junit)
    #expect(text.contains(#"<testcase classname="docs/p.md" name="page" file="docs/p.md" line="3" time="0.000">"#))
    #expect(text.contains(#"<error message="no YAML" type="unreadable-block">unreadable-block: no YAML</error>"#))
  }

  @Test func pagesThatWereNotRunAreSkipped() throws {
    var document = RunFixture.document([], pageCount: 1)
    document.notRun = ["docs/q.md"]
    let text = try RunFixture.text(document, as: .junit)
    #expect(text.contains(#"<testsuite name="docs/q.md" tests="1" failures="0" errors="0" skipped="1" time="0.000">"#))
    #expect(text.contains(#"<skipped message="the run ended before this page"/>"#))
  }
}
