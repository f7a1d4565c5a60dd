import HowTo
import RunbookModel
import SourceText
import StaticChecks
import TestSupport
import Testing

struct MisspelledVariableTests {
  private func page(_ name: String, sets: String = "CONTROL_PLANE_ID") -> MarkedText {
    MarkedText("```sh\nexport \(sets)=abc\n```\n\n" + SmallAPI.page("url: /v1/things/1️⃣$\(name)2️⃣").text)
  }

  @Test(arguments: ["CONTROL_PLNE_ID", "CONTROL_PLANES_ID", "CONTROLPLANE_ID", "CONTROL_PLANE_IDD", "CONTRLO_PLANE_ID"])
  func reportsANameThatIsNearlyAnother(_ name: String) throws {
    let page = MarkedText(
      "```sh\nexport CONTROL_PLANE_ID=abc\n```\n\n{% konnect_api_request %}\nurl: /v1/things/1️⃣$\(name)2️⃣\n{% endkonnect_api_request %}\n"
    )
    let found = try #require(SmallAPI.check(page, MisspelledVariable()).first)
    #expect(found.message == "$\(name) is set nowhere; the page sets $CONTROL_PLANE_ID")
    #expect(found.fix?.replacement == "$CONTROL_PLANE_ID")
    #expect(page.isMarked(found.range))
  }

  @Test(arguments: ["CONTROL_PLANE_ID", "PORTAL_ID", "CONTROL_PLANE_1_ID", "KONNECT_TOKEN"])
  func acceptsOthers(_ name: String) { #expect(SmallAPI.check(page(name), MisspelledVariable()).isEmpty) }

  @Test func standsInForUndefinedVariable() {
    let file = SourceFile(path: "p.md", text: page("CONTROL_PLNE_ID").text)
    let runbook = PageReader().read(file)
    let checker = PageChecker(index: SmallAPI.index, isComplete: true, rules: [MisspelledVariable()])
    #expect(runbook.diagnostics.map(\.rule) == ["undefined-variable"])
    #expect(checker.findings(in: runbook).map(\.rule) == ["misspelled-variable"])
  }
}
