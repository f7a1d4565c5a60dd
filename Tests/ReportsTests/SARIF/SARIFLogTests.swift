import JSON
import Reports
import SourceText
import Testing

struct SARIFLogTests {
  private let run =
    SARIFLog(
      version: "1.2.3",
      rules: [
        RuleDescription(id: "unknown-key", summary: "A key.", markdown: "# unknown-key\n"),
        RuleDescription(id: "unseen", summary: "Not found.", markdown: "# unseen\n"),
      ], paths: CheckReportFixture.paths
    ).render(CheckReportFixture.report.diagnostics)["runs"]?[0]

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
    let other = run?["results"]?[2]?["relatedLocations"]?[0]
    #expect(other?["message"] == ["text": "it reaches this page, too"])
    #expect(other?["physicalLocation"]?["artifactLocation"] == ["uri": "c.md"])
    let included = run?["results"]?[2]?["relatedLocations"]?[1]
    #expect(included?["message"] == ["text": "included here"])
    #expect(included?["physicalLocation"]?["region"] == ["startLine": 3])
  }

  @Test func tellsFactsAdviceAndStep() {
    let first = run?["results"]?[0]
    #expect(
      first?["message"] == ["text": "no key `metod`:\n100 % wrong\nNote: a fact.\nHelp: write `method`."])
    #expect(first?["locations"]?[0]?["logicalLocations"] == [["fullyQualifiedName": "a/1", "kind": "step"]])
  }

  @Test func tellsWhatHasNoPlace() {
    let log = SARIFLog(version: "1", rules: []).render([Diagnostic(.error, rule: "r", "m", at: nil)])
    #expect(
      log["runs"]?[0]?["results"] == [["ruleId": "r", "ruleIndex": 0, "level": "error", "message": ["text": "m"]]])
    #expect(log["runs"]?[0]?["tool"]?["driver"]?["rules"] == [["id": "r"]])
  }

  @Test(arguments: [
    ("a b:ü.md", "a%20b%3A%C3%BC.md"), ("/a/b.md", "file:///a/b.md"), ("../a.md", "../a.md"),
    ("<stdin>", "%3Cstdin%3E"),
  ])
  func encodesPaths(_ path: String, _ uri: String) {
    let file = SourceFile(path: path, text: "x")
    let log = SARIFLog(version: "1", rules: []).render([Diagnostic(.error, rule: "r", "m", at: file.range(0..<1))])
    let place = log["runs"]?[0]?["results"]?[0]?["locations"]?[0]?["physicalLocation"]
    #expect(place?["artifactLocation"] == ["uri": .string(uri)])
  }
}
