import HowTo
import OpenAPI
import SourceText
import StaticChecks
import TestSupport
import Testing

struct PageCheckerTests {
  @Test func readsTheBuiltInSpecifications() {
    #expect(CheckFixture.index.documents.count == 5)
  }

  @Test func tellsFindingsInTheOrderOfThePage() {
    let found = CheckFixture.check(
      """
      ## A

      {% konnect_api_request %}
      url: /v2/control-planes
      method: POST
      {% endkonnect_api_request %}

      {% konnect_api_request %}
      url: /v2/control-planes
      region: global
      {% endkonnect_api_request %}

      ## B

      {% konnect_api_request %}
      url: /v2/nothing
      {% endkonnect_api_request %}

      {% konnect_api_request %}
      url: /v2/control-planes
      method: DELETE
      {% endkonnect_api_request %}
      """)
    #expect(found.map(\.rule) == ["region-not-served", "no-such-operation", "wrong-method"])
    #expect(found.map(\.subject) == ["a/2", "b/1", "b/2"])
  }

  @Test func tellsAnExportsFaultWhereTheExportStands() {
    let found = CheckFixture.check(
      """
      ## A

      {% konnect_api_request %}
      url: /v2/control-planes
      method: POST
      region: global
      {% endkonnect_api_request %}

      Some text.

      {% http_request %}
      url: https://us.api.konghq.com/v2/nothing
      {% endhttp_request %}

      ## B

      {% konnect_api_request %}
      url: /v2/control-planes
      method: POST
      {% endkonnect_api_request %}

      ```sh
      export PLANE_COLOR='YOUR COLOR'
      ```
      """)
    #expect(found.map(\.rule) == ["region-not-served", "no-such-operation", "export-field-absent"])
    #expect(found.map(\.subject) == ["a/1", "a/2", "b/2"])
  }

  @Test func findingsComeInTheOrderOfThePage() {
    let page = SourceFile(
      path: "p.md",
      text: """
        # P

        {% konnect_api_request %}
        url: /v2/cloud-gateways/add-ons
        {% endkonnect_api_request %}

        {% konnect_api_request %}
        url: /v2/control-planes/$NOTHING
        metod: GET
        {% endkonnect_api_request %}
        """)
    let checker = PageChecker(index: CheckFixture.index, isComplete: true, rules: PageChecker.allRules)
    let found = checker.findings(in: PageReader(isStrict: true).read(page))
    #expect(found.map(\.rule) == ["region-not-served", "undefined-variable", "unknown-key"])
    #expect(found.compactMap(\.range?.start.line) == [4, 8, 9])
  }

  @Test func givesEveryRuleAnIDOfItsOwn() {
    let ids = PageChecker.allRules.map { type(of: $0).id }
    #expect(ids.prefix(4) == ["no-such-operation", "wrong-method", "region-not-served", "export-field-absent"])
    #expect(Set(ids).count == ids.count)
  }

  @Test func findsNothingInAPageWithoutRequests() {
    #expect(CheckFixture.check("Only prose.\n\n```sh\nexport A=b\n```\n").isEmpty)
  }

  @Test(arguments: ["region: uk", "method: PST", "url: [1]"])
  func saysNothingOfWhatABlockThatIsNoStepCaptures(_ key: String) {
    let keys = key.hasPrefix("url") ? key : "url: /v2/control-planes\n\(key)"
    let text =
      "{% konnect_api_request %}\n\(keys)\ncapture:\n  - {variable: A_ID, jq: .id}\n{% endkonnect_api_request %}\n\n"
      + "{% konnect_api_request %}\nurl: /v2/control-planes/$A_ID\n{% endkonnect_api_request %}\n"
    let runbook = PageReader().read(SourceFile(path: "p.md", text: text))
    let found = PageChecker(index: CheckFixture.index, isComplete: true, rules: PageChecker.allRules).findings(
      in: runbook)
    #expect(!found.isEmpty)
    #expect(!found.contains { $0.rule == "undefined-variable" })
  }
}
