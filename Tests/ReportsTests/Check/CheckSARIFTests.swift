import JSON
import Reports
import Testing

struct CheckSARIFTests {
  private let run =
    CheckSARIF.render(
      CheckReportFixture.report,
      rules: [
        RuleDescription(id: "unknown-key", summary: "A key.", markdown: "# unknown-key\n"),
        RuleDescription(id: "unseen", summary: "Not found.", markdown: "# unseen\n"),
      ], version: "1.2.3")["runs"]?[0]

  @Test func describesTheRulesThatWereFound() {
    let driver = run?["tool"]?["driver"]
    #expect(driver?["semanticVersion"] == "1.2.3")
    #expect(driver?["rules"]?.array?.map { $0["id"] } == ["other", "undefined-variable", "unknown-key"])
    #expect(driver?["rules"]?[2]?["shortDescription"] == ["text": "A key."])
    #expect(run?["results"]?.array?.map { $0["ruleIndex"] } == [2, 0, 1])
    #expect(run?["results"]?.array?.map { $0["level"] } == ["error", "note", "warning"])
  }

  @Test func placesResultsByURIAndUTF16Columns() {
    let location = run?["results"]?[1]?["locations"]?[0]?["physicalLocation"]
    #expect(location?["artifactLocation"] == ["uri": "a%2C%20b.md"])
    #expect(location?["region"] == ["startLine": 5, "startColumn": 3, "endLine": 5, "endColumn": 5])
    #expect(run?["columnKind"] == "utf16CodeUnits")
  }

  @Test func tellsNotesIncludesAndMends() {
    let first = run?["results"]?[0]
    #expect(first?["relatedLocations"]?[0]?["message"] == ["text": "there"])
    let change = first?["fixes"]?[0]?["artifactChanges"]?[0]?["replacements"]?[0]
    #expect(change?["insertedContent"] == ["text": "method"])
    #expect(change?["deletedRegion"] == ["startLine": 4, "startColumn": 1, "endLine": 4, "endColumn": 6])
    let included = run?["results"]?[2]?["relatedLocations"]?[0]
    #expect(included?["message"] == ["text": "included here"])
    #expect(included?["physicalLocation"]?["region"] == ["startLine": 3])
  }
}
