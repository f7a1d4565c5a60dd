import JSON
import Reports
import RunbookModel
import Testing

struct CoverageReportTests {
  private var report: CoverageReport {
    let steps = ReportFixture.runbook.steps
    return CoverageReport(
      pageCount: 2,
      apis: [
        .init(
          file: "things.yaml", title: "Things", version: "1.0",
          operations: [
            .init(
              id: "create-thing", name: "POST /v2/things",
              uses: [
                .init(page: "docs/p.md", step: steps[1]), .init(page: "docs/p.md", step: steps[3]),
                .init(page: "docs/q.md", step: steps[3]),
              ]), .init(id: "list-things", name: "GET /v2/things", uses: []),
            .init(id: "get-thing", name: "GET /v2/things/{id}", uses: []),
          ]),
        .init(file: "others.yaml", title: "", version: "", operations: [.init(id: "x", name: "GET /x", uses: [])]),
      ])
  }

  @Test func showsATableAndTheStepsThatCover() {
    #expect(
      CoverageText(style: TextStyle(isEnabled: false)).render(report) == """
        API          operations  covered        %
        Things 1.0            3        1     33.3  ███
        others.yaml           1        0      0.0

        Things 1.0  things.yaml
          POST /v2/things
            docs/p.md:12, :37, docs/q.md:37

        2 pages: 1 of 4 operations covered, 25.0 %
        """)
  }

  @Test func listsWhatIsNotCovered() {
    let text = CoverageText(style: TextStyle(isEnabled: false), listsUncovered: true).render(report)
    #expect(
      text.hasSuffix(
        """

        Things 1.0  things.yaml
          GET /v2/things
          GET /v2/things/{id}

        others.yaml  others.yaml
          GET /x

        2 pages: 1 of 4 operations covered, 25.0 %
        """))
  }

  @Test func writesJSON() {
    let value = CoverageJSON.render(report, listsUncovered: true)
    #expect(value["operations"] == 4)
    #expect(value["percent"]?.description == "25.0")
    #expect(
      value["apis"]?[0] == [
        "file": "things.yaml", "title": "Things", "version": "1.0", "operations": 3, "covered": 1, "percent": 33.3,
        "coveredOperations": [
          [
            "operationId": "create-thing", "operation": "POST /v2/things",
            "steps": [
              ["place": "docs/p.md:12", "step": "create/2"], ["place": "docs/p.md:37", "step": "check/1"],
              ["place": "docs/q.md:37", "step": "check/1"],
            ],
          ]
        ],
        "uncoveredOperations": [
          ["operationId": "list-things", "operation": "GET /v2/things"],
          ["operationId": "get-thing", "operation": "GET /v2/things/{id}"],
        ],
      ])
    #expect(CoverageJSON.render(report)["apis"]?[0]?["uncoveredOperations"] == nil)
  }
}
