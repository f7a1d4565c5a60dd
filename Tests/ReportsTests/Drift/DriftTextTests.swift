import Reports
import Testing

struct DriftTextTests {
  @Test func showsWhatIsTouchedAndWhatToDo() {
    #expect(
      DriftText(style: TextStyle(isEnabled: false)).render(DriftReportFixture.report()) == """
        Make a thing
        ✗ docs/p.md:12  POST /v2/things  breaks
            request field `name` is `label` now (line 20)
            → write `label`
            request field `owner` has `maxLength: 3` now
            → see to it that the value of `$OWNER` fits
        ! docs/p.md:37  GET /v2/things/{id}  may break
            response field `a_b`, 100% <new>, can be null now (line 46)
            → say what a reader does: stop, or ask

        old → new|er · 2 steps of 1 page use the API
        1 step breaks, 1 may break
        """)
  }

  @Test func saysWhenNothingIsTouched() {
    #expect(
      DriftText(style: TextStyle(isEnabled: false)).render(DriftReportFixture.report(isTouched: false)) == """
        old → new|er · 2 steps of 1 page use the API
        nothing breaks (2 of them use operations that changed elsewhere)
        """)
  }

  @Test func coloursForTerminals() {
    let text = DriftText(style: TextStyle(isEnabled: true)).render(DriftReportFixture.report())
    #expect(text.contains("\u{1B}[31m✗\u{1B}[0m docs/p.md:12  POST /v2/things  \u{1B}[31mbreaks\u{1B}[0m"))
    #expect(text.hasSuffix("\u{1B}[31m1 step breaks, 1 may break\u{1B}[0m"))
  }
}
