import HowTo
import OpenAPI
import SourceText
import StaticChecks
import TestSupport
import Testing

/// The example on each rule's page is what the rule finds.
struct RuleExamplesTests {
  /// Rules whose example is no piece of a page.
  private static let others: Set = [
    "invalid-utf8", "unreadable-data", "malformed-scenario", "openapi-syntax", "openapi-version", "openapi-reference",
    "openapi-structure", "liquid-limit", "liquid-render", "front-matter", "environment-file", "malformed-settings",
  ]

  @Test(arguments: RuleCatalogue.all.filter { !others.contains($0.id) })
  func isFoundByTheRule(_ rule: RuleExplanation) {
    let text = Self.page(around: rule)
    let file = SourceFile(path: "p.md", text: text)
    let checker = PageChecker(index: Self.index, isComplete: true, rules: PageChecker.allRules)
    let found = checker.findings(in: PageReader(isStrict: true).read(file))
    let rules = IgnoreFilter.apply(to: found, page: file).map(\.rule)
    #expect(rules.contains(rule.id), "found \(rules)")
  }

  /// A page that holds the example, and what it needs around it.
  private static func page(around rule: RuleExplanation) -> String {
    let example = rule.example
    let creation = "{% konnect_api_request %}\nurl: /v2/control-planes\nmethod: POST\nbody: {name: prod}\n"
    switch rule.id {
    case "export-field-absent", "snippet-forbidden":
      return creation + "{% endkonnect_api_request %}\n\n\(example)\n"
    case "capture-mismatch": return creation + example + "\n{% endkonnect_api_request %}\n"
    // Nobody's token, so that no scanner of secrets stops at the documentation.
    case "secret-in-page":
      return example.replacing("kpat_…", with: ["kpat", "Zq7mXw2LkP9vTr4HsB8nYc3GfD6jRa1EuW5"].joined(separator: "_"))
    case "repeated-key":
      return creation.replacing("body: {name: prod}\n", with: example) + "\n{% endkonnect_api_request %}\n"
    case "misspelled-variable": return "```sh\nexport CONTROL_PLANE_ID=a\necho $CONTROL_PLANE_ID\n```\n\n\(example)\n"
    default: return example + "\n"
    }
  }

  /// The built-in operations, and one that is deprecated.
  private static let index = OperationIndex(
    CheckFixture.index.documents
      + [
        Document.load(
          SourceFile(
            path: "old.yaml",
            text: """
              openapi: 3.0.3
              info: {title: Old, version: '1'}
              servers: [{url: 'https://us.api.konghq.com/v1'}]
              paths: {/old-things: {get: {deprecated: true, responses: {'200': {description: old}}}}}
              """)
        ).document
      ].compactMap { $0 })
}
