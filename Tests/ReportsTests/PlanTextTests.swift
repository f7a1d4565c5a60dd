import Reports
import Testing

struct PlanTextTests {
  @Test func showsStepsVariablesAndDiagnostics() {
    let text = PlanText(style: TextStyle(isEnabled: false)).render(ReportFixture.runbook)
    #expect(
      text == """
        Make a thing
        docs/p.md · konnect · 4 steps

        Create
             :7  manual   2 actions
                          create/1 · rule numbered-list
            :12  request  POST /v2/things (eu) → 201
                          create/2 · rule block
                          uses $KONNECT_TOKEN, $OWNER · sets $THING_ID
            :29  export   THING_TOKEN
                          create/3 · rule export-block
                          sets $THING_TOKEN

        Check
            :37  request  GET /v2/things/$THING_ID (us) → 200, until ready within 4m
                          check/1 · rule block
                          uses $KONNECT_TOKEN, $THING_ID

        Variables
          KONNECT_TOKEN  the environment
          OWNER          no step sets it
          THING_ID       captured by create/2 with `.id`
          THING_TOKEN    from the response to create/2, bound by create/3

        docs/p.md:21:10: warning[undefined-variable]: $OWNER is used here, and no step of the page sets it
           |
        21 |   owner: $OWNER
           |          ^^^^^^
           = help: add `export OWNER=…` or a `capture` above this line, so that a reader has a value
        """)
  }

  @Test func coloursForTerminals() {
    let text = PlanText(style: TextStyle(isEnabled: true)).render(ReportFixture.runbook)
    #expect(text.hasPrefix("\u{1B}[1mMake a thing\u{1B}[0m\n\u{1B}[2mdocs/p.md"))
    #expect(text.contains("  OWNER          \u{1B}[33mno step sets it\u{1B}[0m"))
  }

  @Test func letsNothingOfThePageActOnATerminal() {
    let page =
      "---\ntitle: \"A\\e[31m\"\n---\n\n## B\u{1B}[2J\n\n{% konnect_api_request %}\nurl: \"/v2/\\e]0;x\"\n{% endkonnect_api_request %}\n"
    let text = PlanText(style: TextStyle(isEnabled: false)).render(ReportFixture.runbook(page))
    #expect(!text.unicodeScalars.contains("\u{1B}"))
    #expect(text.contains("GET /v2/\\u001b]0;x (us)"))
  }
}
